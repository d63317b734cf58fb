package org.ocp4j.memory;

/**
 * Thrown when a call would exceed an engine's memory limit, or when a frame has too little room.
 * Nothing was allocated. The message names the counts and the fix.
 *
 * <p>Before the engine throws this exception, it empties its pool, and waits up to a quarter of a
 * second for the garbage collector to find unreachable views and documents.
 *
 * @spec contract.md#5.2 Contract 5.2
 * @spec contract.md#7.4 Contract 7.4
 */
public final class OcpMemoryLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long asked;
  private final long used;
  private final long allowed;

  /**
   * Creates an exception.
   *
   * @param asked the bytes that the call needed
   * @param used the bytes in use at the call
   * @param allowed the memory limit in bytes
   */
  public OcpMemoryLimitException(long asked, long used, long allowed) {
    this(
        "memory limit of the engine exceeded: "
            + asked
            + " bytes requested, "
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
   * Returns an exception about a frame with too little room, which stays usable.
   *
   * @param asked the bytes that the call needed
   * @param used the bytes of the frame in use
   * @param capacity the size of the frame in bytes
   * @spec contract.md#7.4 Contract 7.4
   */
  public static OcpMemoryLimitException ofFrame(long asked, long used, long capacity) {
    return new OcpMemoryLimitException(
        "frame is full: "
            + asked
            + " bytes requested, "
            + (capacity - used)
            + " left of "
            + capacity
            + "; reset or rewind it, or open a larger one with OcpEngine.openFrame(n)",
        asked,
        used,
        capacity);
  }

  /** Returns the bytes that the call needed. */
  public long asked() {
    return asked;
  }

  /** Returns the bytes in use at the call. */
  public long used() {
    return used;
  }

  /** Returns the memory limit, or the capacity of the frame, in bytes. */
  public long allowed() {
    return allowed;
  }

  /** Returns the bytes that were left, fewer than the call needed. */
  public long left() {
    return allowed - used;
  }
}
