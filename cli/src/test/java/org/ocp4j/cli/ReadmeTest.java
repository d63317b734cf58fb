package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;

/** The example of the README does what it seems to. */
class ReadmeTest {
  @Test
  void example() {
    List<String> lines = new ArrayList<>();
    try (OcpEngine engine = Ocp.engine();
        OcpDocument document =
            engine.parse("# Hello, *world*\n\n<Note kind=\"info\">Hi</Note>\n")) {
      document
          .root()
          .children()
          .forEach(node -> lines.add(node.kind() + " " + node.position().start().line()));
      document
          .find("Note")
          .forEach(
              note -> lines.add(Objects.requireNonNull(note.attribute("kind")).value()));
      document.toHtml().lines().forEach(lines::add);
    }
    assertEquals(
        List.of(
            "HEADING 1",
            "PARAGRAPH 3",
            "info",
            "<h1>Hello, <em>world</em></h1>",
            "<p>&lt;Note kind=&quot;info&quot;&gt;Hi&lt;/Note&gt;</p>"),
        lines);
  }
}
