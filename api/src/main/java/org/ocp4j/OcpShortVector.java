package org.ocp4j;

import java.nio.ShortBuffer;

/** Signed 16-bit numbers in a frame. */
public final class OcpShortVector extends OcpVector {
  private final ShortBuffer shorts;

  OcpShortVector(VectorMemory memory) {
    super(memory, 2);
    this.shorts = memory.bytes().asShortBuffer();
  }

  /** The element at an index. */
  public short get(int index) {
    enter();
    try {
      return shorts.get(index);
    } finally {
      exit();
    }
  }

  /** Copies elements from an index on into an array, as many as it has. */
  public void get(int index, short[] target) {
    get(index, target, 0, target.length);
  }

  /** Copies elements from an index on into a part of an array. */
  public void get(int index, short[] target, int offset, int count) {
    enter();
    try {
      shorts.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** A copy of all elements. */
  public short[] toArray() {
    short[] copy = new short[length()];
    get(0, copy);
    return copy;
  }

  /** Sets the element at an index. */
  public void put(int index, short value) {
    enter();
    try {
      shorts.put(index, value);
    } finally {
      exit();
    }
  }

  /** Copies an array in place of the elements from an index on. */
  public void put(int index, short[] source) {
    put(index, source, 0, source.length);
  }

  /** Copies a part of an array in place of the elements from an index on. */
  public void put(int index, short[] source, int offset, int count) {
    enter();
    try {
      shorts.put(index, source, offset, count);
    } finally {
      exit();
    }
  }

  /**
   * Copies elements from a buffer, of whatever order, in place of those from an index on.
   *
   * @param source its elements from position to limit; the position is not moved
   */
  public void put(int index, ShortBuffer source) {
    enter();
    try {
      shorts.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets every element. */
  public void fill(short value) {
    enter();
    try {
      for (int i = 0; i < length(); i++) {
        shorts.put(i, value);
      }
    } finally {
      exit();
    }
  }

  /** The elements in place, as {@link #asByteBuffer()} has them. */
  public ShortBuffer asShortBuffer() {
    return asByteBuffer().asShortBuffer();
  }
}
