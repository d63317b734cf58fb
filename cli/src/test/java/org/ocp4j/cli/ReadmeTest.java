package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;

/** Tests that the examples of the README work. */
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

  @Test
  void batch(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.mdx"), "# A\n");
    Files.writeString(folder.resolve("b.mdx"), "{");
    List<Path> files = List.of(folder.resolve("a.mdx"), folder.resolve("b.mdx"));
    List<String> lines = new ArrayList<>();
    try (OcpEngine engine = Ocp.engine()) {
      List<OcpSource> sources = files.stream().map(OcpSource::of).toList();
      try (OcpBatch batch = engine.parseAll(sources, ParseOptions.DEFAULT)) {
        batch.documents().forEach(document -> lines.add(document.toText()));
        batch.entries().stream()
            .filter(entry -> !entry.isParsed())
            .forEach(entry -> lines.add(entry.sourceName() + ": " + entry.error()));
      }
    }
    assertEquals("A", lines.get(0).strip());
    assertEquals(2, lines.size());
    String error = files.get(1) + ": org.ocp4j.OcpParseException: 1:";
    assertTrue(lines.get(1).startsWith(error), lines.get(1));
  }
}
