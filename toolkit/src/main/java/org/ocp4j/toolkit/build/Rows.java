package org.ocp4j.toolkit.build;

import java.util.Arrays;

/** Records of the same number of integers, in one growing array. */
final class Rows {
  private final int stride;
  private int[] values;
  private int count;

  Rows(int stride) {
    this.stride = stride;
    this.values = new int[stride * 16];
  }

  int count() {
    return count;
  }

  /** Adds a row of zeros, and returns its number. */
  int add() {
    if ((count + 1) * stride > values.length) {
      values = Arrays.copyOf(values, values.length * 2);
    }
    return count++;
  }

  int get(int row, int column) {
    return values[row * stride + column];
  }

  void set(int row, int column, int value) {
    values[row * stride + column] = value;
  }
}
