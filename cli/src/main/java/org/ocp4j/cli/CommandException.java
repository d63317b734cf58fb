package org.ocp4j.cli;

import org.jspecify.annotations.Nullable;

/** Thrown when a correctly called command fails. Its message says why, and what to do about it. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with a message for the user.
   *
   * @param message what failed, and what to do about it
   * @param cause the exception that showed the failure, or null
   */
  public CommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
