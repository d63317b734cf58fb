package org.ocp4j.cli;

import java.util.Objects;

/** Thrown when one input fails. The command goes on with the next one. */
final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  InputException(Throwable cause) {
    super(cause);
  }

  Failure failure() {
    return Failure.of(Objects.requireNonNull(getCause()));
  }
}
