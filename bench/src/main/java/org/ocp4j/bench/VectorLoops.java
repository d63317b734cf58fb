package org.ocp4j.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sample kernels over Java arrays, as plain loops and with the JDK's Vector API. Only {@link
 * KernelBenchmark} uses them, in a JVM with the module {@code jdk.incubator.vector}.
 */
final class VectorLoops {
  private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;

  private VectorLoops() {}

  static void scale(float[] in, float[] out, float factor) {
    for (int i = 0; i < in.length; i++) {
      out[i] = in[i] * factor;
    }
  }

  static void saxpy(float a, float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = a * x[i] + y[i];
    }
  }

  static void matmul(float[] a, float[] b, float[] c, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        c[i * n + j] = 0;
      }
      for (int k = 0; k < n; k++) {
        float factor = a[i * n + k];
        for (int j = 0; j < n; j++) {
          c[i * n + j] += factor * b[k * n + j];
        }
      }
    }
  }

  static void wideScale(float[] in, float[] out, float factor) {
    int i = 0;
    for (int end = WIDE.loopBound(in.length); i < end; i += WIDE.length()) {
      FloatVector.fromArray(WIDE, in, i).mul(factor).intoArray(out, i);
    }
    for (; i < in.length; i++) {
      out[i] = in[i] * factor;
    }
  }

  static void wideSaxpy(float a, float[] x, float[] y) {
    int i = 0;
    for (int end = WIDE.loopBound(x.length); i < end; i += WIDE.length()) {
      FloatVector.fromArray(WIDE, x, i)
          .mul(a)
          .add(FloatVector.fromArray(WIDE, y, i))
          .intoArray(y, i);
    }
    for (; i < x.length; i++) {
      y[i] = a * x[i] + y[i];
    }
  }

  /** Multiplies matrices whose rows are a multiple of the vectors' length. */
  static void wideMatmul(float[] a, float[] b, float[] c, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j += WIDE.length()) {
        FloatVector sum = FloatVector.zero(WIDE);
        for (int k = 0; k < n; k++) {
          sum = sum.add(FloatVector.fromArray(WIDE, b, k * n + j).mul(a[i * n + k]));
        }
        sum.intoArray(c, i * n + j);
      }
    }
  }
}
