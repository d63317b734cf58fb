package org.ocp4j;

/**
 * An engine's memory limit does not allow what was asked, even with nothing in the pool (contract
 * 5.2), and after the collector had its chance to find what views and automatic documents still
 * hold, which may take a quarter of a second. Nothing was allocated. The message names the counts and the fix.
 */
public final class OcpMemoryLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long asked;
  private final long used;
  private final long allowed;

  /**
   * Creates an exception.
   *
   * @param asked bytes asked
   * @param used bytes in use when they were refused
   * @param allowed the limit
   */
  public OcpMemoryLimitException(long asked, long used, long allowed) {
    super("memory limit of the engine passed: "
        + asked
        + " bytes asked, "
        + used
        + " used, "
        + allowed
        + " allowed; close documents that are no longer needed, or raise it with"
        + " OcpEngine.Builder.memoryLimit(n), n at least "
        + (used > Long.MAX_VALUE - asked ? Long.MAX_VALUE : used + asked));
    this.asked = asked;
    this.used = used;
    this.allowed = allowed;
  }

  /** Bytes asked. */
  public long asked() {
    return asked;
  }

  /** Bytes in use when they were refused. */
  public long used() {
    return used;
  }

  /** The limit. */
  public long allowed() {
    return allowed;
  }
}
