package org.ocp4j.toolkit.edit;

import java.util.Objects;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.toolkit.build.TreeBuilder;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** Changes the text of headings. */
final class Headings {
  private final Source source;

  Headings(Source source) {
    this.source = source;
  }

  /** Replaces the content between the number signs, or the whole of an underlined heading. */
  Splice setText(OcpNode heading, String text, int edit) {
    boolean isUnderlined = isUnderlined(heading);
    MarkdownRenderer renderer =
        MarkdownRenderer.builder().setextHeadings(isUnderlined).build();
    // Underlined headings of any depth below the second do not exist.
    int depth = isUnderlined ? heading.depth() : 6;
    try (OcpDocument built = TreeBuilder.of(source.options).heading(depth, text).build()) {
      String written = renderer.render(built);
      if (isUnderlined) {
        BlockPlace place = new BlockPlace(source, heading);
        OcpNode previous = place.previous();
        boolean isTitle = previous != null && previous.kind() == NodeKind.DEFINITION;
        String lead = isTitle || !place.startsLine ? place.lead() : "";
        String lines = lead + Blocks.lines(source, written, place.margin);
        byte[] bytes = Source.bytes(lines);
        return new Splice(place.start, place.end, bytes, "setText", edit);
      }
      return content(heading, written.substring(depth, written.length() - 1), edit);
    }
  }

  private boolean isUnderlined(OcpNode heading) {
    int at = heading.start();
    while (source.at(at) == '#') {
      at++;
    }
    boolean isMarked = at > heading.start() && (source.isSpace(at) || source.isEol(at));
    return !isMarked;
  }

  private Splice content(OcpNode heading, String written, int edit) {
    OcpNode first = heading.firstChild();
    if (first == null) {
      int at = heading.start() + heading.depth();
      int end = source.lineEnd(at);
      return new Splice(at, end, Source.bytes(written), "setText", edit);
    }
    int end = Objects.requireNonNull(Kinds.lastChild(heading)).end();
    int start = written.isEmpty() ? heading.start() + heading.depth() : first.start();
    String text = written.isEmpty() ? "" : written.substring(1);
    return new Splice(start, end, Source.bytes(text), "setText", edit);
  }
}
