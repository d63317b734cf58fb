package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Heading;
import org.ocp4j.chunks.SourceRange;
import org.ocp4j.toolkit.frontmatter.FrontMatter;
import org.ocp4j.toolkit.links.Link;

/** Prints a line of JSON for each chunk, and for each input that failed. */
final class ChunkLines implements ChunkOutput {
  private final OutputStream out;
  private final InputReporter reporter;

  ChunkLines(OutputStream out, InputReporter reporter) {
    this.out = out;
    this.reporter = reporter;
  }

  @Override
  public void print(Input input, OcpDocument document, List<Chunk> chunks) throws IOException {
    for (Chunk chunk : chunks) {
      put(object(input, chunk));
    }
  }

  @Override
  public void failure(Input input, Failure failure) throws IOException {
    reporter.trace(failure);
    put(NdjsonLine.object(input, failure));
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  private void put(JsonObject object) throws IOException {
    out.write((object + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject object(Input input, Chunk chunk) {
    List<String> kinds = chunk.kinds().stream().sorted().map(NodeKind::type).toList();
    return new JsonObject()
        .string("file", input.name())
        .string("id", chunk.id())
        .number("index", chunk.index())
        .number("size", chunk.size())
        .string("text", chunk.text())
        .string("context", chunk.context())
        .string("markdown", chunk.markdown())
        .raw("ranges", array(chunk.ranges(), ChunkLines::range))
        .raw("headings", array(chunk.headingPath(), ChunkLines::heading))
        .raw("kinds", array(kinds, JsonObject::quote))
        .raw("languages", array(chunk.languages(), JsonObject::quote))
        .raw("links", array(chunk.links(), ChunkLines::link))
        .raw("components", array(chunk.components(), JsonObject::quote))
        .string("frontMatter", chunk.frontMatter().map(FrontMatter::raw).orElse(null));
  }

  private static <T> String array(Collection<T> values, Function<T, String> json) {
    return values.stream().map(json).collect(Collectors.joining(",", "[", "]"));
  }

  private static String range(SourceRange range) {
    return new JsonObject()
        .number("start", range.start())
        .number("end", range.end())
        .number("utf16Start", range.utf16Start())
        .number("utf16End", range.utf16End())
        .number("firstLine", range.firstLine())
        .number("lastLine", range.lastLine())
        .bool("repeated", range.repeated())
        .toString();
  }

  private static String heading(Heading heading) {
    return new JsonObject()
        .number("depth", heading.depth())
        .string("title", heading.title())
        .string("slug", heading.slug())
        .toString();
  }

  private static String link(Link link) {
    return new JsonObject()
        .string("kind", LinksPrinter.kind(link))
        .bool("image", link.image())
        .string("target", link.target())
        .toString();
  }
}
