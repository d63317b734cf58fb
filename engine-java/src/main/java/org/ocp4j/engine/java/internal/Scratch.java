package org.ocp4j.engine.java.internal;

import java.util.Arrays;

/** Makes the arrays of one parser, and counts the bytes that they hold. */
final class Scratch {
  /** No bytes. */
  static final byte[] NONE = new byte[0];

  private long bytes;

  /** Bytes of all arrays in use. */
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

  /** A longer copy, which is used instead. */
  int[] longer(int[] a, int length) {
    int[] copy = Arrays.copyOf(a, length);
    bytes += (long) Integer.BYTES * (length - a.length);
    return copy;
  }

  /** A longer copy, which is used instead. */
  byte[] longer(byte[] a, int length) {
    byte[] copy = Arrays.copyOf(a, length);
    bytes += length - a.length;
    return copy;
  }

  /** Takes note of an array that is used no more. */
  void drop(int[] a) {
    bytes -= (long) Integer.BYTES * a.length;
  }
}
