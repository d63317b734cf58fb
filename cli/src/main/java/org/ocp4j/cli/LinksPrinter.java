package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.Links;

/** Prints each link and each image on one line. */
final class LinksPrinter implements DocumentLoop.Receiver {
  private final OutputStream out;
  private final InputReporter reporter;

  LinksPrinter(OutputStream out, InputReporter reporter) {
    this.out = out;
    this.reporter = reporter;
  }

  @Override
  public void document(Input input, OcpDocument document) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Link link : Links.of(document)) {
      lines
          .append(place(input.name(), link))
          .append(kind(link))
          .append(link.image() ? " image " : " ")
          .append(Excerpt.line(link.target()))
          .append('\n');
    }
    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    out.flush(); // before messages about the next document
  }

  @Override
  public void failure(Input input, Failure failure) {
    reporter.failure(input, failure);
  }

  /** Returns the place of a link in a file, as compilers print places. */
  static String place(String file, Link link) {
    return file + ":" + link.line() + ":" + link.column() + ": ";
  }

  /** Returns the kind of a link as one word. */
  static String kind(Link link) {
    return link.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
