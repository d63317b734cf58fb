package org.ocp4j;

import java.nio.ByteBuffer;

/** Bytes in a frame. */
public final class OcpByteVector extends OcpVector {
  private final ByteBuffer bytes;

  OcpByteVector(VectorMemory memory) {
    super(memory, 1);
    this.bytes = memory.bytes();
  }

  /** The element at an index. */
  public byte get(int index) {
    enter();
    try {
      return bytes.get(index);
    } finally {
      exit();
    }
  }

  /** Copies elements from an index on into an array, as many as it has. */
  public void get(int index, byte[] target) {
    get(index, target, 0, target.length);
  }

  /** Copies elements from an index on into a part of an array. */
  public void get(int index, byte[] target, int offset, int count) {
    enter();
    try {
      bytes.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** A copy of all elements. */
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

  /** Copies an array in place of the elements from an index on. */
  public void put(int index, byte[] source) {
    put(index, source, 0, source.length);
  }

  /** Copies a part of an array in place of the elements from an index on. */
  public void put(int index, byte[] source, int offset, int count) {
    enter();
    try {
      bytes.put(index, source, offset, count);
    } finally {
      exit();
    }
  }

  /**
   * Copies elements from a buffer, of whatever order, in place of those from an index on.
   *
   * @param source its elements from position to limit; the position is not moved
   */
  public void put(int index, ByteBuffer source) {
    enter();
    try {
      bytes.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets every element. */
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
