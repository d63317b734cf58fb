/* Kernels of the test kit. KitMethods.java has the same functions in Java. */
#include "ocp_kernel.h"

OCP_KERNEL(void, scale, "void(float[], float[], float)",
           const float *in, int64_t in_length, float *out, int64_t out_length, float factor) {
  for (int64_t i = 0; i < in_length && i < out_length; i++) {
    out[i] = in[i] * factor;
  }
}

OCP_KERNEL(void, add, "void(int[], int[], int)",
           const int32_t *in, int64_t in_length, int32_t *out, int64_t out_length, int32_t number) {
  for (int64_t i = 0; i < in_length && i < out_length; i++) {
    out[i] = (int32_t)((uint32_t)in[i] + (uint32_t)number);
  }
}

/* Numbers and vectors in turn. */
OCP_KERNEL(double, mix, "double(int, float[], long, float, long[], double)",
           int32_t a, const float *v, int64_t v_length, int64_t b, float c, const int64_t *w, int64_t w_length, double d) {
  double first = v_length > 0 ? (double)v[0] : 0, last = w_length > 0 ? (double)w[w_length - 1] : 0;
  return (double)a + 10.0 * (double)b + 100.0 * (double)c + 1000.0 * d + 0.25 * first + 0.125 * last;
}

/* More parameters than any platform passes in registers. */
OCP_KERNEL(double, many,
           "double(int, long, float, double, int, long, float, double, int, long, float, double, int, long, float, double)",
           int32_t a, int64_t b, float c, double d, int32_t e, int64_t f, float g, double h, int32_t i, int64_t j, float k,
           double l, int32_t m, int64_t n, float o, double p) {
  return (double)a + 2 * (double)b + 3 * (double)c + 4 * d + 5 * (double)e + 6 * (double)f + 7 * (double)g + 8 * h +
         9 * (double)i + 10 * (double)j + 11 * (double)k + 12 * l + 13 * (double)m + 14 * (double)n + 15 * (double)o + 16 * p;
}

OCP_KERNEL(int32_t, echo_int, "int(int)", int32_t number) { return number; }

OCP_KERNEL(int64_t, echo_long, "long(long)", int64_t number) { return number; }

OCP_KERNEL(float, echo_float, "float(float)", float number) { return number; }

OCP_KERNEL(double, echo_double, "double(double)", double number) { return number; }

/* The lengths of vectors of every type, as digits. */
OCP_KERNEL(int64_t, lengths, "long(boolean[], byte[], short[], char[], int[], long[], float[], double[])",
           const uint8_t *a, int64_t a_length, const int8_t *b, int64_t b_length, const int16_t *c, int64_t c_length,
           const uint16_t *d, int64_t d_length, const int32_t *e, int64_t e_length, const int64_t *f, int64_t f_length,
           const float *g, int64_t g_length, const double *h, int64_t h_length) {
  (void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h;
  return ((((((a_length * 10 + b_length) * 10 + c_length) * 10 + d_length) * 10 + e_length) * 10 + f_length) * 10 +
          g_length) * 10 + h_length;
}

/* The sum of elements of every type, and one added to each. */
OCP_KERNEL(double, touch, "double(boolean[], byte[], short[], char[], int[], long[], float[], double[])",
           uint8_t *a, int64_t a_length, int8_t *b, int64_t b_length, int16_t *c, int64_t c_length, uint16_t *d,
           int64_t d_length, int32_t *e, int64_t e_length, int64_t *f, int64_t f_length, float *g, int64_t g_length,
           double *h, int64_t h_length) {
  double sum = 0;
#define TOUCH(vector, one) \
  for (int64_t i = 0; i < vector##_length; i++) { \
    sum += (double)vector[i]; \
    vector[i] = one; \
  }
  TOUCH(a, 1)
  TOUCH(b, (int8_t)(b[i] + 1))
  TOUCH(c, (int16_t)(c[i] + 1))
  TOUCH(d, (uint16_t)(d[i] + 1))
  TOUCH(e, e[i] + 1)
  TOUCH(f, f[i] + 1)
  TOUCH(g, g[i] + 1)
  TOUCH(h, h[i] + 1)
  return sum;
}

/* What is written through one vector is read through the other, if they are the same. */
OCP_KERNEL(int32_t, aliased, "int(int[], int[])", int32_t *a, int64_t a_length, const int32_t *b, int64_t b_length) {
  if (a_length < 1 || b_length < 1) {
    return -1;
  }
  a[0] = 41;
  return b[0];
}

/* Writes a number to all elements, and then reads them again and again: returns how many were another number. */
OCP_KERNEL(int64_t, hold, "long(int[], int, long)", volatile int32_t *v, int64_t v_length, int32_t number, int64_t rounds) {
  int64_t wrong = 0;
  for (int64_t i = 0; i < v_length; i++) {
    v[i] = number;
  }
  for (int64_t round = 0; round < rounds; round++) {
    for (int64_t i = 0; i < v_length; i++) {
      wrong += v[i] != number;
    }
  }
  return wrong;
}
