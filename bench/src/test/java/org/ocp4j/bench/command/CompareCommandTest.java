package org.ocp4j.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.bench.BenchCli;
import org.ocp4j.bench.report.Run;
import org.ocp4j.bench.report.Runs;
import org.ocp4j.bench.report.SavedRun;

/** Tests {@code ocp bench compare} and {@code ocp bench markdown} on files. */
class CompareCommandTest {
  @TempDir
  private Path folder;

  private String slow = "";
  private String fast = "";

  @BeforeEach
  void write() throws IOException {
    slow = file("slow.json", Runs.of(Runs.speed("ffm", 99, 100, 100, 101, 102)));
    fast = file("fast.json", Runs.of(Runs.speed("ffm", 119, 120, 120, 121, 122)));
  }

  private String file(String name, Run run) throws IOException {
    String json = SavedRun.of(Runs.ENGINES, run).toJson();
    return Files.writeString(folder.resolve(name), json).toString();
  }

  @Test
  void shows_what_changed() {
    BenchCli.Result result = new BenchCli().run("bench", "compare", slow, fast);
    assertEquals(0, result.code(), result.err());
    assertEquals("", result.err());
    assertTrue(
        result
            .out()
            .startsWith("A: "
                + slow
                + ", of 2026-11-22T20:40:00Z\nB: "
                + fast
                + ", of 2026-11-22T20:40:00Z\n\nparse, corpus: "),
        result.out());
    assertTrue(result.out().contains("20.0 % better  ▲ yes\n"), result.out());
  }

  @Test
  void fails_on_a_regression_on_request() {
    assertEquals(0, new BenchCli().run("bench", "compare", fast, slow).code());
    assertEquals(
        1,
        new BenchCli()
            .run("bench", "compare", "--fail-on-regression", fast, slow)
            .code());
    assertEquals(
        0,
        new BenchCli()
            .run("bench", "compare", "--fail-on-regression", slow, fast)
            .code());
  }

  @Test
  void warns_if_runs_cannot_be_compared() throws IOException {
    Run run = Runs.typical();
    Run quick = new Run(
        run.when(),
        true,
        run.machine(),
        run.versions(),
        run.documents(),
        run.notes(),
        run.figures());
    BenchCli.Result result =
        new BenchCli().run("bench", "compare", slow, file("quick.json", quick));
    assertEquals(0, result.code());
    assertEquals(
        "ocp: warning: B is quick, so the figures are rough", result.err().strip());
  }

  @Test
  void refuses_files_that_are_not_runs() throws IOException {
    String other = Files.writeString(folder.resolve("other.json"), "{}").toString();
    BenchCli.Result result = new BenchCli().run("bench", "compare", slow, other);
    assertEquals(1, result.code());
    assertTrue(result.err().startsWith("ocp: " + other + ": not a run that can be read: "));
    assertEquals("", result.out());
    assertEquals(1, new BenchCli().run("bench", "compare", slow, slow + "x").code());
    assertEquals(2, new BenchCli().run("bench", "compare", slow).code());
    assertEquals(2, new BenchCli().run("bench", "compare", slow, fast, fast).code());
  }

  @Test
  void runs_are_printed_as_markdown() {
    BenchCli.Result result = new BenchCli().run("bench", "markdown", slow);
    assertEquals(0, result.code());
    assertTrue(result.out().startsWith("# Benchmarks\n"), result.out());
    assertTrue(result.out().contains("\ndocs/update-benchmarks FOLDER\n"), result.out());
    assertEquals(1, new BenchCli().run("bench", "markdown", slow + "x").code());
    assertEquals(2, new BenchCli().run("bench", "markdown").code());
  }
}
