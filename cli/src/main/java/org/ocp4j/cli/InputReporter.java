package org.ocp4j.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.ocp4j.Diagnostic;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.OcpDocument;
import org.ocp4j.Point;

/** Tells people what is wrong with inputs. */
final class InputReporter {
  private final PrintStream err;
  private final boolean stackTraces;

  InputReporter(PrintStream err, boolean stackTraces) {
    this.err = err;
    this.stackTraces = stackTraces;
  }

  /** Says why there is no document. */
  void failure(Input input, Failure failure) {
    Point place = failure.place();
    if (place == null) {
      err.println(input.name() + ": error: " + failure.reason());
    } else {
      err.println(place(input, place) + "error: " + failure.reason() + " [" + failure.code() + "]");
      err.println(failure.snippet());
    }
    trace(failure);
  }

  /** Says where in the program a failure came up, if that was asked for. */
  void trace(Failure failure) {
    if (stackTraces) {
      failure.cause().printStackTrace(err);
    }
  }

  /** Says what a lenient parser noticed. */
  void diagnostics(Input input, OcpDocument document) {
    for (Diagnostic diagnostic : document.diagnostics()) {
      String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
      DiagnosticCode code = diagnostic.code();
      err.println(place(input, document.point(diagnostic.start()))
          + severity
          + ": "
          + diagnostic.message()
          + (code == null ? "" : " [" + code.id() + "]"));
    }
  }

  private static String place(Input input, Point point) {
    return input.name() + ":" + point.line() + ":" + point.column() + ": ";
  }
}
