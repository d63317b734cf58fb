package org.ocp4j.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.ocp4j.Diagnostic;
import org.ocp4j.OcpDocument;
import org.ocp4j.Point;

/** Prints errors and notices about inputs for people. */
final class InputReporter {
  private final PrintStream err;
  private final boolean stackTraces;

  InputReporter(PrintStream err, boolean stackTraces) {
    this.err = err;
    this.stackTraces = stackTraces;
  }

  /** Prints why an input has no document. */
  void failure(Input input, Failure failure) {
    Point place = failure.place();
    if (place == null) {
      error(input, failure.reason());
    } else {
      err.println(place(input, place) + "error: " + failure.reason() + " [" + failure.code() + "]");
      err.println(failure.snippet());
    }
    trace(failure);
  }

  /** Prints an error about an input as a whole. */
  void error(Input input, String reason) {
    err.println(input.name() + ": error: " + reason);
  }

  /** Prints a failure's stack trace, if the user asked for stack traces. */
  void trace(Failure failure) {
    if (stackTraces) {
      failure.cause().printStackTrace(err);
    }
  }

  /** Prints the diagnostics of a document that was parsed leniently. */
  void diagnostics(Input input, OcpDocument document) {
    for (Diagnostic diagnostic : document.diagnostics()) {
      err.println(line(input, document, Notice.of(diagnostic)));
    }
  }

  /** Formats a notice on one line, as compilers do. */
  static String line(Input input, OcpDocument document, Notice notice) {
    return place(input, document.point(notice.start()))
        + notice.severity().name().toLowerCase(Locale.ROOT)
        + ": "
        + notice.message()
        + (notice.id() == null ? "" : " [" + notice.id() + "]");
  }

  private static String place(Input input, Point point) {
    return input.name() + ":" + point.line() + ":" + point.column() + ": ";
  }
}
