package org.ocp4j.example.kernels;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The kernels of {@code examples/kernels/sample.c} in Java. Both give the same bits: they round
 * every product and sum on its own, and add in the same order.
 */
public final class SampleMethods {
  private static final int LANES = 8;

  private SampleMethods() {}

  /** Sets each element of {@code out} to that of {@code in} times a factor. */
  public static void scale(FloatBuffer in, FloatBuffer out, float factor) {
    int n = Math.min(in.limit(), out.limit());
    for (int i = 0; i < n; i++) {
      out.put(i, in.get(i) * factor);
    }
  }

  /** Adds {@code a} times {@code x} to {@code y}. */
  public static void saxpy(float a, FloatBuffer x, FloatBuffer y) {
    int n = Math.min(x.limit(), y.limit());
    for (int i = 0; i < n; i++) {
      y.put(i, a * x.get(i) + y.get(i));
    }
  }

  /** Returns the sum of products, in eight sums that are added at the end. */
  public static float dot(FloatBuffer a, FloatBuffer b) {
    int n = Math.min(a.limit(), b.limit());
    float[] sums = new float[LANES];
    int i = 0;
    for (; i + LANES <= n; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        sums[lane] += a.get(i + lane) * b.get(i + lane);
      }
    }
    float sum = 0;
    for (int lane = 0; lane < LANES; lane++) {
      sum += sums[lane];
    }
    for (; i < n; i++) {
      sum += a.get(i) * b.get(i);
    }
    return sum;
  }

  /** Filters with three taps, with zeros beyond the ends. */
  public static void filter3(FloatBuffer in, FloatBuffer out, FloatBuffer taps) {
    int n = Math.min(in.limit(), out.limit());
    if (taps.limit() < 3 || n == 0) {
      return;
    }
    float before = taps.get(0);
    float at = taps.get(1);
    float after = taps.get(2);
    if (n == 1) {
      out.put(0, at * in.get(0));
      return;
    }
    float first = at * in.get(0) + after * in.get(1);
    float last = before * in.get(n - 2) + at * in.get(n - 1);
    for (int i = 1; i < n - 1; i++) {
      out.put(i, before * in.get(i - 1) + at * in.get(i) + after * in.get(i + 1));
    }
    out.put(0, first);
    out.put(n - 1, last);
  }

  /** Sets {@code c} to the product of the matrices {@code a} and {@code b}, of n by n elements. */
  public static void matmul(FloatBuffer a, FloatBuffer b, FloatBuffer c, int n) {
    long size = (long) n * n;
    if (n < 0 || size > a.limit() || size > b.limit() || size > c.limit()) {
      return;
    }
    for (int i = 0; i < n; i++) {
      int row = i * n;
      for (int j = 0; j < n; j++) {
        c.put(row + j, 0);
      }
      for (int k = 0; k < n; k++) {
        float factor = a.get(row + k);
        int other = k * n;
        for (int j = 0; j < n; j++) {
          c.put(row + j, c.get(row + j) + factor * b.get(other + j));
        }
      }
    }
  }

  /** Adds the number of nodes of each kind to the count of the kind. */
  @SuppressWarnings("MethodName") // the name of the C function
  public static void count_kinds(ByteBuffer kinds, IntBuffer counts) {
    for (int i = 0; i < kinds.limit(); i++) {
      int kind = kinds.get(i) & 0xFF;
      if (kind < counts.limit()) {
        counts.put(kind, counts.get(kind) + 1);
      }
    }
  }

  /** Returns the sum of the text sizes of all nodes of a kind. */
  @SuppressWarnings("MethodName") // the name of the C function
  public static long text_bytes(ByteBuffer kinds, IntBuffer sizes, int kind) {
    int n = Math.min(kinds.limit(), sizes.limit());
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (kinds.get(i) & 0xFF) == kind ? sizes.get(i) : 0;
    }
    return sum;
  }
}
