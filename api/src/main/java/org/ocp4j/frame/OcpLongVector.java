package org.ocp4j.frame;

import java.nio.LongBuffer;

/** A vector of signed 64-bit numbers in a frame. */
public final class OcpLongVector extends OcpVector {
  private final LongBuffer longs;

  OcpLongVector(VectorMemory memory) {
    super(memory, 8);
    this.longs = memory.bytes().asLongBuffer();
  }

  /** Returns the element at an index. */
  public long get(int index) {
    enter();
    try {
      return longs.get(index);
    } finally {
      exit();
    }
  }

  /** Fills an array with elements, starting at an index of this vector. */
  public void get(int index, long[] target) {
    get(index, target, 0, target.length);
  }

  /**
   * Copies elements to an array.
   *
   * @param index the index of the first element to copy
   * @param target the array to copy to
   * @param offset the index in the array of the first copied element
   * @param count the number of elements
   */
  public void get(int index, long[] target, int offset, int count) {
    enter();
    try {
      longs.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** Returns a copy of all elements. */
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

  /** Sets elements to those of an array, starting at an index of this vector. */
  public void put(int index, long[] source) {
    put(index, source, 0, source.length);
  }

  /**
   * Sets elements to elements of an array.
   *
   * @param index the index of the first element to set
   * @param source the array to copy from
   * @param offset the index in the array of the first element to copy
   * @param count the number of elements
   */
  public void put(int index, long[] source, int offset, int count) {
    enter();
    try {
      longs.put(index, source, offset, count);
    } finally {
      exit();
    }
  }

  /**
   * Sets elements to those between a buffer's position and limit, in any byte order.
   *
   * @param index the index of the first element to set
   * @param source the buffer; its position does not change
   */
  public void put(int index, LongBuffer source) {
    enter();
    try {
      longs.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets all elements to a value. */
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

  /** Returns a view of the elements; see {@link #asByteBuffer()}. */
  public LongBuffer asLongBuffer() {
    return asByteBuffer().asLongBuffer();
  }
}
