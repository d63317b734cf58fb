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
      load(offset);
    }
    return window[offset - from];
  }

  private void load(int offset) {
    from = Math.max(0, Math.min(offset - BEFORE, size - window.length));
    document.copySource(from, window, 0, window.length);
    to = from + window.length;
  }

  /** Returns the text between two offsets, which are at the borders of characters. */
  String text(int start, int end) {
    int length = end - start;
    if (length > window.length) {
      byte[] bytes = new byte[length];
      document.copySource(start, bytes, 0, length);
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (length > 0 && (start < from || end > to)) {
      load(start + BEFORE < size ? start + BEFORE : start);
      if (start < from || end > to) {
        load(start);
      }
      if (end > to) {
        byte[] bytes = new byte[length];
        document.copySource(start, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
      }
    }
    return new String(window, start - from, length, StandardCharsets.UTF_8);
  }

  /** Returns the greatest offset, at most the given one, that is at the border of a character. */
  int characterStart(int offset) {
    int at = offset;
    while (at > 0 && at < size && (at(at) & 0xC0) == 0x80) {
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
