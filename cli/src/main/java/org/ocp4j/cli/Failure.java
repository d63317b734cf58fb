package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpFormatException;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.Point;

/**
 * An error about one input.
 *
 * @param code a machine-readable code: the parser's, or one of the constants of this class
 * @param reason the message for the user: what is wrong, and how to fix it
 * @param place the position of the error in the source; null when the error is about the whole
 *     input
 * @param snippet the source line, with a caret under the position; empty without a position
 * @param cause the exception that was thrown
 */
record Failure(String code, String reason, @Nullable Point place, String snippet, Throwable cause) {
  /** Code of an input that cannot be read. */
  static final String IO = "io";

  /** Code of an input that exceeds a limit. */
  static final String LIMIT = "limit";

  /** Code of an invalid payload. */
  static final String FORMAT = "format";

  /** Code of an input that needs more memory than there is. */
  static final String MEMORY = "memory";

  /** Code of a bug in this program. */
  static final String INTERNAL = "internal";

  /** Converts an exception to an error about an input. */
  static Failure of(Throwable cause) {
    if (cause instanceof OcpParseException e) {
      Point place = new Point(e.line(), e.column(), e.utf16Offset());
      return new Failure(e.code().id(), e.reason(), place, e.snippet(), e);
    }
    if (cause instanceof OcpLimitException e) {
      return ofWhole(LIMIT, limit(e), e);
    }
    if (cause instanceof OcpFormatException e) {
      String advice = ". Write it again with: ocp parse SOURCE --to ocp -o FILE";
      return ofWhole(FORMAT, e.getMessage() + advice, e);
    }
    if (cause instanceof IOException e) {
      return ofWhole(IO, io(e), e);
    }
    if (cause instanceof OutOfMemoryError) {
      String advice = "; give Java more, as with JAVA_TOOL_OPTIONS=-Xmx4g";
      return ofWhole(MEMORY, "not enough memory (" + cause.getMessage() + ")" + advice, cause);
    }
    String advice = ". This is a bug: please report it, with what --stacktrace shows";
    return ofWhole(INTERNAL, "internal error: " + cause + advice, cause);
  }

  private static Failure ofWhole(String code, String reason, Throwable cause) {
    return new Failure(code, reason, null, "", cause);
  }

  /**
   * Returns the message for an exceeded limit. The exception's own advice is for programmers and is
   * left out.
   */
  private static String limit(OcpLimitException e) {
    return "limit on "
        + e.limit().title()
        + " passed"
        + (e.offset() < 0 ? "" : " at byte " + e.offset())
        + ": "
        + e.actual()
        + " found, "
        + e.allowed()
        + " allowed. Divide the document, or parse it through the API with a higher limit";
  }

  private static String io(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }
}
