package org.ocp4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;

/** Tests the Markdown report, by parsing it with ocp4j. */
class MarkdownReportTest {
  private static String markdown(Run run) {
    return MarkdownReport.of(SavedRun.of(Runs.ENGINES, run), "make it");
  }

  @Test
  void has_its_command_and_a_table_for_each_section() {
    String markdown = markdown(Runs.typical());
    assertTrue(markdown.contains("```sh\nmake it\n```\n"), markdown);
    assertTrue(markdown.contains("\n- Nothing of this was measured.\n"), markdown);
    assertTrue(markdown.contains("\n| processor | slow |\n"), markdown);
    assertTrue(markdown.contains("""

            ## parse, corpus

            MB/s, more is better; ratio: times as fast as commonmark-java + GFM.

            | subject | MB/s | ± | best | ratio |
            |---|--:|--:|--:|--:|
            | **ffm** | 312.0 | 0.2 % | 313.0 | 5.4× |
            | **java** | 141.0 | 0.4 % | 142.0 | 2.4× |
            | commonmark-java + GFM | 57.8 | 0.4 % | 58.0 | 1.0× |
            | flexmark-java | 23.0 | 2.2 % | 24.0 | 0.40× |
            """), markdown);
  }

  @Test
  void names_are_escaped() {
    String nasty = "a|b *c* <d> [e](f) `g` &amp; _h_ \\ $i$ ~~j~~";
    Figure figure = new Figure("g", "w", nasty, "MB/s", true, List.of(1.0));
    try (OcpEngine engine = Ocp.builder().engine("java").build();
        OcpDocument document = engine.parse(
            markdown(Runs.of(figure)), ParseOptions.DEFAULT.withFormat(Format.MARKDOWN))) {
      assertTrue(document.toText().contains(nasty), document.toText());
      int tables = 0;
      for (OcpNode node : document.root().children()) {
        tables += node.kind() == NodeKind.TABLE ? 1 : 0;
      }
      assertEquals(4, tables);
    }
  }
}
