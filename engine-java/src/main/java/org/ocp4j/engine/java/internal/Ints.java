package org.ocp4j.engine.java.internal;

/** A growable array of integers; rows of several integers are kept in one. */
final class Ints {
  int[] array;
  int size;

  private final Scratch scratch;

  Ints(Scratch scratch, int capacity) {
    this.scratch = scratch;
    array = scratch.ints(capacity);
  }

  void clear() {
    size = 0;
  }

  void push(int value) {
    if (size == array.length) {
      array = scratch.longer(array, grown(size + 1));
    }
    array[size++] = value;
  }

  /** Adds a row, whose content is undefined, and returns its index. */
  int row(int stride) {
    int at = size;
    size += stride;
    if (size > array.length) {
      array = scratch.longer(array, grown(size));
    }
    return at;
  }

  private int grown(int needed) {
    long twice = 2L * array.length;
    return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, twice));
  }
}
