package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Diagnostic;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.OcpDocument;
import org.ocp4j.Point;
import org.ocp4j.render.JsonRenderer;

/** Writes the lines of {@code --ndjson}. */
final class NdjsonLine {
  private NdjsonLine() {}

  /** Writes the line of a document. */
  static void write(Input input, OcpDocument document, OutputStream out) throws IOException {
    put("{\"file\":" + JsonObject.quote(input.name()) + ",\"tree\":", out);
    JsonRenderer.DEFAULT.render(document, out);
    List<Diagnostic> diagnostics = document.diagnostics();
    if (!diagnostics.isEmpty()) {
      put(
          diagnostics.stream()
              .map(diagnostic -> object(diagnostic, document))
              .collect(Collectors.joining(",", ",\"diagnostics\":[", "]")),
          out);
    }
    put("}\n", out);
  }

  /** Writes the line of an input that failed. */
  static void write(Input input, Failure failure, OutputStream out) throws IOException {
    put(object(input, failure) + "\n", out);
  }

  /** Returns the object of an input that failed. */
  static JsonObject object(Input input, Failure failure) {
    JsonObject error =
        new JsonObject().string("code", failure.code()).string("reason", failure.reason());
    return new JsonObject()
        .string("file", input.name())
        .raw("error", place(error, failure.place()).toString());
  }

  private static String object(Diagnostic diagnostic, OcpDocument document) {
    DiagnosticCode code = diagnostic.code();
    JsonObject object = new JsonObject()
        .string("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .string("code", code == null ? null : code.id())
        .string("reason", diagnostic.message());
    return place(object, document.point(diagnostic.start())).toString();
  }

  private static JsonObject place(JsonObject object, @Nullable Point place) {
    return place == null
        ? object.raw("offset", "null").raw("line", "null").raw("column", "null")
        : object
            .number("offset", place.offset())
            .number("line", place.line())
            .number("column", place.column());
  }

  private static void put(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
