package org.ocp4j.chunks;

import org.jspecify.annotations.Nullable;

/** Measures parts of a source with a counter: what of them is embedded. */
final class Measure {
  /** The bytes of a character, a word or a token, generously. */
  static final int BYTES_PER_UNIT = 8;

  private static final int LEAST = 256;

  private final TokenCounter counter;
  private final SourceReader source;
  private final @Nullable Spans hidden;

  /**
   * Creates a measure.
   *
   * @param hidden the parts that are not embedded, or null if all are
   */
  Measure(TokenCounter counter, SourceReader source, @Nullable Spans hidden) {
    this.counter = counter;
    this.source = source;
    this.hidden = hidden;
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
    return start >= end ? 0 : of(text(start, end));
  }

  /** Returns what of a part of the source is embedded: all of it if a reader sees nothing. */
  private String text(int start, int end) {
    if (hidden == null || !hidden.intersects(start, end)) {
      return source.text(start, end);
    }
    StringBuilder visible = new StringBuilder();
    hidden.rest(start, end, (from, to) -> visible.append(source.text(from, to)));
    String text = visible.toString();
    return text.isBlank() ? source.text(start, end) : text;
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
