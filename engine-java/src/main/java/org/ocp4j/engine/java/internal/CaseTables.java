package org.ocp4j.engine.java.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Changes the case of letters as Unicode 16.0 does, on every JDK: whether labels are equal must not
 * depend on the JDK.
 */
final class CaseTables {
  private static final int CAPITAL_SIGMA = 0x3A3;
  private static final int SMALL_SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;

  private static final int[] KEY = ranges(CaseChanges.KEY);
  private static final int[][] SEQUENCES = sequences(CaseChanges.KEY_SEQUENCES);
  private static final int[] LOWER = ranges(CaseChanges.LOWER);

  private CaseTables() {}

  /** Appends the key of a text: texts that differ only in case have the same key. */
  static void key(byte[] b, int from, int to, Bytes out) {
    for (int i = from; i < to; ) {
      int cp = Chars.codePointAt(b, i);
      i += Chars.length(cp);
      if (cp < 128) {
        out.push(cp >= 'a' && cp <= 'z' ? cp - 32 : cp);
        continue;
      }
      int[] sequence = sequence(cp);
      if (sequence == null) {
        out.appendCodePoint(map(KEY, cp));
      } else {
        for (int k = 1; k < sequence.length; k++) {
          out.appendCodePoint(sequence[k]);
        }
      }
    }
  }

  /** Appends a key in lower case. A sigma at the end of a word becomes a final sigma. */
  static void lower(byte[] b, int from, int to, Bytes out) {
    for (int i = from; i < to; ) {
      int cp = Chars.codePointAt(b, i);
      int next = i + Chars.length(cp);
      if (cp < 128) {
        out.push(cp >= 'A' && cp <= 'Z' ? cp + 32 : cp);
      } else if (cp == CAPITAL_SIGMA) {
        boolean last = isCasedBefore(b, from, i) && !isCasedAfter(b, next, to);
        out.appendCodePoint(last ? FINAL_SIGMA : SMALL_SIGMA);
      } else {
        out.appendCodePoint(map(LOWER, cp));
      }
      i = next;
    }
  }

  private static boolean isCasedBefore(byte[] b, int from, int at) {
    int i = at;
    while (i > from) {
      i = Chars.previous(b, i);
      int cp = Chars.codePointAt(b, i);
      if (!isIgnorable(cp)) {
        return isCased(cp);
      }
    }
    return false;
  }

  private static boolean isCasedAfter(byte[] b, int at, int to) {
    int i = at;
    while (i < to) {
      int cp = Chars.codePointAt(b, i);
      if (!isIgnorable(cp)) {
        return isCased(cp);
      }
      i += Chars.length(cp);
    }
    return false;
  }

  private static boolean isCased(int cp) {
    return cp < 128
        ? Chars.isAlpha(cp)
        : map(LOWER, cp) != cp || map(KEY, cp) != cp || sequence(cp) != null;
  }

  /** Returns whether a code point within a word, such as a mark, does not end the word. */
  private static boolean isIgnorable(int cp) {
    return switch (cp) {
      case '\'', '.', ':', '^', '`', 0xA8, 0xAD, 0xAF, 0xB4, 0xB7, 0xB8, 0x2019, 0x200D -> true;
      default -> cp >= 0x300 && cp <= 0x36F;
    };
  }

  private static int map(int[] ranges, int cp) {
    int low = 0;
    int high = ranges.length / 4;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (ranges[mid * 4 + 1] < cp) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    int at = low * 4;
    boolean in = at < ranges.length && ranges[at] <= cp && (cp - ranges[at]) % ranges[at + 2] == 0;
    return in ? cp + ranges[at + 3] : cp;
  }

  private static int @Nullable [] sequence(int cp) {
    int low = 0;
    int high = SEQUENCES.length - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      int found = SEQUENCES[mid][0];
      if (found == cp) {
        return SEQUENCES[mid];
      }
      if (found < cp) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return null;
  }

  private static int[] ranges(String text) {
    return text.strip()
        .lines()
        .flatMap(line -> Arrays.stream(line.strip().split("[ ;]+", -1)))
        .filter(number -> !number.isEmpty())
        .mapToInt(number -> Integer.parseInt(number, 16))
        .toArray();
  }

  private static int[][] sequences(String text) {
    return Arrays.stream(text.replace('\n', ' ').split(";", -1))
        .map(String::strip)
        .filter(sequence -> !sequence.isEmpty())
        .map(CaseTables::ranges)
        .toArray(int[][]::new);
  }
}
