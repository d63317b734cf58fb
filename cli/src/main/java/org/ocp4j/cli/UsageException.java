package org.ocp4j.cli;

import org.jspecify.annotations.Nullable;

/** The command was called in a way that cannot work, whatever the inputs hold. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    this(message, null);
  }

  UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
