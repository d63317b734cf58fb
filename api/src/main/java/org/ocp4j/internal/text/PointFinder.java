package org.ocp4j.internal.text;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines and columns of starts and ends during a walk over a tree. Both nearly always
 * increase, so two scanners move forward over the source. To go back, it uses an index, which it
 * makes when first needed.
 */
public final class PointFinder {
  private final ByteBuffer source;
  private final int first;
  private final LineScanner starts;
  private final LineScanner ends;
  private @Nullable LineIndex index;

  /**
   * Makes a finder.
   *
   * @param source UTF-8 from zero to the limit; its position is not changed
   */
  public PointFinder(ByteBuffer source) {
    this.source = source;
    this.first = LineScanner.byteOrderMark(source);
    this.starts = new LineScanner(source);
    this.ends = new LineScanner(source);
  }

  /** Returns the position of a node's start, valid until the next call of this method. */
  public LineScanner start(int offset) {
    return move(starts, Math.max(first, offset));
  }

  /** Returns the position of a node's end, valid until the next call of this method. */
  public LineScanner end(int offset) {
    return move(ends, Math.max(first, offset));
  }

  private LineScanner move(LineScanner scanner, int offset) {
    LineIndex known = index;
    int distance = offset - scanner.offset();
    if (distance < 0 && known == null) {
      known = new LineIndex(source);
      index = known;
    }
    if (known != null && (distance < 0 || distance > LineIndex.STEP)) {
      known.seek(scanner, offset);
    } else {
      scanner.moveTo(offset);
    }
    return scanner;
  }
}
