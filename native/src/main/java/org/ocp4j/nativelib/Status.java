package org.ocp4j.nativelib;

/** What the library's functions return: {@code ocp_status}. */
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
   * Goes on only when it went well.
   *
   * @param doing what did, for the message
   */
  static void check(int status, String doing) {
    if (status != OK) {
      throw failure(status, doing);
    }
  }

  /**
   * What to throw when it did not go well: something that careful callers do not see.
   *
   * @throws OutOfMemoryError when the library has no memory
   */
  static IllegalStateException failure(int status, String doing) {
    if (status == MEMORY) {
      throw new OutOfMemoryError("the native library has no memory left: " + doing);
    }
    return new IllegalStateException(doing + ": " + why(status));
  }

  private static String why(int status) {
    return switch (status) {
      case HANDLE -> "it was closed";
      case BUSY -> "it is in use";
      case STATE -> "nothing was parsed";
      default -> "the native library returned status " + status;
    };
  }
}
