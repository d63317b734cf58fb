package org.ocp4j.chunks;

import java.nio.charset.StandardCharsets;

/** Measures the size of UTF-8, without making a string where a counter needs none. */
interface Utf8Counter {
  /**
   * Returns the size of a part of a text that is not empty.
   *
   * @param limit a size above which the size need not be exact, only above it as well
   */
  int count(byte[] text, int from, int to, int limit);

  /** Returns what measures as a counter does. */
  static Utf8Counter of(TokenCounter counter) {
    if (counter.equals(TokenCounter.CHARACTERS)) {
      return (text, from, to, limit) -> Utf8.utf16Length(text, from, to);
    }
    if (counter instanceof JTokkitCounter tokens) {
      return tokens::count;
    }
    return (text, from, to, limit) ->
        checked(counter, counter.count(new String(text, from, to - from, StandardCharsets.UTF_8)));
  }

  /** Returns a size that a counter returned, which must not be negative. */
  static int checked(TokenCounter counter, int size) {
    if (size < 0) {
      throw new IllegalStateException(
          "the counter " + counter + " returned " + size + "; a size must be 0 or greater");
    }
    return size;
  }
}
