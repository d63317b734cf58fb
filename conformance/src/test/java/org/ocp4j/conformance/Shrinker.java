package org.ocp4j.conformance;

import java.util.function.Predicate;

/** Shrinks a source that shows a failure, by removing pieces as long as the failure remains. */
final class Shrinker {
  private Shrinker() {}

  /**
   * Returns a source from which no more can be removed.
   *
   * @param shows returns {@code true} if a source shows the failure; {@code source} must do so
   */
  static String shrink(String source, Predicate<String> shows) {
    String smallest = source;
    int piece = Math.max(1, smallest.length() / 2);
    while (true) {
      String smaller = withoutPieces(smallest, piece, shows);
      boolean changed = smaller.length() < smallest.length();
      smallest = smaller;
      if (piece > 1) {
        piece = Math.max(1, Math.min(piece / 2, smallest.length() / 2));
      } else if (!changed) {
        return smallest;
      }
    }
  }

  private static String withoutPieces(String source, int piece, Predicate<String> shows) {
    StringBuilder kept = new StringBuilder(source);
    int at = 0;
    while (at < kept.length()) {
      int end = Math.min(kept.length(), at + piece);
      // A surrogate pair is removed as a whole.
      int from = isInside(kept, at) ? at - 1 : at;
      int to = isInside(kept, end) ? end + 1 : end;
      String without = kept.substring(0, from) + kept.substring(to);
      if (shows.test(without)) {
        kept.delete(from, to);
        at = from;
      } else {
        at = to;
      }
    }
    return kept.toString();
  }

  private static boolean isInside(CharSequence text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
