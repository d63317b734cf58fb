package org.ocp4j;

import java.nio.CharBuffer;

/** UTF-16 units in a frame. */
public final class OcpCharVector extends OcpVector {
  private final CharBuffer chars;

  OcpCharVector(VectorMemory memory) {
    super(memory, 2);
    this.chars = memory.bytes().asCharBuffer();
  }

  /** The element at an index. */
  public char get(int index) {
    enter();
    try {
      return chars.get(index);
    } finally {
      exit();
    }
  }

  /** Copies elements from an index on into an array, as many as it has. */
  public void get(int index, char[] target) {
    get(index, target, 0, target.length);
  }

  /** Copies elements from an index on into a part of an array. */
  public void get(int index, char[] target, int offset, int count) {
    enter();
    try {
      chars.get(index, target, offset, count);
    } finally {
      exit();
    }
  }

  /** A copy of all elements. */
  public char[] toArray() {
    char[] copy = new char[length()];
    get(0, copy);
    return copy;
  }

  /** Sets the element at an index. */
  public void put(int index, char value) {
    enter();
    try {
      chars.put(index, value);
    } finally {
      exit();
    }
  }

  /** Copies an array in place of the elements from an index on. */
  public void put(int index, char[] source) {
    put(index, source, 0, source.length);
  }

  /** Copies a part of an array in place of the elements from an index on. */
  public void put(int index, char[] source, int offset, int count) {
    enter();
    try {
      chars.put(index, source, offset, count);
    } finally {
      exit();
    }
  }

  /**
   * Copies elements from a buffer, of whatever order, in place of those from an index on.
   *
   * @param source its elements from position to limit; the position is not moved
   */
  public void put(int index, CharBuffer source) {
    enter();
    try {
      chars.put(index, source, source.position(), source.remaining());
    } finally {
      exit();
    }
  }

  /** Sets every element. */
  public void fill(char value) {
    enter();
    try {
      for (int i = 0; i < length(); i++) {
        chars.put(i, value);
      }
    } finally {
      exit();
    }
  }

  /** The elements in place, as {@link #asByteBuffer()} has them. */
  public CharBuffer asCharBuffer() {
    return asByteBuffer().asCharBuffer();
  }
}
