package org.ocp4j.internal.text;

import java.nio.ByteBuffer;

/**
 * An index of line numbers and UTF-16 offsets at every {@value #STEP} bytes of a source, so that
 * any offset is found by a scan of bounded length. The index does not keep the source. It is
 * immutable and takes about 1.6 % of the source's size.
 */
public final class LineIndex {
  static final int STEP = 1024;

  private final int[] marks;

  /**
   * Makes an index by scanning the source once.
   *
   * @param source UTF-8 from zero to the limit; its position is not changed
   */
  public LineIndex(ByteBuffer source) {
    this.marks = new int[4 * (source.limit() / STEP + 1)];
    LineScanner scanner = new LineScanner(source);
    for (int i = 0; i < marks.length; i += 4) {
      scanner.moveTo(i / 4 * STEP);
      marks[i] = scanner.offset();
      marks[i + 1] = scanner.line();
      marks[i + 2] = scanner.utf16Offset();
      marks[i + 3] = scanner.lineStart();
    }
  }

  /** Returns a scanner at an offset of the source that was indexed. */
  public LineScanner at(ByteBuffer source, int offset) {
    LineScanner scanner = new LineScanner(source);
    seek(scanner, offset);
    return scanner;
  }

  /** Moves a scanner over the same source to an offset, forward or back. */
  void seek(LineScanner scanner, int offset) {
    int i = 4 * (offset / STEP);
    scanner.restore(marks[i], marks[i + 1], marks[i + 2], marks[i + 3]);
    scanner.moveTo(offset);
  }
}
