package org.ocp4j.internal.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Checks and repairs UTF-8 as Unicode defines it: no surrogates, no overlong forms, nothing above
 * U+10FFFF. Buffers may be on the heap or direct; their positions are not changed.
 */
public final class Utf8 {
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private Utf8() {}

  /**
   * Returns an index up to which all bytes are ASCII: {@code to} if all are, and else one that is
   * at most 31 before the first other byte.
   *
   * @param bytes any buffer
   * @param from the index of the first byte
   * @param to the index after the last byte
   */
  public static int asciiEnd(ByteBuffer bytes, int from, int to) {
    int at = from;
    for (; at <= to - 32; at += 32) {
      long all = bytes.getLong(at)
          | bytes.getLong(at + 8)
          | bytes.getLong(at + 16)
          | bytes.getLong(at + 24);
      if ((all & HIGH_BITS) != 0) {
        return at;
      }
    }
    while (at < to && bytes.get(at) >= 0) {
      at++;
    }
    return at;
  }

  /**
   * Returns the index of the first malformed sequence.
   *
   * @param bytes any buffer
   * @param from the index of the first byte
   * @param to the index after the last byte
   * @return an index, or -1 if all bytes are valid
   */
  public static int firstMalformed(ByteBuffer bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (at + 8 <= to && (bytes.getLong(at) & HIGH_BITS) == 0) {
        at += 8;
        continue;
      }
      int end = Math.min(at + 8, to);
      while (at < end) {
        if (bytes.get(at) >= 0) {
          at++;
          continue;
        }
        int length = validLength(bytes, at, to);
        if (length < sequenceLength(bytes.get(at))) {
          return at;
        }
        at += length;
      }
    }
    return -1;
  }

  /**
   * Returns the index after a malformed sequence. The sequence is the longest start of a valid
   * character, at least one byte. Unicode calls this the maximal subpart, to be replaced by one
   * U+FFFD.
   */
  public static int malformedEnd(ByteBuffer bytes, int at, int to) {
    return at + Math.max(1, validLength(bytes, at, to));
  }

  /**
   * Returns a copy of the bytes from position to limit with every malformed sequence replaced by
   * U+FFFD.
   */
  public static ByteBuffer mend(ByteBuffer bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.remaining() + 16);
    int at = bytes.position();
    for (int bad = firstMalformed(bytes, at, bytes.limit());
        bad >= 0;
        bad = firstMalformed(bytes, at, bytes.limit())) {
      copy(bytes, at, bad, out);
      out.writeBytes(REPLACEMENT);
      at = malformedEnd(bytes, bad, bytes.limit());
    }
    copy(bytes, at, bytes.limit(), out);
    return ByteBuffer.wrap(out.toByteArray());
  }

  private static void copy(ByteBuffer bytes, int from, int to, ByteArrayOutputStream out) {
    byte[] copy = new byte[to - from];
    bytes.get(from, copy);
    out.writeBytes(copy);
  }

  /** Returns a string as UTF-8 with every lone surrogate replaced by U+FFFD. */
  public static ByteBuffer mend(String text) {
    CharsetEncoder encoder = StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .replaceWith(REPLACEMENT);
    try {
      return encoder.encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new AssertionError("an encoder that replaces reported", e);
    }
  }

  /** Returns the index of the first surrogate without its partner, or -1. */
  public static int firstLoneSurrogate(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
        boolean paired = Character.isHighSurrogate(unit)
            && i + 1 < length
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /**
   * Returns the number of bytes of a string in UTF-8, up to an index that is not inside a surrogate
   * pair.
   */
  public static int encodedLength(String text, int end) {
    return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Returns {@code true} if a character may start or end at an index: the byte there is no
   * continuation byte.
   */
  public static boolean isBoundary(ByteBuffer bytes, int index, int limit) {
    return index >= limit || (bytes.get(index) & 0xC0) != 0x80;
  }

  /** Returns the length of a sequence by its first byte; 2 for a byte that cannot be first. */
  private static int sequenceLength(byte first) {
    int lead = first & 0xFF;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  /** Returns how many bytes, from a non-ASCII byte on, can be the start of one character. */
  private static int validLength(ByteBuffer bytes, int at, int to) {
    int lead = bytes.get(at) & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int end = Math.min(to, at + sequenceLength((byte) lead));
    int index = at + 1;
    while (index < end) {
      int next = bytes.get(index) & 0xFF;
      if (next < lowest || next > highest) {
        break;
      }
      lowest = 0x80;
      highest = 0xBF;
      index++;
    }
    return index - at;
  }
}
