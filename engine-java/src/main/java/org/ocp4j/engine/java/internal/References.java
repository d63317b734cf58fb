package org.ocp4j.engine.java.internal;

/** Reads character references, by name or by number. */
final class References {
  /**
   * The code points that HTML gives to the numbers 128 to 159, or 0 where it gives them no other
   * meaning.
   */
  private static final char[] WINDOWS_1252 = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
  };

  private static final int REPLACEMENT = 0xFFFD;
  private static final int LONGEST_NAME = 31;

  private References() {}

  /**
   * Returns where the reference that starts at the ampersand at {@code at} ends, as in CommonMark:
   * up to 7 decimal digits, 6 hexadecimal digits, or a known name.
   *
   * @return the offset after the semicolon, or -1 if there is no reference
   */
  static int scan(byte[] b, int at, int to) {
    return scan(b, at, to, 7, 6);
  }

  /** Like {@link #scan}, but with any number of digits, as in JSX attributes. */
  static int scanLong(byte[] b, int at, int to) {
    return scan(b, at, to, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static int scan(byte[] b, int at, int to, int maxDecimal, int maxHex) {
    int i = at + 1;
    if (i >= to) {
      return -1;
    }
    if (b[i] == '#') {
      return scanNumber(b, i + 1, to, maxDecimal, maxHex);
    }
    int start = i;
    int limit = Math.min(to, start + LONGEST_NAME + 1);
    while (i < limit && Chars.isAlphanumeric(b[i])) {
      i++;
    }
    if (i == start || i >= limit || b[i] != ';') {
      return -1;
    }
    return Entities.find(b, start, i) < 0 ? -1 : i + 1;
  }

  private static int scanNumber(byte[] b, int from, int to, int maxDecimal, int maxHex) {
    int i = from;
    boolean hex = i < to && (b[i] == 'x' || b[i] == 'X');
    if (hex) {
      i++;
    }
    int max = hex ? maxHex : maxDecimal;
    int start = i;
    while (i < to && i - start < max && (hex ? Chars.isHex(b[i]) : Chars.isDigit(b[i]))) {
      i++;
    }
    return i > start && i < to && b[i] == ';' ? i + 1 : -1;
  }

  /** Appends the value of the reference in {@code [at, end)}, which {@link #scan} found. */
  static void append(byte[] b, int at, int end, Bytes out) {
    if (b[at + 1] != '#') {
      appendNamed(b, at + 1, end - 1, out);
      return;
    }
    out.appendCodePoint(allowed(number(b, at, end)));
  }

  /** Like {@link #append}, but maps numbers from Windows-1252 as HTML does. */
  static void appendForAttribute(byte[] b, int at, int end, Bytes out) {
    if (b[at + 1] != '#') {
      appendNamed(b, at + 1, end - 1, out);
      return;
    }
    int cp = number(b, at, end);
    if (cp >= 128 && cp < 160 && WINDOWS_1252[cp - 128] != 0) {
      out.appendCodePoint(WINDOWS_1252[cp - 128]);
    } else if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000)) {
      out.appendCodePoint(REPLACEMENT);
    } else {
      out.appendCodePoint(cp);
    }
  }

  private static void appendNamed(byte[] b, int from, int to, Bytes out) {
    int index = Entities.find(b, from, to);
    out.ensure(Entities.valueLength(index));
    out.size += Entities.copyValue(index, out.array, out.size);
  }

  private static int number(byte[] b, int at, int end) {
    boolean hex = b[at + 2] == 'x' || b[at + 2] == 'X';
    int radix = hex ? 16 : 10;
    int cp = 0;
    for (int i = hex ? at + 3 : at + 2; i < end - 1; i++) {
      cp = Math.min(0x110000, cp * radix + Character.digit(b[i], radix));
    }
    return cp;
  }

  private static int allowed(int cp) {
    boolean control = cp < 9 || cp == 11 || (cp > 13 && cp < 32) || (cp > 126 && cp < 160);
    boolean surrogate = cp > 0xD7FF && cp < 0xE000;
    boolean noncharacter = (cp > 0xFDCF && cp < 0xFDF0) || (cp & 0xFFFE) == 0xFFFE;
    return control || surrogate || noncharacter || cp > 0x10FFFF ? REPLACEMENT : cp;
  }
}
