package org.ocp4j.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.OcpEngineException;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.tck.TckResult.RuleResult;
import org.ocp4j.tck.TckResult.Status;

/** Tests of the kit when a program runs it, and of its reports. */
class TckRunnerTest {
  private static final TckOptions QUICK =
      TckOptions.DEFAULT.withEffort(Effort.QUICK).withSeed(42);

  @TempDir
  private Path folder;

  private static List<String> numbers(TckResult result) {
    return result.rules().stream().map(RuleResult::number).toList();
  }

  @Test
  void rulesAndSectionsThatAreAskedForAreRun() {
    TckOptions some = QUICK.withRules(List.of("1.2", "2.3", "9"));
    TckResult result = TckRunner.run(new JavaEngineProvider(), some);
    assertEquals("java", result.engine());
    assertEquals(List.of("1.2", "2.3", "9.1"), numbers(result));
    assertTrue(result.isSuccess(), TckRunner.table(result));
  }

  @Test
  void engineThatLeaksIsFound() throws IOException {
    TckOptions options = QUICK.withRules(List.of("1.4", "3.1")).withReport(folder);
    TckResult result = TckRunner.run(new LeakyEngine(), options);
    assertFalse(result.isSuccess());
    assertEquals(
        List.of(Status.FAILED, Status.PASSED),
        result.rules().stream().map(RuleResult::status).toList());
    String table = TckRunner.table(result);
    assertTrue(
        table.contains(
            "rule 1.4 of the contract (docs/contract.md): blocks that the heap itself counts after"
                + " close() of a document that is CONFINED should be 0; seen: 1."),
        table);
    assertTrue(table.contains("hint: Heap.liveBlocks() should fall"), table);
    String html = Files.readString(folder.resolve("ocp4j-tck-leaky.html"));
    assertTrue(html.contains("<span class=\"failed\">failed</span>"), html);
    assertFalse(html.contains("http"), "the report must not load anything from the network");
  }

  @Test
  void reportsOfTwoRunsDifferInTheGroupRunOnly() throws IOException {
    TckOptions options = QUICK.withRules(List.of("1.2", "6.5", "8.1"));
    JsonNode first = report(options, "first");
    JsonNode second = report(options, "second");
    assertEquals("java", first.get("engine").textValue());
    assertEquals("8.1", first.get("rules").get(2).get("rule").textValue());
    assertEquals("skipped", first.get("rules").get(1).get("status").textValue());
    assertEquals(42, first.get("run").get("seed").intValue());
    ((ObjectNode) first).remove("run");
    ((ObjectNode) second).remove("run");
    assertEquals(first, second);
  }

  private JsonNode report(TckOptions options, String name) throws IOException {
    Path directory = folder.resolve(name);
    TckRunner.run(new JavaEngineProvider(), options.withReport(directory));
    return new ObjectMapper().readTree(directory.resolve("ocp4j-tck-java.json").toFile());
  }

  @Test
  void progressIsToldByPart() {
    List<String> lines = new ArrayList<>();
    TckRunner.run(
        new JavaEngineProvider(), QUICK.withRules(List.of("3.1", "9")).withProgress(lines::add));
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).matches("§3 ownership +1 passed"), lines.get(0));
    assertTrue(lines.get(1).matches("§9 discovery +\\d+ passed"), lines.get(1));
  }

  @Test
  void rulesThatAreNotThereAreRefused() {
    TckOptions wrong = QUICK.withRules(List.of("1.99"));
    assertThrows(
        IllegalArgumentException.class, () -> TckRunner.run(new JavaEngineProvider(), wrong));
    assertThrows(OcpEngineException.class, () -> TckRunner.find("steam"));
    assertEquals("java", TckRunner.find("java").id());
  }

  private static int run(ByteArrayOutputStream out, String... arguments) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return TckRunner.run(arguments, stream, stream);
  }

  @Test
  void programEndsInAnExitCode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(0, run(out, "--engine", "java", "--effort", "quick", "--rule", "3.1"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("1 passed, 0 failed, 0 skipped"));
    assertEquals(2, run(out, "--engine", "steam"));
    assertEquals(2, run(out, "--effort", "some"));
    assertEquals(2, run(out, "--seed", "x"));
    assertEquals(2, run(out, "--rule"));
    assertEquals(2, run(out, "--stop-at-failure", "--rule"));
    assertEquals(2, run(out, "--colour", "blue"));
  }
}
