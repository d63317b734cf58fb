package org.ocp4j;

import java.nio.FloatBuffer;

/** 32-bit floating point numbers in a frame. */
public final class OcpFloatVector extends OcpVector {
  private final FloatBuffer floats;

  OcpFloatVector(VectorMemory memory) {
    super(memory, 4);
    this.floats = memory.bytes().asFloatBuffer();
  }

  /** The element at an index. */
  public float get(int index) {
    enter();
    try {
      return floats.get(index);
    } finally {
      exit();
    }
  }

  /** Copies elements from an index on into an array, as many as it has. */
  public void get(int index, float[] target) {
    get(index, target, 0, target.length);
  }

  /** Copies elements from an index on into a part of an array. */
  public void get(int index, float[] target, int offset, int count) {
    enter();
    try {
      floats.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** A copy of all elements. */
  public float[] toArray() {
    float[] copy = new float[length()];
    get(0, copy);
    return copy;
  }

  /** Sets the element at an index. */
  public void put(int index, float value) {
    enter();
    try {
      floats.put(index, value);
    } finally {
      exit();
    }
  }

  /** Copies an array in place of the elements from an index on. */
  public void put(int index, float[] source) {
    put(index, source, 0, source.length);
  }

  /** Copies a part of an array in place of the elements from an index on. */
  public void put(int index, float[] source, int offset, int count) {
    enter();
    try {
      floats.put(index, source, offset, count);
    } finally {
      exit();
    }
  }

  /**
   * Copies elements from a buffer, of whatever order, in place of those from an index on.
   *
   * @param source its elements from position to limit; the position is not moved
   */
  public void put(int index, FloatBuffer source) {
    enter();
    try {
      floats.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets every element. */
  public void fill(float value) {
    enter();
    try {
      for (int i = 0; i < length(); i++) {
        floats.put(i, value);
      }
    } finally {
      exit();
    }
  }

  /** The elements in place, as {@link #asByteBuffer()} has them. */
  public FloatBuffer asFloatBuffer() {
    return asByteBuffer().asFloatBuffer();
  }
}
