package org.ocp4j.engine.java.internal;

import java.util.Arrays;

/** Makes the arrays of one parser, and counts the bytes that they hold. */
final class Scratch {
  /** No bytes. */
  static final byte[] NONE = new byte[0];

  private long bytes;

  /** Returns the size of all arrays in use, in bytes. */
  long bytes() {
    return bytes;
  }

  int[] ints(int length) {
    int[] made = new int[length];
    bytes += (long) Integer.BYTES * length;
    return made;
  }

  byte[] bytes(int length) {
    byte[] made = new byte[length];
    bytes += length;
    return made;
  }

  /** Returns a longer copy, which replaces the array. */
  int[] longer(int[] a, int length) {
    int[] copy = Arrays.copyOf(a, length);
    bytes += (long) Integer.BYTES * (length - a.length);
    return copy;
  }

  /** Returns a longer copy, which replaces the array. */
  byte[] longer(byte[] a, int length) {
    byte[] copy = Arrays.copyOf(a, length);
    bytes += length - a.length;
    return copy;
  }

  /** Notes that an array is no longer used. */
  void drop(int[] a) {
    bytes -= (long) Integer.BYTES * a.length;
  }
}
