/*
 * Sample kernels. SampleMethods.java has the same functions in Java. Both give the same bits: every product and sum is
 * rounded on its own (no fused multiply-add), in the order that is written here.
 */
#include "ocp_kernel.h"

enum { LANES = 8 };

static int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }

/* out[i] = in[i] * factor */
OCP_KERNEL(void, scale, "void(float[], float[], float)",
           const float *in, int64_t in_length, float *out, int64_t out_length, float factor) {
  int64_t n = smaller(in_length, out_length);
  for (int64_t i = 0; i < n; i++) {
    out[i] = in[i] * factor;
  }
}

/* y[i] = a * x[i] + y[i] */
OCP_KERNEL(void, saxpy, "void(float, float[], float[])",
           float a, const float *x, int64_t x_length, float *y, int64_t y_length) {
  int64_t n = smaller(x_length, y_length);
  for (int64_t i = 0; i < n; i++) {
    float product = a * x[i];
    y[i] = product + y[i];
  }
}

/* The sum of a[i] * b[i], in eight sums that are added at the end. */
OCP_KERNEL(float, dot, "float(float[], float[])",
           const float *a, int64_t a_length, const float *b, int64_t b_length) {
  int64_t n = smaller(a_length, b_length), i = 0;
  float sums[LANES] = {0, 0, 0, 0, 0, 0, 0, 0};
  for (; i + LANES <= n; i += LANES) {
    for (int lane = 0; lane < LANES; lane++) {
      sums[lane] += a[i + lane] * b[i + lane];
    }
  }
  float sum = 0;
  for (int lane = 0; lane < LANES; lane++) {
    sum += sums[lane];
  }
  for (; i < n; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}

/* out[i] = taps[0] * in[i - 1] + taps[1] * in[i] + taps[2] * in[i + 1], with zeros beyond the ends */
OCP_KERNEL(void, filter3, "void(float[], float[], float[])",
           const float *in, int64_t in_length, float *out, int64_t out_length, const float *taps, int64_t taps_length) {
  int64_t n = smaller(in_length, out_length);
  if (taps_length < 3 || n == 0) {
    return;
  }
  float before = taps[0], at = taps[1], after = taps[2];
  if (n == 1) {
    out[0] = at * in[0];
    return;
  }
  float first = at * in[0] + after * in[1];
  float last = before * in[n - 2] + at * in[n - 1];
  for (int64_t i = 1; i < n - 1; i++) {
    out[i] = before * in[i - 1] + at * in[i] + after * in[i + 1];
  }
  out[0] = first;
  out[n - 1] = last;
}

/* c = a * b, of n * n elements each, by rows */
OCP_KERNEL(void, matmul, "void(float[], float[], float[], int)",
           const float *a, int64_t a_length, const float *b, int64_t b_length, float *c, int64_t c_length, int32_t n) {
  int64_t size = (int64_t)n * n;
  if (n < 0 || size > a_length || size > b_length || size > c_length) {
    return;
  }
  for (int64_t i = 0; i < n; i++) {
    float *row = c + i * n;
    for (int64_t j = 0; j < n; j++) {
      row[j] = 0;
    }
    for (int64_t k = 0; k < n; k++) {
      float factor = a[i * n + k];
      const float *other = b + k * n;
      for (int64_t j = 0; j < n; j++) {
        row[j] += factor * other[j];
      }
    }
  }
}

/* Counts nodes by kind: counts[kind] grows by the number of nodes of the kind. */
OCP_KERNEL(void, count_kinds, "void(byte[], int[])",
           const uint8_t *kinds, int64_t kinds_length, int32_t *counts, int64_t counts_length) {
  for (int64_t i = 0; i < kinds_length; i++) {
    if (kinds[i] < counts_length) {
      counts[kinds[i]]++;
    }
  }
}

/* The sum of the text sizes of all nodes of a kind. */
OCP_KERNEL(int64_t, text_bytes, "long(byte[], int[], int)",
           const uint8_t *kinds, int64_t kinds_length, const int32_t *sizes, int64_t sizes_length, int32_t kind) {
  int64_t n = smaller(kinds_length, sizes_length), sum = 0;
  for (int64_t i = 0; i < n; i++) {
    sum += kinds[i] == kind ? sizes[i] : 0;
  }
  return sum;
}
