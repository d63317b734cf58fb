package org.ocp4j.chunks;

import java.nio.charset.StandardCharsets;
import org.ocp4j.OcpDocument;

/** Reads the source of a document, of which it holds a part at a time. */
final class SourceReader {
  private static final int WINDOW = 1 << 16;

  /** How much before an offset is read too, for searches backwards. */
  private static final int BEFORE = 1 << 10;

  private final OcpDocument document;
  private final int size;
  private final byte[] window;
  private int from;
  private int to;

  /** The offset of the first byte of the array that was returned last. */
  private int arrayFrom;

  SourceReader(OcpDocument document) {
    this.document = document;
    size = document.sourceByteSize();
    window = new byte[Math.min(size, WINDOW)];
  }

  /** Returns the number of bytes of the source. */
  int size() {
    return size;
  }

  /** Returns a byte of the source, from -128 to 127. */
  byte at(int offset) {
    if (offset < from || offset >= to) {
      loadFrom(offset - BEFORE);
    }
    return window[offset - from];
  }

  /** Fills the window from an offset on, or so that it reaches the end of the source. */
  private void loadFrom(int offset) {
    from = Math.max(0, Math.min(offset, size - window.length));
    document.copySource(from, window, 0, window.length);
    to = from + window.length;
  }

  /**
   * Returns an array with the bytes between two offsets, at the {@link #index} of each. It is valid
   * until something else is read.
   */
  byte[] array(int start, int end) {
    if (end - start > window.length) {
      byte[] bytes = new byte[end - start];
      document.copySource(start, bytes, 0, bytes.length);
      arrayFrom = start;
      return bytes;
    }
    if (start < from || end > to) {
      loadFrom(end - start + BEFORE <= window.length ? start - BEFORE : start);
    }
    arrayFrom = from;
    return window;
  }

  /** Returns the index of an offset in the array that was returned last. */
  int index(int offset) {
    return offset - arrayFrom;
  }

  /** Returns the text between two offsets, which are at the borders of characters. */
  String text(int start, int end) {
    byte[] array = array(start, end);
    return new String(array, index(start), end - start, StandardCharsets.UTF_8);
  }

  /** Returns the greatest offset, at most the given one, that is at the border of a character. */
  int characterStart(int offset) {
    int at = offset;
    while (at > 0 && at < size && Utf8.continues(at(at))) {
      at--;
    }
    return at;
  }

  /**
   * Returns the offset where the line of an offset starts, or {@code least} if it starts before.
   */
  int lineStart(int offset, int least) {
    int at = offset;
    while (at > least && !isLineEnd(at(at - 1))) {
      at--;
    }
    return at;
  }

  /** Returns {@code true} if a line starts at an offset. */
  boolean isLineStart(int offset) {
    return offset == 0 || isLineEnd(at(offset - 1));
  }

  /** Returns the offset after the line of an offset and its line ending, or {@code most}. */
  int nextLine(int offset, int most) {
    int at = lineEnd(offset, most);
    if (at < most) {
      boolean isPair = at(at) == '\r' && at + 1 < most && at(at + 1) == '\n';
      at += isPair ? 2 : 1;
    }
    return at;
  }

  /** Returns the offset of the line ending of the line of an offset, or {@code most}. */
  int lineEnd(int offset, int most) {
    int at = offset;
    while (at < most && !isLineEnd(at(at))) {
      at++;
    }
    return at;
  }

  /** Returns the offset after the last byte that is no white space, or {@code start}. */
  int trimEnd(int start, int end) {
    int at = end;
    while (at > start && isWhite(at(at - 1))) {
      at--;
    }
    return at;
  }

  /** Returns the offset of the first line that is not blank, or {@code end}. */
  int skipBlankLines(int start, int end) {
    int line = start;
    int at = start;
    while (at < end && isWhite(at(at))) {
      if (isLineEnd(at(at))) {
        line = at + 1;
      }
      at++;
    }
    return at == end ? end : line;
  }

  /** Returns {@code true} if there is nothing but white space between two offsets. */
  boolean isBlank(int start, int end) {
    return skipWhite(start, end) == end;
  }

  /** Returns the offset of the first byte that is no white space, or {@code end}. */
  int skipWhite(int start, int end) {
    int at = start;
    while (at < end && isWhite(at(at))) {
      at++;
    }
    return at;
  }

  static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  static boolean isWhite(byte b) {
    return b == ' ' || b == '\t' || isLineEnd(b);
  }
}
