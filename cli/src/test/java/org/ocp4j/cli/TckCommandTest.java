package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the output of {@code ocp tck}. The kit has tests of its own. */
class TckCommandTest {
  @TempDir
  private Path folder;

  @Test
  void an_engine_that_keeps_the_rules_passes() {
    String directory = folder.resolve("report").toString();
    Cli.Result result = new Cli()
        .run(
            "tck",
            "--engine",
            "java",
            "--effort",
            "quick",
            "--rule",
            "1.2",
            "--rule",
            "3.1",
            "--report",
            directory,
            "--seed",
            "7");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("\n1.2 "), result.out());
    assertTrue(result.out().contains("\n3.1 "), result.out());
    assertTrue(result.out().endsWith(" 0 failed, 0 skipped\n"), result.out());
    assertTrue(Files.exists(folder.resolve("report/ocp4j-tck-java.html")));
    assertTrue(Files.exists(folder.resolve("report/ocp4j-tck-java.json")));
  }

  @Test
  void an_engine_that_breaks_a_rule_fails() {
    Cli.Result result =
        new Cli().run("tck", "--engine", StrictEngine.ID, "--effort", "quick", "--rule", "8.2");
    assertEquals(1, result.code(), result.err());
    assertFalse(result.out().contains(" 1 failed,"), result.out());
    String rule = "rule 8.2 of the contract (docs/contract.md): ";
    assertTrue(result.out().contains(rule), result.out());
  }

  @Test
  void the_run_can_stop_at_the_first_failure() {
    Cli.Result stopped = new Cli()
        .run(
            "tck",
            "--engine",
            StrictEngine.ID,
            "--effort",
            "quick",
            "--rule",
            "8",
            "--stop-at-failure");
    assertEquals(1, stopped.code(), stopped.err());
    assertTrue(stopped.out().contains(" 1 failed,"), stopped.out());
  }

  @Test
  void unknown_rules_and_engines_are_refused() {
    Cli.Result rule = new Cli().run("tck", "--engine", "java", "--rule", "1.99");
    assertEquals(2, rule.code());
    assertTrue(rule.err().startsWith("ocp: --rule: there is no rule 1.99"), rule.err());
    Cli.Result engine = new Cli().run("tck", "--engine", "steam");
    assertEquals(2, engine.code());
    assertTrue(engine.err().startsWith("ocp: --engine: there is no engine"), engine.err());
  }
}
