package org.ocp4j;

import java.util.Objects;

/**
 * Thrown when a source exceeds a limit. The message names the limit, both counts and the fix.
 *
 * @spec contract.md#6.1 Contract 6.1
 */
public final class OcpLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;
  private final long allowed;
  private final long actual;
  private final long offset;

  /**
   * Creates an exception.
   *
   * @param limit the limit that was exceeded
   * @param allowed the largest count that is allowed
   * @param actual the count that was found, or the first count over the limit if counting stopped
   * @param offset the byte offset in the source where the limit was exceeded, or -1
   */
  public OcpLimitException(Limit limit, long allowed, long actual, long offset) {
    super(message(limit, allowed, actual, offset));
    this.limit = limit;
    this.allowed = allowed;
    this.actual = actual;
    this.offset = offset;
  }

  private static String message(Limit limit, long allowed, long actual, long offset) {
    Objects.requireNonNull(limit, "limit");
    String place = offset < 0 ? "" : " at byte " + offset;
    String fix = actual <= limit.maximum()
        ? "raise it with Limits.with(Limit." + limit + ", n), n up to " + limit.maximum()
        : "a payload cannot count more than " + limit.maximum() + ": use a smaller source";
    return "limit on "
        + limit.title()
        + " passed"
        + place
        + ": "
        + actual
        + " found, "
        + allowed
        + " allowed; "
        + fix;
  }

  /** Returns the limit that was exceeded. */
  public Limit limit() {
    return limit;
  }

  /** Returns the largest count that is allowed. */
  public long allowed() {
    return allowed;
  }

  /** Returns the count that was found, or the first count over the limit if counting stopped. */
  public long actual() {
    return actual;
  }

  /** Returns the byte offset in the source where the limit was exceeded, or -1 if there is none. */
  public long offset() {
    return offset;
  }
}
