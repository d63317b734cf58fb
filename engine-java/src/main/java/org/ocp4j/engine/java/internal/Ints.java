package org.ocp4j.engine.java.internal;

/** A growable array of integers; rows of several integers are kept in one. */
final class Ints {
  int[] a;
  int n;

  private final Scratch scratch;

  Ints(Scratch scratch, int capacity) {
    this.scratch = scratch;
    a = scratch.ints(capacity);
  }

  void clear() {
    n = 0;
  }

  void push(int value) {
    if (n == a.length) {
      a = scratch.longer(a, grown(n + 1));
    }
    a[n++] = value;
  }

  /** Makes room for a row and returns where it starts; its content is undefined. */
  int row(int stride) {
    int at = n;
    n += stride;
    if (n > a.length) {
      a = scratch.longer(a, grown(n));
    }
    return at;
  }

  private int grown(int needed) {
    long twice = 2L * a.length;
    return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, twice));
  }
}
