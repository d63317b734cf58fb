package org.ocp4j.frame;

import java.nio.DoubleBuffer;

/** A vector of 64-bit floating point numbers in a frame. */
public final class OcpDoubleVector extends OcpVector {
  private final DoubleBuffer doubles;

  OcpDoubleVector(VectorMemory memory) {
    super(memory, 8);
    this.doubles = memory.bytes().asDoubleBuffer();
  }

  /** Returns the element at an index. */
  public double get(int index) {
    enter();
    try {
      return doubles.get(index);
    } finally {
      exit();
    }
  }

  /** Fills an array with elements, starting at an index of this vector. */
  public void get(int index, double[] target) {
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
  public void get(int index, double[] target, int offset, int count) {
    enter();
    try {
      doubles.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** Returns a copy of all elements. */
  public double[] toArray() {
    double[] copy = new double[length()];
    get(0, copy);
    return copy;
  }

  /** Sets the element at an index. */
  public void put(int index, double value) {
    enter();
    try {
      doubles.put(index, value);
    } finally {
      exit();
    }
  }

  /** Sets elements to those of an array, starting at an index of this vector. */
  public void put(int index, double[] source) {
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
  public void put(int index, double[] source, int offset, int count) {
    enter();
    try {
      doubles.put(index, source, offset, count);
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
  public void put(int index, DoubleBuffer source) {
    enter();
    try {
      doubles.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets all elements to a value. */
  public void fill(double value) {
    enter();
    try {
      for (int i = 0; i < length(); i++) {
        doubles.put(i, value);
      }
    } finally {
      exit();
    }
  }

  /** Returns a view of the elements; see {@link #asByteBuffer()}. */
  public DoubleBuffer asDoubleBuffer() {
    return asByteBuffer().asDoubleBuffer();
  }
}
