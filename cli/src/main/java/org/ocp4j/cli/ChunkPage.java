package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Heading;
import org.ocp4j.chunks.SourceRange;

/**
 * Prints an HTML page that shows sources with the borders of their chunks. What a chunk repeats is
 * pale, and what is in no chunk stands between them.
 */
final class ChunkPage implements ChunkOutput {
  private static final String HEAD = """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Chunks</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
        padding: 0 1rem; }
      pre { font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; margin: 0;
        overflow-wrap: anywhere; }
      .chunk { border: 1px solid #8888; border-left: 4px solid #2a6fdb; border-radius: 4px;
        margin: .5rem 0; padding: .5rem .75rem; }
      .chunk:nth-of-type(even) { border-left-color: #c2571a; }
      .about { font-size: 12px; opacity: .75; margin-bottom: .25rem; }
      .repeated, .omitted { opacity: .5; }
      .omitted { padding: 0 .75rem; font-style: italic; }
      </style>
      """;

  private final OutputStream out;
  private final InputReporter reporter;
  private final ChunkUnit unit;
  private boolean isStarted;

  ChunkPage(OutputStream out, InputReporter reporter, ChunkUnit unit) {
    this.out = out;
    this.reporter = reporter;
    this.unit = unit;
  }

  @Override
  public void print(Input input, OcpDocument document, List<Chunk> chunks) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("<h1>").append(escaped(input.name())).append("</h1>\n");
    int at = 0;
    for (Chunk chunk : chunks) {
      int start = chunk.ranges().stream()
          .filter(range -> !range.repeated())
          .mapToInt(SourceRange::start)
          .findFirst()
          .orElse(at);
      omitted(page, document, at, start);
      at = Math.max(at, print(page, document, chunk));
    }
    omitted(page, document, at, document.sourceByteSize());
    put(page.toString());
  }

  /** Prints a chunk, and returns the offset where it ends. */
  private int print(StringBuilder page, OcpDocument document, Chunk chunk) {
    page.append("<section class=\"chunk\"><div class=\"about\">")
        .append(chunk.index())
        .append(" · lines ")
        .append(chunk.firstLine())
        .append(" to ")
        .append(chunk.lastLine())
        .append(" · ")
        .append(chunk.size())
        .append(' ')
        .append(unit)
        .append(" · ")
        .append(escaped(
            chunk.headingPath().stream().map(Heading::title).collect(Collectors.joining(" > "))))
        .append("</div><pre>");
    int end = 0;
    for (SourceRange range : chunk.ranges()) {
      String text = escaped(source(document, range.start(), range.end()));
      if (range.repeated()) {
        page.append("<span class=\"repeated\">").append(text).append("</span>");
      } else {
        page.append(text);
        end = range.end();
      }
    }
    page.append("</pre></section>\n");
    return end;
  }

  private static void omitted(StringBuilder page, OcpDocument document, int start, int end) {
    String text = start < end ? source(document, start, end).strip() : "";
    if (!text.isEmpty()) {
      page.append("<pre class=\"omitted\">").append(escaped(text)).append("</pre>\n");
    }
  }

  private static String source(OcpDocument document, int start, int end) {
    byte[] bytes = new byte[end - start];
    document.copySource(start, bytes, 0, bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void put(String text) throws IOException {
    if (!isStarted) {
      out.write(HEAD.getBytes(StandardCharsets.UTF_8));
      isStarted = true;
    }
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void failure(Input input, Failure failure) {
    reporter.failure(input, failure);
  }

  @Override
  public void finish() throws IOException {
    put("");
    out.flush();
  }
}
