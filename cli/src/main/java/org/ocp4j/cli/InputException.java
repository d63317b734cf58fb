package org.ocp4j.cli;

import java.util.Objects;

/** An input that failed; the others go on. */
final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  InputException(Throwable cause) {
    super(cause);
  }

  Failure failure() {
    return Failure.of(Objects.requireNonNull(getCause()));
  }
}
