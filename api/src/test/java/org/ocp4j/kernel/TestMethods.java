package org.ocp4j.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;

/** Kernels in Java. A test sets what {@link #run} runs. */
public final class TestMethods {
  /** Runs inside the kernel {@code run}. */
  public @Nullable Runnable inside;

  /** Creates methods that run nothing inside. */
  public TestMethods() {}

  /** Multiplies elements. */
  public static void scale(FloatBuffer in, FloatBuffer out, float factor) {
    for (int i = 0; i < in.limit(); i++) {
      out.put(i, in.get(i) * factor);
    }
  }

  /** Returns a number made of all arguments. */
  public static double mix(int a, FloatBuffer v, long b, float c, LongBuffer w, double d) {
    return a + 10.0 * b + 100.0 * c + 1000.0 * d + v.get(0) + w.get(w.limit() - 1);
  }

  /** Returns the lengths of all vectors in one number. */
  public static long lengths(
      ByteBuffer booleans,
      ByteBuffer bytes,
      ShortBuffer shorts,
      CharBuffer chars,
      IntBuffer ints,
      LongBuffer longs,
      FloatBuffer floats,
      DoubleBuffer doubles) {
    long all = 0;
    for (int length : new int[] {
      booleans.remaining(), bytes.remaining(), shorts.remaining(), chars.remaining(),
      ints.remaining(), longs.remaining(), floats.remaining(), doubles.remaining()
    }) {
      all = all * 10 + length;
    }
    return all;
  }

  /** Returns the number. */
  public static int echoInt(int number) {
    return number;
  }

  /** Returns the number. */
  public static long echoLong(long number) {
    return number;
  }

  /** Returns the number. */
  public static float echoFloat(float number) {
    return number;
  }

  /** Returns the number. */
  public static double echoDouble(double number) {
    return number;
  }

  /** Adds one to each element, and leaves the buffer at another position. */
  public static void increment(IntBuffer numbers) {
    while (numbers.hasRemaining()) {
      int number = numbers.get(numbers.position());
      numbers.put(number + 1);
    }
  }

  /** Throws a checked exception. */
  @SuppressWarnings("DoNotCallSuggester") // a test calls it
  public static void checked() throws IOException {
    throw new IOException("a checked exception");
  }

  /** Runs {@link #inside}, then returns the first element. */
  public int run(IntBuffer numbers) {
    if (inside != null) {
      inside.run();
    }
    return numbers.get(0);
  }
}
