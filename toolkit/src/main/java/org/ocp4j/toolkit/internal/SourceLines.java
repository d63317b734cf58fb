package org.ocp4j.toolkit.internal;

import java.nio.charset.StandardCharsets;
import org.ocp4j.OcpDocument;

/**
 * Finds the lines and columns of byte offsets that grow, in one pass over the source. The index of
 * the document would cost more than it saves. A part of the source is held as a string at a time.
 */
public final class SourceLines {
  private static final int WINDOW = 1 << 16;

  private final OcpDocument document;
  private final int size;

  /** The part of the source, and where it ends. */
  private String text = "";

  private int textEnd;

  /** Whether each character of the part is a byte and each of its lines ends with a line feed. */
  private boolean isPlain;

  /** The place: the byte offset, the index in the part, and units since the start of the line. */
  private int offset;

  private int index;
  private int line = 1;
  private int units;

  /** Creates a finder at the start of a document, which must stay open. */
  public SourceLines(OcpDocument document) {
    this.document = document;
    size = document.sourceByteSize();
  }

  /** Returns the line of the offset, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the offset, from 1, in UTF-16 code units. */
  public int column() {
    return units + 1;
  }

  /**
   * Moves to an offset.
   *
   * @param target a byte offset at the start of a character; it takes more time to go back
   */
  public void moveTo(int target) {
    if (target < offset) {
      offset = 0;
      textEnd = 0;
      line = 1;
      units = 0;
    }
    while (offset < target) {
      if (offset >= textEnd) {
        load();
      }
      int stop = Math.min(target, textEnd);
      if (isPlain) {
        skipLines(stop);
      } else {
        skipCharacters(stop);
      }
    }
  }

  /** Reads the part that starts at the offset. */
  private void load() {
    byte[] bytes = new byte[Math.min(WINDOW, size - offset)];
    document.copySource(offset, bytes, 0, bytes.length);
    int length = lengthOfPart(bytes);
    int first = 0;
    if (offset == 0 && startsWithMark(bytes)) {
      first = 3;
      offset = 3;
    }
    text = new String(bytes, first, length - first, StandardCharsets.UTF_8);
    isPlain = text.length() == length - first && text.indexOf('\r') < 0;
    index = 0;
    textEnd = offset + length - first;
  }

  /** Returns how many bytes to take, so that no character and no CRLF is cut. */
  private int lengthOfPart(byte[] bytes) {
    int length = bytes.length;
    if (offset + length == size) {
      return length;
    }
    byte[] after = new byte[1];
    document.copySource(offset + length, after, 0, 1);
    byte next = after[0];
    while ((next & 0xC0) == 0x80 || (next == '\n' && bytes[length - 1] == '\r')) {
      next = bytes[--length];
    }
    return length;
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private void skipLines(int target) {
    int stop = index + (target - offset);
    int start = index;
    int lineFeed = text.indexOf('\n', start);
    units += stop - start;
    while (lineFeed >= 0 && lineFeed < stop) {
      line++;
      units = stop - lineFeed - 1;
      lineFeed = text.indexOf('\n', lineFeed + 1);
    }
    index = stop;
    offset = target;
  }

  private void skipCharacters(int target) {
    int at = index;
    int bytes = offset;
    while (bytes < target && at < text.length()) {
      char c = text.charAt(at++);
      units++;
      if (c < 0x80) {
        bytes++;
        boolean isPair = c == '\r' && at < text.length() && text.charAt(at) == '\n';
        if (c == '\n' || (c == '\r' && !isPair)) {
          line++;
          units = 0;
        }
      } else {
        // A surrogate counts as half of a character of four bytes.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    index = at;
    offset = Math.max(bytes, target);
  }
}
