package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.ocp4j.OcpDocument;
import org.ocp4j.Point;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.Links;

/** Prints a JSON array with an object for each link, and for each input that failed. */
final class LinksJson implements DocumentLoop.Receiver {
  private final JsonList list;
  private final InputReporter reporter;

  LinksJson(OutputStream out, InputReporter reporter) {
    this.list = new JsonList(out);
    this.reporter = reporter;
  }

  @Override
  public void document(Input input, OcpDocument document) throws IOException {
    for (Link link : Links.of(document)) {
      Point end = document.point(link.end());
      list.add(new JsonObject()
          .string("file", input.name())
          .number("line", link.line())
          .number("column", link.column())
          .number("offset", document.point(link.start()).offset())
          .number("endLine", end.line())
          .number("endColumn", end.column())
          .number("endOffset", end.offset())
          .string("kind", LinksPrinter.kind(link))
          .bool("image", link.image())
          .string("target", link.target())
          .string("title", link.title()));
    }
  }

  @Override
  public void failure(Input input, Failure failure) throws IOException {
    reporter.trace(failure);
    list.add(NdjsonLine.object(input, failure));
  }

  void finish() throws IOException {
    list.finish();
  }
}
