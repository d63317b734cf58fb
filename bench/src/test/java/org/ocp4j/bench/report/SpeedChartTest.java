package org.ocp4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.bench.BenchCli;
import org.ocp4j.cli.CommandException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The chart of parse speeds is the same from JSON and Markdown, and has a bar for each row. */
class SpeedChartTest {
  private static final Path DOCS = Path.of("..", "docs");

  @TempDir
  private Path folder;

  private static Document parsed(String svg) throws Exception {
    byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void has_a_bar_for_each_row_and_the_fastest_first() throws Exception {
    SpeedTable table = SpeedTable.of(SavedRun.of(Runs.ENGINES, Runs.typical()));
    Document svg = parsed(SpeedChart.of(table));
    NodeList bars = svg.getElementsByTagName("rect");
    assertEquals(1 + 4, bars.getLength());
    double before = Double.MAX_VALUE;
    for (int i = 1; i < bars.getLength(); i++) {
      Element bar = (Element) bars.item(i);
      double width = Double.parseDouble(bar.getAttribute("width"));
      assertTrue(width < before, bar.getAttribute("width"));
      before = width;
      assertEquals(i <= 2 ? "engine" : "peer", bar.getAttribute("class"));
    }
    String text = svg.getDocumentElement().getTextContent();
    assertTrue(text.contains("ffm 312.0; java 141.0; commonmark-java + GFM 57.8;"), text);
    assertTrue(text.contains("5.4×"), text);
  }

  @Test
  void is_the_same_from_json_and_from_markdown() throws Exception {
    SavedRun saved = SavedRun.of(Runs.ENGINES, Runs.typical());
    Path json = file("run.json", saved.toJson());
    Path markdown = file("run.md", MarkdownReport.of(saved, "make it"));
    BenchCli.Result first = new BenchCli().run("bench", "chart", json.toString());
    BenchCli.Result second = new BenchCli().run("bench", "chart", markdown.toString());
    assertEquals(0, first.code(), first.err());
    assertTrue(first.out().startsWith("<svg "), first.out());
    assertEquals(first.out(), second.out());
  }

  @Test
  void refuses_what_has_no_speeds() throws Exception {
    String none = SavedRun.of(Runs.ENGINES, Runs.of(Runs.time("ffm", 1))).toJson();
    for (Path file : new Path[] {
      file("none.json", none), file("none.md", "# Notes\n"), folder.resolve("missing.md")
    }) {
      assertThrows(CommandException.class, () -> SpeedTable.read(file), file.toString());
      assertEquals(1, new BenchCli().run("bench", "chart", file.toString()).code());
    }
  }

  @Test
  void the_committed_chart_shows_the_committed_figures() throws Exception {
    String chart = SpeedChart.of(SpeedTable.read(DOCS.resolve("benchmarks.md")));
    assertEquals(
        chart,
        Files.readString(DOCS.resolve("benchmarks.svg")),
        "docs/update-benchmarks --chart draws it again");
  }
}
