package org.ocp4j.cli;

import org.jspecify.annotations.Nullable;

/** The command failed, and the message says why and what to do; it was not called wrongly. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what failed, and what showed it. */
  public CommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
