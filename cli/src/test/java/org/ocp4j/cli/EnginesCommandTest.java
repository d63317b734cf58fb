package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;

/** Tests {@code ocp engines}, with fake engines and an unavailable engine beside the real ones. */
class EnginesCommandTest {
  @Test
  void lists_engines_in_the_order_of_selection() {
    Cli.Result result = new Cli().run("engines");
    assertEquals(0, result.code());
    List<String> lines =
        result.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    assertEquals("ENGINE PRIORITY AVAILABLE WHY", lines.get(0));
    assertEquals("absent 999 no it needs a harbour; fix: build one", lines.get(1));
    boolean hasForeign = Runtime.version().feature() >= 22;
    int at = 2;
    if (hasForeign) {
      assertRow("* ffm 400 yes ", "; highest priority among the available", lines.get(at++));
    } else {
      assertRow(
          "ffm 400 no needs Java 22 or newer, this is Java " + Runtime.version().feature(),
          "; fix: use ocp4j-engine-jna, which runs the same native parser here, or Java 22",
          lines.get(at++));
    }
    String first = hasForeign ? "ffm" : "jna";
    String lower = "; lower priority than " + first;
    assertRow(
        hasForeign ? "jna 300 yes " : "* jna 300 yes ",
        hasForeign ? lower : "; highest priority among the available",
        lines.get(at++));
    assertRow("java 200 yes pure Java", lower, lines.get(at++));
    assertRow("wasm 100 yes WebAssembly in pure Java", lower, lines.get(at++));
    assertRow("", lower, lines.get(at++));
    assertRow("", lower, lines.get(at++));
    assertEquals(at, lines.size());
  }

  private static void assertRow(String start, String end, String row) {
    assertTrue(row.startsWith(start) && row.endsWith(end), row);
  }

  @Test
  void prints_everything_as_json() throws IOException {
    Cli.Result result = new Cli().run("engines", "--json");
    assertEquals(0, result.code());
    JsonNode array = new ObjectMapper().readTree(result.out());
    List<Ocp.Candidate> candidates = Ocp.engines();
    assertEquals(candidates.size(), array.size());
    for (int i = 0; i < array.size(); i++) {
      JsonNode object = array.get(i);
      Ocp.Candidate candidate = candidates.get(i);
      assertEquals(9, object.size());
      assertEquals(candidate.id(), object.get("id").textValue());
      assertEquals(candidate.priority(), object.get("priority").intValue());
      assertEquals(candidate.available(), object.get("available").booleanValue());
      assertEquals(candidate.selected(), object.get("selected").booleanValue());
      assertEquals(candidate.reason(), object.get("reason").textValue());
      assertEquals(candidate.fix(), object.get("fix").textValue());
      assertEquals(candidate.why(), object.get("why").textValue());
      assertEquals(candidate.provider(), object.get("provider").textValue());
      assertEquals(candidate.location(), object.get("location").textValue());
    }
  }

  @Test
  void says_that_none_is_selected() {
    System.setProperty("ocp.engine", "steam");
    try {
      Cli.Result engines = new Cli().run("engines");
      assertTrue(engines.out().endsWith("\nNone is selected.\n"), engines.out());
      Cli.Result parse = new Cli().run("parse", "-");
      assertEquals(2, parse.code());
      assertTrue(
          parse.err().startsWith("ocp: engine \"steam\", selected by the system property"),
          parse.err());
    } finally {
      System.clearProperty("ocp.engine");
    }
  }

  @Test
  void names_the_class_of_a_provider_without_id() {
    Ocp.Candidate broken =
        new Ocp.Candidate("", -1, false, "broken", "", "a.Provider", "", false, "not available");
    String row = Engines.table(List.of(broken)).lines().toList().get(1);
    assertEquals("a.Provider no broken", row.strip().replaceAll(" +", " "));
  }
}
