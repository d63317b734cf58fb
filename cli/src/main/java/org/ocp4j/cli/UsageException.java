package org.ocp4j.cli;

import org.jspecify.annotations.Nullable;

/** Thrown when a command's arguments are wrong, whatever its inputs contain. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with a message for the user.
   *
   * @param message what is wrong with the arguments
   */
  public UsageException(String message) {
    this(message, null);
  }

  /**
   * Makes an exception with a message for the user and a cause.
   *
   * @param message what is wrong with the arguments
   * @param cause the exception that showed the mistake, or null
   */
  public UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
