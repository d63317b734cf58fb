package org.ocp4j.spi;

import java.nio.ByteBuffer;

/** A function of a kernel library. Any number of threads call it at once. */
@FunctionalInterface
public interface KernelFunction {
  /**
   * Calls the function. The runtime has checked the arguments, and keeps the memory of the vectors
   * allocated until this method returns. One vector may be passed twice.
   *
   * @param vectors the vectors in the order of the type, little-endian, with position 0 and the
   *     size in bytes as limit; neither may be changed
   * @param numbers the numbers in the order of the type: an {@code int} with its sign extended, a
   *     {@code long}, or the raw bits of a {@code float} or {@code double}
   * @return the result in the same form, or 0
   */
  long call(ByteBuffer[] vectors, long[] numbers);
}
