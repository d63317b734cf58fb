package org.ocp4j.toolkit.markdown;

import java.util.Arrays;

/** A stack of rows of integers: the open nodes, however many there are. */
final class Frames {
  int[] a;

  /** Where the row on top starts; negative if there is none. */
  int top;

  private final int stride;

  Frames(int stride) {
    this.stride = stride;
    a = new int[stride * 8];
    top = -stride;
  }

  int stride() {
    return stride;
  }

  /** Adds a row of zeros. Returns the array, in which it starts at {@link #top}. */
  int[] push() {
    top += stride;
    if (top + stride > a.length) {
      a = Arrays.copyOf(a, a.length * 2);
    } else {
      Arrays.fill(a, top, top + stride, 0);
    }
    return a;
  }

  void pop() {
    top -= stride;
  }

  int get(int field) {
    return a[top + field];
  }

  void set(int field, int value) {
    a[top + field] = value;
  }

  /** Returns a field of the row below the top. */
  int below(int field) {
    return a[top - stride + field];
  }

  boolean hasBelow() {
    return top >= stride;
  }
}
