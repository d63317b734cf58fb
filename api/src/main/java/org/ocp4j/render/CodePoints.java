package org.ocp4j.render;

import java.util.Arrays;

/** A set of code points. */
final class CodePoints {
  /** The first code point of each range, and the one after its last, in order. */
  private final int[] bounds;

  private CodePoints(int[] bounds) {
    this.bounds = bounds;
  }

  /** Parses ranges such as {@code 30-39} and single code points, in hexadecimal and in order. */
  static CodePoints parse(String ranges) {
    String[] words = ranges.strip().split("\\s+", -1);
    int[] bounds = new int[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      int dash = words[i].indexOf('-');
      String first = dash < 0 ? words[i] : words[i].substring(0, dash);
      String last = words[i].substring(dash + 1);
      bounds[2 * i] = Integer.parseInt(first, 16);
      bounds[2 * i + 1] = Integer.parseInt(last, 16) + 1;
    }
    return new CodePoints(bounds);
  }

  boolean contains(int c) {
    int found = Arrays.binarySearch(bounds, c);
    return (found < 0 ? -found - 2 : found) % 2 == 0;
  }
}
