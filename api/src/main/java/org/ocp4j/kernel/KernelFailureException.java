package org.ocp4j.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the code of a kernel failed: a WebAssembly function trapped, or a Java method threw a
 * checked exception. The {@linkplain #getCause() cause} says why. What the kernel had written until
 * then stays in its vectors; on an engine that copies them, nothing is written.
 *
 * @spec contract.md#10.6 Contract 10.6
 */
public final class KernelFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String kernel;

  /**
   * Creates an exception.
   *
   * @param kernel the name of the kernel
   * @param problem what its code did
   * @param cause the exception that ended the call, or null
   */
  public KernelFailureException(String kernel, String problem, @Nullable Throwable cause) {
    super("kernel " + kernel + " failed: " + problem, cause);
    this.kernel = kernel;
  }

  /** Returns the name of the kernel. */
  public String kernel() {
    return kernel;
  }
}
