package org.ocp4j.engine.java.internal;

/**
 * Finds the end and the content of code, which stands between runs of backticks of the same length,
 * or of math, which stands between runs of dollar signs.
 */
final class CodeSpans {
  /** The content of the span that was found last. */
  int start;

  int end;

  /**
   * By length, where the last run of that length starts, or -1. The list is empty until a search
   * finds nothing; from then on, only searches that find something are made.
   */
  private final Ints lastRuns;

  CodeSpans(Scratch scratch) {
    lastRuns = new Ints(scratch, 8);
  }

  /** Starts a run of content. */
  void clear() {
    lastRuns.clear();
  }

  /**
   * Finds the run that closes a span, and sets the span's content.
   *
   * @param from the offset after the opening run
   * @param size the length of the opening run
   * @return the offset of the closing run, or -1
   */
  int close(byte[] b, int from, int to, int size) {
    int close = closing(b, from, to, size);
    if (close >= 0) {
      start = from;
      end = close;
      if (isPadded(b, from, close)) {
        strip(b);
      }
    }
    return close;
  }

  private int closing(byte[] b, int from, int to, int size) {
    if (lastRuns.size > 0 && (size >= lastRuns.size || lastRuns.array[size] < from)) {
      return -1;
    }
    int mark = b[from - 1];
    int at = Scan.indexOf(b, from, to, mark);
    while (at < to) {
      int runEnd = Leaves.run(b, at, to);
      if (runEnd - at == size) {
        return at;
      }
      at = Scan.indexOf(b, runEnd, to, mark);
    }
    findLastRuns(b, from, to);
    return -1;
  }

  private void findLastRuns(byte[] b, int from, int to) {
    int mark = b[from - 1];
    lastRuns.push(-1);
    int at = Scan.indexOf(b, from, to, mark);
    while (at < to) {
      int runEnd = Leaves.run(b, at, to);
      while (lastRuns.size <= runEnd - at) {
        lastRuns.push(-1);
      }
      lastRuns.array[runEnd - at] = at;
      at = Scan.indexOf(b, runEnd, to, mark);
    }
  }

  /** Returns whether the content starts and ends with white space but is not all white space. */
  private static boolean isPadded(byte[] b, int from, int to) {
    if (!isSpaceOrEol(b[from]) || !isSpaceOrEol(b[to - 1])) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!isSpaceOrEol(b[i])) {
        return true;
      }
    }
    return false;
  }

  /** Takes one space or line ending off each end of the content. */
  private void strip(byte[] b) {
    start = b[start] == ' ' ? start + 1 : Chars.afterEol(b, start, end);
    end--;
    if (b[end] == '\n' && end > start && b[end - 1] == '\r') {
      end--;
    }
  }

  private static boolean isSpaceOrEol(int c) {
    return c == ' ' || Chars.isEol(c);
  }
}
