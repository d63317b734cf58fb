package org.ocp4j.engine.java.internal;

import java.util.Arrays;

/**
 * Finds the named character references of HTML that end in a semicolon. {@link EntityTable} is
 * unpacked into an array of names and an array of values in UTF-8, with the offsets of their
 * entries. A name is found by binary search.
 */
final class Entities {
  private static final int COUNT = EntityTable.COUNT;

  private static final byte[] NAMES;
  private static final char[] NAME_STARTS = new char[COUNT + 1];
  private static final byte[] VALUES;
  private static final char[] VALUE_STARTS = new char[COUNT + 1];

  static {
    Bytes names = new Bytes(new Scratch(), 16384);
    Bytes values = new Bytes(new Scratch(), 8192);
    int entry = 0;
    int codePoint = -1;
    for (int i = 0; i < EntityTable.TABLE.length(); i++) {
      char c = EntityTable.TABLE.charAt(i);
      if (c == '=') {
        codePoint = 0;
      } else if (codePoint < 0) {
        names.push(c);
      } else if (c == '+') {
        values.appendCodePoint(codePoint);
        codePoint = 0;
      } else if (c == ' ' || c == '\n') {
        values.appendCodePoint(codePoint);
        codePoint = -1;
        entry++;
        NAME_STARTS[entry] = (char) names.size;
        VALUE_STARTS[entry] = (char) values.size;
      } else {
        codePoint = codePoint << 4 | Character.digit(c, 16);
      }
    }
    NAMES = Arrays.copyOf(names.array, names.size);
    VALUES = Arrays.copyOf(values.array, values.size);
  }

  private Entities() {}

  /**
   * Finds the name in {@code [from, to)}, without ampersand and semicolon.
   *
   * @return the index of the entity, or -1 if no entity has that name
   */
  static int find(byte[] s, int from, int to) {
    int low = 0;
    int high = COUNT - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      int order = Arrays.compare(NAMES, NAME_STARTS[mid], NAME_STARTS[mid + 1], s, from, to);
      if (order == 0) {
        return mid;
      }
      if (order < 0) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return -1;
  }

  /** Returns the length of the entity's value in bytes of UTF-8. */
  static int valueLength(int index) {
    return VALUE_STARTS[index + 1] - VALUE_STARTS[index];
  }

  /**
   * Copies the entity's value, as UTF-8.
   *
   * @return the number of bytes that were copied
   */
  static int copyValue(int index, byte[] target, int at) {
    int length = valueLength(index);
    System.arraycopy(VALUES, VALUE_STARTS[index], target, at, length);
    return length;
  }
}
