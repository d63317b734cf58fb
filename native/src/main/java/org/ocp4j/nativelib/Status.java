package org.ocp4j.nativelib;

/** Interprets {@code ocp_status}, which the library's functions return. */
final class Status {
  static final int OK = 0;
  static final int GRAMMAR = 1;
  static final int LIMIT = 2;
  static final int MEMORY = 3;
  static final int HANDLE = 4;
  static final int BUSY = 6;
  static final int STATE = 7;

  private Status() {}

  /**
   * Throws an exception unless the status is success.
   *
   * @param status the value that the function returned
   * @param doing what the function did, for the message
   */
  static void check(int status, String doing) {
    if (status != OK) {
      throw failure(status, doing);
    }
  }

  /**
   * Returns the exception for a status that is not success. Correct callers never cause one, except
   * for a lack of memory.
   *
   * @throws OutOfMemoryError if the library could not allocate memory
   */
  static IllegalStateException failure(int status, String doing) {
    if (status == MEMORY) {
      throw new OutOfMemoryError("the native library could not allocate memory: " + doing);
    }
    return new IllegalStateException(doing + ": " + why(status));
  }

  private static String why(int status) {
    return switch (status) {
      case HANDLE -> "already closed";
      case BUSY -> "in use by another call";
      case STATE -> "nothing has been parsed";
      default -> "the native library returned status " + status;
    };
  }
}
