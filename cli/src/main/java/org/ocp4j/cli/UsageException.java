package org.ocp4j.cli;

import org.jspecify.annotations.Nullable;

/** The command was called in a way that cannot work, whatever the inputs hold. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the call. */
  public UsageException(String message) {
    this(message, null);
  }

  /** Says what is wrong with the call, and what showed it. */
  public UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
