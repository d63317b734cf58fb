package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.outline.Outline;
import org.ocp4j.toolkit.outline.Section;

/** Prints a JSON array with the sections of each document. */
final class TocJson implements DocumentLoop.Receiver {
  private final JsonList list;
  private final InputReporter reporter;
  private final int minDepth;
  private final int maxDepth;

  TocJson(OutputStream out, InputReporter reporter, int minDepth, int maxDepth) {
    this.list = new JsonList(out);
    this.reporter = reporter;
    this.minDepth = minDepth;
    this.maxDepth = maxDepth;
  }

  @Override
  public void document(Input input, OcpDocument document) throws IOException {
    list.add(new JsonObject()
        .string("file", input.name())
        .raw("sections", array(Outline.of(document).sections())));
  }

  @Override
  public void failure(Input input, Failure failure) throws IOException {
    reporter.trace(failure);
    list.add(NdjsonLine.object(input, failure));
  }

  void finish() throws IOException {
    list.finish();
  }

  private String array(List<Section> sections) {
    return objects(sections).map(JsonObject::toString).collect(Collectors.joining(",", "[", "]"));
  }

  /** Returns the objects of sections of the wanted depths. Others are replaced by those in them. */
  private Stream<JsonObject> objects(List<Section> sections) {
    return sections.stream()
        .flatMap(section -> section.depth() < minDepth || section.depth() > maxDepth
            ? objects(section.children())
            : Stream.of(object(section)));
  }

  private JsonObject object(Section section) {
    return new JsonObject()
        .number("depth", section.depth())
        .string("title", section.title())
        .string("slug", section.slug())
        .number("line", section.firstLine())
        .number("endLine", section.lastLine())
        .raw("sections", array(section.children()));
  }
}
