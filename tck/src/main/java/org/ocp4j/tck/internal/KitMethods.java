package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/** The kernels of {@code tck/src/main/kernels/kit.c} in Java, and one that fails. */
@SuppressWarnings("MethodName") // the names of the C functions
public final class KitMethods {
  private KitMethods() {}

  /** Multiplies elements. */
  public static void scale(FloatBuffer in, FloatBuffer out, float factor) {
    for (int i = 0; i < in.limit() && i < out.limit(); i++) {
      out.put(i, in.get(i) * factor);
    }
  }

  /** Adds a number to elements. */
  public static void add(IntBuffer in, IntBuffer out, int number) {
    for (int i = 0; i < in.limit() && i < out.limit(); i++) {
      out.put(i, in.get(i) + number);
    }
  }

  /** Returns a sum of all arguments, each with a weight. */
  public static double mix(int a, FloatBuffer v, long b, float c, LongBuffer w, double d) {
    double first = v.limit() > 0 ? v.get(0) : 0;
    double last = w.limit() > 0 ? w.get(w.limit() - 1) : 0;
    return a + 10.0 * b + 100.0 * c + 1000.0 * d + 0.25 * first + 0.125 * last;
  }

  /** Returns a sum of all arguments, each with its place as its weight. */
  public static double many(
      int a,
      long b,
      float c,
      double d,
      int e,
      long f,
      float g,
      double h,
      int i,
      long j,
      float k,
      double l,
      int m,
      long n,
      float o,
      double p) {
    double sum = (double) a + 2.0 * b + 3 * (double) c + 4 * d;
    sum = sum + 5 * (double) e + 6.0 * f + 7 * (double) g + 8 * h;
    sum = sum + 9 * (double) i + 10.0 * j + 11 * (double) k + 12 * l;
    return sum + 13 * (double) m + 14.0 * n + 15 * (double) o + 16 * p;
  }

  /** Returns the number. */
  public static int echo_int(int number) {
    return number;
  }

  /** Returns the number. */
  public static long echo_long(long number) {
    return number;
  }

  /** Returns the number. */
  public static float echo_float(float number) {
    return number;
  }

  /** Returns the number. */
  public static double echo_double(double number) {
    return number;
  }

  /** Returns the lengths as digits. */
  public static long lengths(
      ByteBuffer a,
      ByteBuffer b,
      ShortBuffer c,
      CharBuffer d,
      IntBuffer e,
      LongBuffer f,
      FloatBuffer g,
      DoubleBuffer h) {
    long all = 0;
    for (int each : new int[] {
      a.limit(), b.limit(), c.limit(), d.limit(), e.limit(), f.limit(), g.limit(), h.limit()
    }) {
      all = all * 10 + each;
    }
    return all;
  }

  /** Returns the sum of elements of every type, and adds one to each. */
  public static double touch(
      ByteBuffer a,
      ByteBuffer b,
      ShortBuffer c,
      CharBuffer d,
      IntBuffer e,
      LongBuffer f,
      FloatBuffer g,
      DoubleBuffer h) {
    double sum = 0;
    for (int i = 0; i < a.limit(); i++) {
      sum += a.get(i);
      a.put(i, (byte) 1);
    }
    for (int i = 0; i < b.limit(); i++) {
      sum += b.get(i);
      b.put(i, (byte) (b.get(i) + 1));
    }
    for (int i = 0; i < c.limit(); i++) {
      sum += c.get(i);
      c.put(i, (short) (c.get(i) + 1));
    }
    for (int i = 0; i < d.limit(); i++) {
      sum += d.get(i);
      d.put(i, (char) (d.get(i) + 1));
    }
    for (int i = 0; i < e.limit(); i++) {
      sum += e.get(i);
      e.put(i, e.get(i) + 1);
    }
    for (int i = 0; i < f.limit(); i++) {
      sum += f.get(i);
      f.put(i, f.get(i) + 1);
    }
    for (int i = 0; i < g.limit(); i++) {
      sum += g.get(i);
      g.put(i, g.get(i) + 1);
    }
    for (int i = 0; i < h.limit(); i++) {
      sum += h.get(i);
      h.put(i, h.get(i) + 1);
    }
    return sum;
  }

  /** Writes through one vector, and reads through the other. */
  public static int aliased(IntBuffer a, IntBuffer b) {
    if (a.limit() < 1 || b.limit() < 1) {
      return -1;
    }
    a.put(0, 41);
    return b.get(0);
  }

  /** Writes a number to all elements, reads them for some rounds, and counts other numbers. */
  public static long hold(IntBuffer v, int number, long rounds) {
    long wrong = 0;
    for (int i = 0; i < v.limit(); i++) {
      v.put(i, number);
    }
    for (long round = 0; round < rounds; round++) {
      for (int i = 0; i < v.limit(); i++) {
        wrong += v.get(i) == number ? 0 : 1;
      }
    }
    return wrong;
  }

  /** Throws an exception that is expected. */
  public static int fail(IntBuffer v) {
    if (v.limit() > 0) {
      throw new ArithmeticException("the kernel fails");
    }
    return 0;
  }
}
