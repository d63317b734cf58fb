package org.ocp4j.internal.text;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places of starts and ends as a walk over a tree meets them: both nearly always grow, so
 * two scanners move forward over the source; going back takes an index, made when first needed.
 */
public final class PointFinder {
  private final ByteBuffer source;
  private final int first;
  private final LineScanner starts;
  private final LineScanner ends;
  private @Nullable LineIndex index;

  /**
   * Creates a finder.
   *
   * @param source UTF-8 from zero to the limit; never moved
   */
  public PointFinder(ByteBuffer source) {
    this.source = source;
    this.first = LineScanner.byteOrderMark(source);
    this.starts = new LineScanner(source);
    this.ends = new LineScanner(source);
  }

  /** The place of a start; good until the next call. */
  public LineScanner start(int offset) {
    return move(starts, Math.max(first, offset));
  }

  /** The place of an end; good until the next call. */
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
