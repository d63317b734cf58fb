package org.ocp4j;

import java.nio.DoubleBuffer;

/** 64-bit floating point numbers in a frame. */
public final class OcpDoubleVector extends OcpVector {
  private final DoubleBuffer doubles;

  OcpDoubleVector(VectorMemory memory) {
    super(memory, 8);
    this.doubles = memory.bytes().asDoubleBuffer();
  }

  /** The element at an index. */
  public double get(int index) {
    enter();
    try {
      return doubles.get(index);
    } finally {
      exit();
    }
  }

  /** Copies elements from an index on into an array, as many as it has. */
  public void get(int index, double[] target) {
    get(index, target, 0, target.length);
  }

  /** Copies elements from an index on into a part of an array. */
  public void get(int index, double[] target, int offset, int count) {
    enter();
    try {
      doubles.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** A copy of all elements. */
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

  /** Copies an array in place of the elements from an index on. */
  public void put(int index, double[] source) {
    put(index, source, 0, source.length);
  }

  /** Copies a part of an array in place of the elements from an index on. */
  public void put(int index, double[] source, int offset, int count) {
    enter();
    try {
      doubles.put(index, source, offset, count);
    } finally {
      exit();
    }
  }

  /**
   * Copies elements from a buffer, of whatever order, in place of those from an index on.
   *
   * @param source its elements from position to limit; the position is not moved
   */
  public void put(int index, DoubleBuffer source) {
    enter();
    try {
      doubles.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets every element. */
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

  /** The elements in place, as {@link #asByteBuffer()} has them. */
  public DoubleBuffer asDoubleBuffer() {
    return asByteBuffer().asDoubleBuffer();
  }
}
