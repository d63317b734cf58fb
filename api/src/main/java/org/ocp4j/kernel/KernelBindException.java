package org.ocp4j.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the code of a library cannot be loaded, or a kernel cannot be bound: no library has
 * it, or it has another type. The message says what was expected, what was found, and the fix.
 *
 * @spec contract.md#10.1 Contract 10.1
 */
public final class KernelBindException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String found;
  private final String fix;

  /**
   * Creates an exception.
   *
   * @param problem what could not be done
   * @param expected what was expected
   * @param found what was found instead
   * @param fix what the user can do about it
   * @param cause the exception that caused this one, or null
   */
  public KernelBindException(
      String problem, String expected, String found, String fix, @Nullable Throwable cause) {
    super(problem + ": expected " + expected + "; found " + found + "; fix: " + fix, cause);
    this.expected = expected;
    this.found = found;
    this.fix = fix;
  }

  /** Returns what was expected. */
  public String expected() {
    return expected;
  }

  /** Returns what was found. */
  public String found() {
    return found;
  }

  /** Returns what the user can do about it. */
  public String fix() {
    return fix;
  }
}
