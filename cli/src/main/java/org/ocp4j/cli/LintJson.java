package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.Point;
import org.ocp4j.Severity;

/** Prints a JSON array with an object for each notice and for each input that failed. */
final class LintJson implements LintOutput {
  private final JsonList list;
  private final InputReporter reporter;

  LintJson(OutputStream out, InputReporter reporter) {
    this.list = new JsonList(out);
    this.reporter = reporter;
  }

  @Override
  public void notices(Input input, OcpDocument document, List<Notice> notices) throws IOException {
    for (Notice notice : notices) {
      Point start = document.point(notice.start());
      Point end = document.point(notice.end());
      list.add(object(input, start, end, notice.severity(), notice.id(), notice.message()));
    }
  }

  @Override
  public void failure(Input input, Failure failure) throws IOException {
    reporter.trace(failure);
    list.add(
        object(input, failure.place(), null, Severity.ERROR, failure.code(), failure.reason()));
  }

  private static JsonObject object(
      Input input,
      @Nullable Point start,
      @Nullable Point end,
      Severity severity,
      @Nullable String rule,
      String message) {
    JsonObject object = new JsonObject().string("file", input.name());
    place(object, "line", "column", "offset", start);
    place(object, "endLine", "endColumn", "endOffset", end);
    return object
        .string("severity", severity.name().toLowerCase(Locale.ROOT))
        .string("rule", rule)
        .string("message", message);
  }

  private static void place(
      JsonObject object, String line, String column, String offset, @Nullable Point place) {
    if (place == null) {
      object.raw(line, "null").raw(column, "null").raw(offset, "null");
    } else {
      object
          .number(line, place.line())
          .number(column, place.column())
          .number(offset, place.offset());
    }
  }

  @Override
  public void finish() throws IOException {
    list.finish();
  }
}
