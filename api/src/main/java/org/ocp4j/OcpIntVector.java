package org.ocp4j;

import java.nio.IntBuffer;

/** Signed 32-bit numbers in a frame. */
public final class OcpIntVector extends OcpVector {
  private final IntBuffer ints;

  OcpIntVector(VectorMemory memory) {
    super(memory, 4);
    this.ints = memory.bytes().asIntBuffer();
  }

  /** The element at an index. */
  public int get(int index) {
    enter();
    try {
      return ints.get(index);
    } finally {
      exit();
    }
  }

  /** Copies elements from an index on into an array, as many as it has. */
  public void get(int index, int[] target) {
    get(index, target, 0, target.length);
  }

  /** Copies elements from an index on into a part of an array. */
  public void get(int index, int[] target, int offset, int count) {
    enter();
    try {
      ints.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** A copy of all elements. */
  public int[] toArray() {
    int[] copy = new int[length()];
    get(0, copy);
    return copy;
  }

  /** Sets the element at an index. */
  public void put(int index, int value) {
    enter();
    try {
      ints.put(index, value);
    } finally {
      exit();
    }
  }

  /** Copies an array in place of the elements from an index on. */
  public void put(int index, int[] source) {
    put(index, source, 0, source.length);
  }

  /** Copies a part of an array in place of the elements from an index on. */
  public void put(int index, int[] source, int offset, int count) {
    enter();
    try {
      ints.put(index, source, offset, count);
    } finally {
      exit();
    }
  }

  /**
   * Copies elements from a buffer, of whatever order, in place of those from an index on.
   *
   * @param source its elements from position to limit; the position is not moved
   */
  public void put(int index, IntBuffer source) {
    enter();
    try {
      ints.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets every element. */
  public void fill(int value) {
    enter();
    try {
      for (int i = 0; i < length(); i++) {
        ints.put(i, value);
      }
    } finally {
      exit();
    }
  }

  /** The elements in place, as {@link #asByteBuffer()} has them. */
  public IntBuffer asIntBuffer() {
    return asByteBuffer().asIntBuffer();
  }
}
