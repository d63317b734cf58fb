package org.ocp4j.spark;

import java.util.Objects;

/**
 * Thrown by an SQL function when it cannot return a result for a row, which fails the job: when
 * {@code ocp_parse_strict} has a source that does not parse, when an argument is no payload, or
 * when a library is missing. The cause is what ocp4j has thrown, such as an {@link
 * org.ocp4j.OcpParseException} or an {@link org.ocp4j.OcpFormatException}.
 */
public final class OcpFunctionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String function;

  /**
   * Creates an exception.
   *
   * @param function the name of the SQL function
   * @param reason what is wrong, and what to do
   * @param cause what ocp4j has thrown
   */
  public OcpFunctionException(String function, String reason, Throwable cause) {
    super(function + ": " + reason, Objects.requireNonNull(cause, "cause"));
    this.function = Objects.requireNonNull(function, "function");
  }

  /** Returns the name of the SQL function. */
  public String function() {
    return function;
  }
}
