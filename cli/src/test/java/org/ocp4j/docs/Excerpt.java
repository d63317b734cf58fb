package org.ocp4j.docs;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Parts of a longer text, separated by blank lines. The lines of a part are lines of the text, in
 * the same order; the parts may be in another order.
 */
record Excerpt(List<List<String>> parts) {
  /** Takes the lines of a block, without comments, {@code @Override} and blank lines. */
  static Excerpt of(String text) {
    return new Excerpt(Arrays.stream(text.split("\n\\s*\n"))
        .map(Excerpt::significant)
        .filter(part -> !part.isEmpty())
        .toList());
  }

  private static List<String> significant(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("(?:^|\\s)//\\s.*$", "").strip())
        .filter(line -> !line.isEmpty() && !line.equals("@Override") && !line.equals("…"))
        .toList();
  }

  /** Returns whether the text has all parts; at least one is needed. */
  boolean isIn(String text) {
    List<String> whole = significant(text);
    return !parts.isEmpty() && parts.stream().allMatch(part -> isIn(part, whole.iterator()));
  }

  private static boolean isIn(List<String> part, Iterator<String> whole) {
    for (String line : part) {
      boolean isFound = false;
      while (!isFound && whole.hasNext()) {
        isFound = whole.next().equals(line);
      }
      if (!isFound) {
        return false;
      }
    }
    return true;
  }
}
