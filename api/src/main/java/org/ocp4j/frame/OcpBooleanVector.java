package org.ocp4j.frame;

import java.nio.ByteBuffer;
import java.util.Objects;

/** A vector of booleans in a frame, each a byte that is zero or one. */
public final class OcpBooleanVector extends OcpVector {
  private final ByteBuffer bytes;

  OcpBooleanVector(VectorMemory memory) {
    super(memory, 1);
    this.bytes = memory.bytes();
  }

  /** Returns the element at an index. */
  public boolean get(int index) {
    enter();
    try {
      return bytes.get(index) != 0;
    } finally {
      exit();
    }
  }

  /** Fills an array with elements, starting at an index of this vector. */
  public void get(int index, boolean[] target) {
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
  public void get(int index, boolean[] target, int offset, int count) {
    enter();
    try {
      Objects.checkFromIndexSize(index, count, length());
      Objects.checkFromIndexSize(offset, count, target.length);
      for (int i = 0; i < count; i++) {
        target[offset + i] = bytes.get(index + i) != 0;
      }
    } finally {
      exit();
    }
  }

  /** Returns a copy of all elements. */
  public boolean[] toArray() {
    boolean[] copy = new boolean[length()];
    get(0, copy);
    return copy;
  }

  /** Sets the element at an index. */
  public void put(int index, boolean value) {
    enter();
    try {
      bytes.put(index, (byte) (value ? 1 : 0));
    } finally {
      exit();
    }
  }

  /** Sets elements to those of an array, starting at an index of this vector. */
  public void put(int index, boolean[] source) {
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
  public void put(int index, boolean[] source, int offset, int count) {
    enter();
    try {
      Objects.checkFromIndexSize(index, count, length());
      Objects.checkFromIndexSize(offset, count, source.length);
      for (int i = 0; i < count; i++) {
        bytes.put(index + i, (byte) (source[offset + i] ? 1 : 0));
      }
    } finally {
      exit();
    }
  }

  /** Sets all elements to a value. */
  public void fill(boolean value) {
    enter();
    try {
      for (int i = 0; i < length(); i++) {
        bytes.put(i, (byte) (value ? 1 : 0));
      }
    } finally {
      exit();
    }
  }
}
