package org.ocp4j;

import java.nio.LongBuffer;

/** Signed 64-bit numbers in a frame. */
public final class OcpLongVector extends OcpVector {
  private final LongBuffer longs;

  OcpLongVector(VectorMemory memory) {
    super(memory, 8);
    this.longs = memory.bytes().asLongBuffer();
  }

  /** The element at an index. */
  public long get(int index) {
    enter();
    try {
      return longs.get(index);
    } finally {
      exit();
    }
  }

  /** Copies elements from an index on into an array, as many as it has. */
  public void get(int index, long[] target) {
    get(index, target, 0, target.length);
  }

  /** Copies elements from an index on into a part of an array. */
  public void get(int index, long[] target, int offset, int count) {
    enter();
    try {
      longs.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** A copy of all elements. */
  public long[] toArray() {
    long[] copy = new long[length()];
    get(0, copy);
    return copy;
  }

  /** Sets the element at an index. */
  public void put(int index, long value) {
    enter();
    try {
      longs.put(index, value);
    } finally {
      exit();
    }
  }

  /** Copies an array in place of the elements from an index on. */
  public void put(int index, long[] source) {
    put(index, source, 0, source.length);
  }

  /** Copies a part of an array in place of the elements from an index on. */
  public void put(int index, long[] source, int offset, int count) {
    enter();
    try {
      longs.put(index, source, offset, count);
    } finally {
      exit();
    }
  }

  /**
   * Copies elements from a buffer, of whatever order, in place of those from an index on.
   *
   * @param source its elements from position to limit; the position is not moved
   */
  public void put(int index, LongBuffer source) {
    enter();
    try {
      longs.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets every element. */
  public void fill(long value) {
    enter();
    try {
      for (int i = 0; i < length(); i++) {
        longs.put(i, value);
      }
    } finally {
      exit();
    }
  }

  /** The elements in place, as {@link #asByteBuffer()} has them. */
  public LongBuffer asLongBuffer() {
    return asByteBuffer().asLongBuffer();
  }
}
