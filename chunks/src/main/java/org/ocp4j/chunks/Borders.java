package org.ocp4j.chunks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds where every encoding of JTokkit starts a new token, whatever is around it. */
final class Borders {
  // The classes of bytes.
  private static final int LETTER = 0;
  private static final int DIGIT = 1;
  private static final int LINE_FEED = 2;
  private static final int SPACE = 3;
  private static final int APOSTROPHE = 4;
  private static final int SLASH = 5;
  private static final int MARK = 6;
  private static final int CONTROL = 7;
  private static final int BEYOND_ASCII = 8;
  private static final int CLASSES = 16;

  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  /** Reads eight bytes, the first one as the lowest. */
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final byte[] CLASS = new byte[256];

  static {
    for (int b = 0; b < CLASS.length; b++) {
      CLASS[b] = (byte) slowClassOf(b);
    }
  }

  /** For each pair of classes, whether there may be a border between them. */
  private final boolean[] pairs = new boolean[CLASSES * CLASSES];

  /** Whether the encoding joins all line endings in a row to one token. */
  private final boolean joinsLineEndings;

  Borders(boolean joinsLineEndings) {
    this.joinsLineEndings = joinsLineEndings;
    for (int before = LETTER; before <= BEYOND_ASCII; before++) {
      for (int after = LETTER; after <= BEYOND_ASCII; after++) {
        pairs[before * CLASSES + after] = mayBeBorder(before, after);
      }
    }
  }

  private static int slowClassOf(int b) {
    int lower = b | 0x20;
    if (lower >= 'a' && lower <= 'z') {
      return LETTER;
    }
    return switch (b) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> DIGIT;
      case '\n' -> LINE_FEED;
      case ' ' -> SPACE;
      case '\'' -> APOSTROPHE;
      case '/' -> SLASH;
      default -> b >= 0x80 ? BEYOND_ASCII : b < ' ' || b == 0x7F ? CONTROL : MARK;
    };
  }

  private static boolean mayBeBorder(int before, int after) {
    return switch (before) {
      // Some encodings join the end of "don't" to its start.
      case LETTER -> after != LETTER && after != APOSTROPHE && after != BEYOND_ASCII;
      case DIGIT -> after != DIGIT && after != BEYOND_ASCII;
      // A slash may belong to the token before the line ending.
      case LINE_FEED -> isVisible(after) && after != SLASH;
      case APOSTROPHE, SLASH, MARK, SPACE -> after == SPACE;
      default -> false;
    };
  }

  private static boolean isVisible(int kind) {
    return kind <= MARK && kind != LINE_FEED && kind != SPACE;
  }

  private static int classOf(byte b) {
    return CLASS[b & 0xFF];
  }

  private boolean isBorder(int before, int after) {
    return pairs[before * CLASSES + after];
  }

  /** Returns {@code true} if there is a border between two characters, whatever is around them. */
  boolean isBorderAnywhere(char before, char after) {
    return before < 0x80
        && after < 0x80
        && isBorder(classOf((byte) before), classOf((byte) after))
        && before != ' '
        && (before != '\n' || joinsLineEndings);
  }

  /**
   * Returns the offset of the first border behind an offset, or the end of the text.
   *
   * @param from where the text starts
   * @param to where it ends
   * @param start where a part of it starts, before its end
   */
  int next(byte[] text, int from, int to, int start) {
    int before = classOf(text[start]);
    int at = start + 1;
    if (before != DIGIT && before != LINE_FEED && start + Long.BYTES <= text.length) {
      // There is no border before a letter here, nor between letters.
      int letters = lettersBehindFirst((long) WORDS.get(text, start));
      if (letters > 0) {
        at = Math.min(at + letters, to);
        before = LETTER;
      }
    }
    for (; at < to; at++) {
      int current = classOf(text[at]);
      if (isBorder(before, current) && confirms(text, from, to, at)) {
        return at;
      }
      before = current;
    }
    return to;
  }

  /** Returns how many bytes behind the lowest one, and without a gap, are letters of ASCII. */
  private static int lettersBehindFirst(long word) {
    long lower = (word | 0x20 * EACH_BYTE) & ~HIGH_BITS;
    long fromA = lower + (0x80 - 'a') * EACH_BYTE;
    long beyondZ = lower + (0x80 - 'z' - 1) * EACH_BYTE;
    long letters = fromA & ~beyondZ & ~word & HIGH_BITS;
    long others = ((~letters & HIGH_BITS) >>> Byte.SIZE) | Long.MIN_VALUE;
    return Long.numberOfTrailingZeros(others) / Byte.SIZE;
  }

  /** Returns {@code true} if what may be a border is one, by the bytes around it. */
  private boolean confirms(byte[] text, int from, int to, int index) {
    byte before = text[index - 1];
    if (before == '\n') {
      return joinsLineEndings || (index - 1 > from && isVisible(classOf(text[index - 2])));
    }
    // The last of several spaces belongs to what follows it.
    return before != ' ' || (index + 1 < to && isVisible(classOf(text[index + 1])));
  }
}
