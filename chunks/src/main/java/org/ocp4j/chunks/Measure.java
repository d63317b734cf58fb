package org.ocp4j.chunks;

/** Measures parts of a source with a counter. */
final class Measure {
  /** How many bytes are read first, for each unit of a limit, to find out that it is exceeded. */
  private static final int BYTES_PER_UNIT = 8;

  private static final int LEAST = 256;

  private final TokenCounter counter;
  private final SourceReader source;

  Measure(TokenCounter counter, SourceReader source) {
    this.counter = counter;
    this.source = source;
  }

  /** Returns the size of a text. */
  int of(CharSequence text) {
    if (text.length() == 0) {
      return 0;
    }
    int size = counter.count(text);
    if (size < 0) {
      throw new IllegalStateException(
          "the counter " + counter + " returned " + size + "; a size must be 0 or greater");
    }
    return size;
  }

  /** Returns the size of a part of the source. */
  int of(int start, int end) {
    return start >= end ? 0 : of(source.text(start, end));
  }

  /**
   * Returns the size of a part of the source, or {@link Integer#MAX_VALUE} if it exceeds a limit.
   * Of a part that is much larger than the limit only the beginning is read.
   */
  int upTo(int limit, int start, int end) {
    long length = Math.max(LEAST, (long) Math.max(limit, 1) * BYTES_PER_UNIT);
    while (length < end - start) {
      int border = source.characterStart((int) (start + length));
      if (of(start, border) > limit) {
        return Integer.MAX_VALUE;
      }
      length *= 2;
    }
    int size = of(start, end);
    return size > limit ? Integer.MAX_VALUE : size;
  }
}
