package org.ocp4j.frame;

import java.nio.ByteBuffer;

/** A vector of bytes in a frame. */
public final class OcpByteVector extends OcpVector {
  private final ByteBuffer bytes;

  OcpByteVector(VectorMemory memory) {
    super(memory, 1);
    this.bytes = memory.bytes();
  }

  /** Returns the element at an index. */
  public byte get(int index) {
    enter();
    try {
      return bytes.get(index);
    } finally {
      exit();
    }
  }

  /** Fills an array with elements, starting at an index of this vector. */
  public void get(int index, byte[] target) {
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
  public void get(int index, byte[] target, int offset, int count) {
    enter();
    try {
      bytes.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** Returns a copy of all elements. */
  public byte[] toArray() {
    byte[] copy = new byte[length()];
    get(0, copy);
    return copy;
  }

  /** Sets the element at an index. */
  public void put(int index, byte value) {
    enter();
    try {
      bytes.put(index, value);
    } finally {
      exit();
    }
  }

  /** Sets elements to those of an array, starting at an index of this vector. */
  public void put(int index, byte[] source) {
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
  public void put(int index, byte[] source, int offset, int count) {
    enter();
    try {
      bytes.put(index, source, offset, count);
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
  public void put(int index, ByteBuffer source) {
    enter();
    try {
      bytes.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets all elements to a value. */
  public void fill(byte value) {
    enter();
    try {
      for (int i = 0; i < length(); i++) {
        bytes.put(i, value);
      }
    } finally {
      exit();
    }
  }
}
