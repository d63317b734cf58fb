package org.ocp4j.kernel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of a kernel: its result and its parameters. In C, a vector is a pointer followed by its
 * length in elements as an {@code int64_t}:
 *
 * <pre>{@code
 * KernelType.of(VOID, FLOAT_VECTOR, FLOAT_VECTOR, FLOAT)
 * void scale(const float *in, int64_t in_length, float *out, int64_t out_length, float factor)
 * }</pre>
 *
 * @param result {@link KernelValue#VOID} or a number
 * @param parameters numbers and vectors, at most {@value #MAX_PARAMETERS}
 */
public record KernelType(KernelValue result, List<KernelValue> parameters) {
  /** The largest number of parameters. */
  public static final int MAX_PARAMETERS = 16;

  /**
   * Creates a type.
   *
   * @throws IllegalArgumentException when the result is a vector, a parameter is void, or there are
   *     too many parameters
   */
  public KernelType {
    parameters = List.copyOf(parameters);
    if (result.isVector()) {
      throw new IllegalArgumentException("a kernel cannot return a vector (" + result
          + "): pass a vector for the result as a parameter, and return void");
    }
    if (parameters.contains(KernelValue.VOID)) {
      throw new IllegalArgumentException("parameter " + (1 + parameters.indexOf(KernelValue.VOID))
          + " is void: use a number or a vector");
    }
    if (parameters.size() > MAX_PARAMETERS) {
      throw new IllegalArgumentException(
          parameters.size() + " parameters: a kernel has at most " + MAX_PARAMETERS);
    }
  }

  /** Returns a type. */
  public static KernelType of(KernelValue result, KernelValue... parameters) {
    return new KernelType(result, List.of(parameters));
  }

  /** Returns the number of parameters that are vectors. */
  int vectorCount() {
    return (int) parameters.stream().filter(KernelValue::isVector).count();
  }

  /** Returns the type as text, such as {@code "void(float[], float[], float)"}. */
  @Override
  public String toString() {
    return parameters.stream()
        .map(KernelValue::toString)
        .collect(Collectors.joining(", ", result + "(", ")"));
  }
}
