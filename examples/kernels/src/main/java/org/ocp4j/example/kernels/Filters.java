package org.ocp4j.example.kernels;

import org.ocp4j.frame.OcpByteVector;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpIntVector;

/** The sample kernels as an interface, for {@code Kernels.as}. */
public interface Filters {
  /** Sets each element of {@code out} to that of {@code in} times a factor. */
  void scale(OcpFloatVector in, OcpFloatVector out, float factor);

  /** Adds {@code a} times {@code x} to {@code y}. */
  void saxpy(float a, OcpFloatVector x, OcpFloatVector y);

  /** Returns the sum of products. */
  float dot(OcpFloatVector a, OcpFloatVector b);

  /** Filters with three taps, with zeros beyond the ends. */
  void filter3(OcpFloatVector in, OcpFloatVector out, OcpFloatVector taps);

  /** Sets {@code c} to the product of the matrices {@code a} and {@code b}, of n by n elements. */
  void matmul(OcpFloatVector a, OcpFloatVector b, OcpFloatVector c, int n);

  /** Adds the number of nodes of each kind to the count of the kind. */
  @SuppressWarnings("MethodName") // the name of the C function
  void count_kinds(OcpByteVector kinds, OcpIntVector counts);

  /** Returns the sum of the text sizes of all nodes of a kind. */
  @SuppressWarnings("MethodName") // the name of the C function
  long text_bytes(OcpByteVector kinds, OcpIntVector sizes, int kind);
}
