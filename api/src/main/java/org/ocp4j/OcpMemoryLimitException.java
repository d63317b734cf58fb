package org.ocp4j;

/**
 * An engine's memory limit does not allow what was asked, even with nothing in the pool (contract
 * 5.2), and after the collector had its chance to find what views and automatic documents still
 * hold, which may take a quarter of a second; or a frame has too little room (contract 7.4). Nothing
 * was allocated. The message names the counts and the fix.
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
    this(
        "memory limit of the engine passed: "
            + asked
            + " bytes asked, "
            + used
            + " used, "
            + allowed
            + " allowed; close documents that are no longer needed, or raise it with"
            + " OcpEngine.Builder.memoryLimit(n), n at least "
            + (used > Long.MAX_VALUE - asked ? Long.MAX_VALUE : used + asked),
        asked,
        used,
        allowed);
  }

  private OcpMemoryLimitException(String message, long asked, long used, long allowed) {
    super(message);
    this.asked = asked;
    this.used = used;
    this.allowed = allowed;
  }

  /**
   * A frame has too little room; it can be used on (contract 7.4).
   *
   * @param asked bytes asked
   * @param used bytes of the frame in use
   * @param capacity the frame's capacity
   */
  public static OcpMemoryLimitException ofFrame(long asked, long used, long capacity) {
    return new OcpMemoryLimitException(
        "frame is full: "
            + asked
            + " bytes asked, "
            + (capacity - used)
            + " left of "
            + capacity
            + "; reset or rewind it, or open a larger one with OcpEngine.openFrame(n)",
        asked,
        used,
        capacity);
  }

  /** Bytes asked. */
  public long asked() {
    return asked;
  }

  /** Bytes in use when they were refused. */
  public long used() {
    return used;
  }

  /** The limit, or a frame's capacity. */
  public long allowed() {
    return allowed;
  }

  /** Bytes left, fewer than were asked. */
  public long left() {
    return allowed - used;
  }
}
