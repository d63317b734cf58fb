package org.ocp4j.kernel;

/**
 * Thrown when a kernel is called with arguments that do not fit: too few or too many, of another
 * type, or of another engine. The kernel did not run. The message says what was expected, what was
 * passed, and the fix.
 *
 * @spec contract.md#10.2 Contract 10.2
 */
public final class KernelArgumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final String expected;
  private final String passed;

  KernelArgumentException(Kernel kernel, int index, String expected, String passed, String fix) {
    super("kernel " + kernel.name() + ", " + kernel.type() + ": "
        + (index < 0 ? "the call" : "argument " + (index + 1)) + " has " + passed + ", expected "
        + expected + "; fix: " + fix);
    this.index = index;
    this.expected = expected;
    this.passed = passed;
  }

  /** Returns the index of the argument, from 0, or -1 if the error is not about one argument. */
  public int index() {
    return index;
  }

  /** Returns what was expected. */
  public String expected() {
    return expected;
  }

  /** Returns what was passed. */
  public String passed() {
    return passed;
  }
}
