package org.ocp4j.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;

/** The table "Which engine when" of the README has the figures of {@code docs/benchmarks.md}. */
class EngineTableTest {
  private static final String README_HEADING = "Which engine when";

  @Test
  void figures_are_those_of_the_benchmarks() throws IOException {
    List<List<String>> engines = tables("README.md").get(README_HEADING);
    Map<String, List<List<String>>> measured = tables("docs/benchmarks.md");
    Map<String, String> expected = new HashMap<>();
    Map<String, String> actual = new HashMap<>();
    List<String> head = engines.get(0);
    for (int column = 0; column < head.size(); column++) {
      List<List<String>> section = measured.get("parse, " + head.get(column));
      if (section != null) {
        String unit = section.get(0).get(1);
        for (List<String> row : engines.subList(1, engines.size())) {
          String place = row.get(0) + ", " + head.get(column);
          actual.put(place, row.get(column));
          expected.put(place, value(section, row.get(0)) + " " + unit);
        }
      }
    }
    assertEquals(2 * 4, actual.size(), "four engines, each with two figures");
    assertEquals(expected, actual);
  }

  private static String value(List<List<String>> section, String engine) {
    return section.stream()
        .filter(row -> row.get(0).equals(engine))
        .map(row -> row.get(1))
        .findFirst()
        .orElse("nothing");
  }

  /** Returns the first table under each heading, as rows of cells. */
  private static Map<String, List<List<String>>> tables(String page) throws IOException {
    Map<String, List<List<String>>> tables = new HashMap<>();
    try (OcpDocument document = Ocp.parse(Pages.ROOT.resolve(page), ParseOptions.MARKDOWN)) {
      String heading = "";
      for (OcpNode node : document.root().children()) {
        if (node.kind() == NodeKind.HEADING) {
          heading = node.toText();
        } else if (node.kind() == NodeKind.TABLE) {
          tables.putIfAbsent(heading, rows(node));
        }
      }
    }
    return tables;
  }

  private static List<List<String>> rows(OcpNode table) {
    List<List<String>> rows = new ArrayList<>();
    for (OcpNode row : table.children()) {
      List<String> cells = new ArrayList<>();
      row.children().forEach(cell -> cells.add(cell.toText().strip()));
      rows.add(cells);
    }
    return rows;
  }
}
