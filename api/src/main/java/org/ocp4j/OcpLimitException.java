package org.ocp4j;

import java.util.Objects;

/** A limit was passed (contract 6.1). The message names the limit, both counts and the fix. */
public final class OcpLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;
  private final long allowed;
  private final long actual;
  private final long offset;

  /**
   * Creates an exception.
   *
   * @param limit the limit that was passed
   * @param allowed the count it allows
   * @param actual the count found, or the first one too many where counting stopped there
   * @param offset byte offset into the source where it was passed, or -1
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

  /** The limit that was passed. */
  public Limit limit() {
    return limit;
  }

  /** The count it allows. */
  public long allowed() {
    return allowed;
  }

  /** The count found, or the first one too many where counting stopped there. */
  public long actual() {
    return actual;
  }

  /** Byte offset into the source where the limit was passed, or -1 when it has no such place. */
  public long offset() {
    return offset;
  }
}
