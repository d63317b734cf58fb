package org.ocp4j;

import java.nio.ByteBuffer;
import java.util.Objects;

/** Booleans in a frame, each a byte that is zero or one. */
public final class OcpBooleanVector extends OcpVector {
  private final ByteBuffer bytes;

  OcpBooleanVector(VectorMemory memory) {
    super(memory, 1);
    this.bytes = memory.bytes();
  }

  /** The element at an index. */
  public boolean get(int index) {
    enter();
    try {
      return bytes.get(index) != 0;
    } finally {
      exit();
    }
  }

  /** Copies elements from an index on into an array, as many as it has. */
  public void get(int index, boolean[] target) {
    get(index, target, 0, target.length);
  }

  /** Copies elements from an index on into a part of an array. */
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

  /** A copy of all elements. */
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

  /** Copies an array in place of the elements from an index on. */
  public void put(int index, boolean[] source) {
    put(index, source, 0, source.length);
  }

  /** Copies a part of an array in place of the elements from an index on. */
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

  /** Sets every element. */
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
