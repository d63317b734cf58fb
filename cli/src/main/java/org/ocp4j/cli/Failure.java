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
 * What is wrong with an input.
 *
 * @param code a word for programs: a parser's code, or one of this class
 * @param reason what is wrong and how to mend it
 * @param place where in the source; null when it is about the whole of it
 * @param snippet the source line and a caret under the place; empty when there is no place
 * @param cause what was thrown
 */
record Failure(String code, String reason, @Nullable Point place, String snippet, Throwable cause) {
  /** It cannot be read. */
  static final String IO = "io";

  /** It passes a limit. */
  static final String LIMIT = "limit";

  /** It should be a payload and is none. */
  static final String FORMAT = "format";

  /** There is not enough memory for it. */
  static final String MEMORY = "memory";

  /** The program is wrong, not the input. */
  static final String INTERNAL = "internal";

  /** What an exception says about an input. */
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

  /** Without the advice of the exception's own message, which is for programs. */
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
