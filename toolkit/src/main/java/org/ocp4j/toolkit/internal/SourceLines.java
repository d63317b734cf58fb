package org.ocp4j.toolkit.internal;

import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.Point;

/**
 * Finds the lines and columns of byte offsets that grow, in one pass over the source. A small
 * source is read as a string; the index of the document would cost more than it saves.
 */
public final class SourceLines {
  private static final int LARGEST_STRING = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final OcpDocument document;
  private boolean isRead;

  /** The source; null if it is too large, or not yet read. */
  private @Nullable String text;

  /** Whether each character is a byte and each line ends with a line feed. */
  private boolean isPlain;

  private int nextLineFeed;
  private int offset;
  private int index;
  private int line = 1;
  private int lineStart;
  private int column = 1;

  /** Creates a finder at the start of a document, which must stay open. */
  public SourceLines(OcpDocument document) {
    this.document = document;
  }

  /** Returns the line of the offset, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the offset, from 1, in UTF-16 code units. */
  public int column() {
    return column;
  }

  /**
   * Moves to an offset.
   *
   * @param target a byte offset at the start of a character; it takes more time to go back
   */
  public void moveTo(int target) {
    if (!isRead) {
      read();
    }
    String source = text;
    if (source == null) {
      Point point = document.point(target);
      line = point.line();
      column = point.column();
      return;
    }
    if (target < offset) {
      restart(source);
    }
    if (isPlain) {
      skipLines(source, target);
    } else {
      skipCharacters(source, target);
    }
    column = index - lineStart + 1;
  }

  private void read() {
    isRead = true;
    int size = document.sourceByteSize();
    OcpNode root = document.root();
    if (size > LARGEST_STRING || root.start() != 0 || root.end() != size) {
      return;
    }
    String source = root.sourceText();
    text = source;
    isPlain = source.length() == size && source.indexOf('\r') < 0;
    restart(source);
  }

  private void restart(String source) {
    boolean isMarked = !source.isEmpty() && source.charAt(0) == BYTE_ORDER_MARK;
    offset = isMarked ? 3 : 0;
    index = isMarked ? 1 : 0;
    lineStart = index;
    line = 1;
    nextLineFeed = isPlain ? lineFeed(source, 0) : 0;
  }

  private static int lineFeed(String source, int from) {
    int found = source.indexOf('\n', from);
    return found < 0 ? Integer.MAX_VALUE : found;
  }

  private void skipLines(String source, int target) {
    while (nextLineFeed < target) {
      line++;
      lineStart = nextLineFeed + 1;
      nextLineFeed = lineFeed(source, lineStart);
    }
    offset = target;
    index = target;
  }

  private void skipCharacters(String source, int target) {
    int at = index;
    int bytes = offset;
    while (bytes < target && at < source.length()) {
      char c = source.charAt(at++);
      if (c < 0x80) {
        bytes++;
        boolean isPair = c == '\r' && at < source.length() && source.charAt(at) == '\n';
        if (c == '\n' || (c == '\r' && !isPair)) {
          line++;
          lineStart = at;
        }
      } else {
        // A surrogate counts as half of a character of four bytes.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    index = at;
    offset = bytes;
  }
}
