package org.ocp4j.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.bench.BenchCli;
import org.ocp4j.bench.report.HtmlReport;
import org.ocp4j.bench.report.Runs;
import org.ocp4j.bench.report.SavedRun;
import org.ocp4j.bench.run.Plan;

/** Tests what {@code ocp bench} measures, prints, writes and refuses. */
class BenchCommandTest {
  @TempDir
  private Path folder;

  private final List<Plan> plans = new ArrayList<>();
  private final BenchCli cli = new BenchCli().measurer((plan, progress) -> {
    plans.add(plan);
    return Runs.typical();
  });

  private String report() {
    return folder.resolve("report").toString();
  }

  private BenchCli.Result bench(String... arguments) {
    List<String> all = new ArrayList<>(List.of("bench", "--report", report()));
    all.addAll(List.of(arguments));
    return cli.run(all.toArray(String[]::new));
  }

  private List<String> reports() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(report()))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void measures_the_given_engines_and_folder() {
    assertEquals(
        0,
        bench("--quick", "--engine=wasm", "--engine=java", "--engine=wasm", "x").code());
    assertEquals(List.of(new Plan(Path.of("x"), List.of("wasm", "java"), true)), plans);
  }

  @Test
  void measures_every_engine_on_the_documents_of_the_checkout() {
    assertEquals(0, cli.checkout(folder).run("bench", "--report", report()).code());
    Plan plan = plans.get(0);
    assertEquals(folder.resolve("docs"), plan.folder());
    assertTrue(
        plan.engines().containsAll(List.of("java", "wasm")), plan.engines().toString());
    assertFalse(plan.isQuick());
  }

  @Test
  void shows_tables_and_where_the_report_is() {
    BenchCli.Result result = bench("docs");
    assertTrue(result.out().startsWith("parse, corpus: more is better; ratio: "), result.out());
    String path = Path.of(report(), "2026-11-22T20-40-00").toString();
    assertTrue(
        result.out().endsWith("\nWrote " + path + ".html\nWrote " + path + ".json\n"),
        result.out());
    assertEquals("", result.err());
  }

  @Test
  void writes_the_run_and_the_page() throws IOException {
    bench("--engine", "java", "docs");
    SavedRun saved = SavedRun.of(List.of("java"), Runs.typical());
    assertEquals(saved, SavedRun.read(Path.of(report(), "2026-11-22T20-40-00.json")));
    assertEquals(
        HtmlReport.of(saved), Files.readString(Path.of(report(), "2026-11-22T20-40-00.html")));
  }

  @Test
  void replaces_no_report() throws IOException {
    bench("docs");
    bench("docs");
    assertEquals(
        List.of(
            "2026-11-22T20-40-00-2.html",
            "2026-11-22T20-40-00-2.json",
            "2026-11-22T20-40-00.html",
            "2026-11-22T20-40-00.json"),
        reports());
  }

  @Test
  void writes_the_report_even_if_nobody_reads_the_tables() throws IOException {
    BenchCli.Result result = cli.closed().run("bench", "--report", report(), "x");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    assertEquals(2, reports().size());
  }

  @Test
  void shows_the_tables_even_if_the_report_cannot_be_written() {
    Path report = Path.of(report());
    BenchCli.Result result = cli.measurer((plan, progress) -> {
          Files.writeString(report, "in the way");
          return Runs.typical();
        })
        .run("bench", "--report", report(), "x");
    assertEquals(1, result.code());
    assertTrue(result.out().startsWith("parse, corpus: "), result.out());
    assertTrue(result.err().startsWith("ocp: cannot write the report: "), result.err());
  }

  @Test
  void prints_its_progress() {
    Measurer measurer = (plan, progress) -> {
      progress.started(2, Duration.ofMinutes(5));
      progress.step(1, "parse, corpus: ffm");
      progress.found(List.of(Runs.speed("ffm", 312)));
      return Runs.typical();
    };
    assertEquals(
        """
        2 steps, about 5 min
        1/2 parse, corpus: ffm, about 5 min left
            parse, corpus: ffm 312 MB/s
        """,
        lines(new BenchCli()
            .measurer(measurer)
            .run("bench", "--report", report(), "x")
            .err()));
    assertEquals(
        "\r\u001b[K1/2 parse, corpus: ffm, about 5 min left\r\u001b[K",
        new BenchCli()
            .measurer(measurer)
            .terminal(2)
            .run("bench", "--report", report(), "x")
            .err());
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }

  @Test
  void prints_why_it_could_not_measure() {
    BenchCli.Result bad = cli.measurer((plan, progress) -> {
          throw new IllegalArgumentException("no document in " + plan.folder());
        })
        .run("bench", "--report", report(), "x");
    assertEquals(1, bad.code());
    assertEquals("ocp: no document in x\n", lines(bad.err()));
    BenchCli.Result broken = cli.measurer((plan, progress) -> {
          throw new IOException("the disk is gone");
        })
        .run("bench", "--report", report(), "x");
    assertEquals(1, broken.code());
    assertEquals("ocp: cannot measure: the disk is gone\n", lines(broken.err()));
    assertFalse(Files.exists(Path.of(report())));
  }

  @Test
  void refuses_a_report_that_cannot_be_written_before_it_measures() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "");
    BenchCli.Result result = bench("x");
    assertEquals(1, result.code());
    assertTrue(result.err().startsWith("ocp: --report: " + file + " is a file"), result.err());
    assertEquals(List.of(), plans);
  }

  @Test
  void refuses_wrong_arguments() {
    refused("Missing required parameter: 'DIR'");
    refused("--engine: there is no engine \"steam\"\n", "--engine", "steam", "x");
    refused("Unknown option: '--slow'", "--slow", "x");
    refused("Unmatched argument at index ", "x", "y");
    assertEquals(List.of(), plans);
  }

  private void refused(String reason, String... arguments) {
    BenchCli.Result result = bench(arguments);
    assertEquals(2, result.code(), result.err());
    assertEquals("", result.out());
    assertTrue(lines(result.err()).startsWith("ocp: " + reason), result.err());
    assertTrue(result.err().contains("See 'ocp bench --help'."), result.err());
  }

  @Test
  void prints_its_help() {
    for (String[] arguments : new String[][] {
      {"bench", "--help"}, {"bench", "compare", "--help"}, {"bench", "markdown", "-h"}
    }) {
      BenchCli.Result result = cli.run(arguments);
      assertEquals(0, result.code());
      assertTrue(result.out().startsWith("Usage: ocp bench"), result.out());
      assertTrue(result.out().lines().allMatch(line -> line.length() <= 80), result.out());
    }
    assertEquals(cli.run("bench", "--help").out(), cli.run("help", "bench").out());
    assertTrue(cli.run("bench", "-V").out().startsWith("ocp "));
  }
}
