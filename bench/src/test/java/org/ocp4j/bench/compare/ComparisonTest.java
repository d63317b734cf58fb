package org.ocp4j.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.Run;
import org.ocp4j.bench.report.Runs;
import org.ocp4j.cli.Paint;

/** Tests comparisons of two runs, and how they are printed. */
class ComparisonTest {
  private static final Figure SLOW = Runs.speed("ffm", 99, 100, 100, 101, 102);
  private static final Figure FAST = Runs.speed("ffm", 119, 120, 120, 121, 122);

  @Test
  void figures_are_paired_by_group_workload_and_subject() {
    Run a = Runs.of(SLOW, Runs.speed("java", 1), Runs.time("java", 1));
    Run b = Runs.of(Runs.time("java", 2), Runs.time("wasm", 3), FAST);
    Comparison comparison = Comparison.of(a, b);
    assertEquals(
        List.of(new Change(SLOW, FAST), new Change(Runs.time("java", 1), Runs.time("java", 2))),
        comparison.changes());
    assertEquals(List.of(Runs.speed("java", 1)), comparison.onlyInA());
    assertEquals(List.of(Runs.time("wasm", 3)), comparison.onlyInB());
  }

  @Test
  void a_worse_figure_is_a_regression() {
    assertFalse(Comparison.of(Runs.of(SLOW), Runs.of(FAST)).hasRegression());
    assertTrue(Comparison.of(Runs.of(FAST), Runs.of(SLOW)).hasRegression());
  }

  @Test
  void warns_of_other_machines_documents_and_quick_runs() {
    Run a = Runs.of(SLOW);
    Run b = new Run(
        a.when(),
        true,
        Map.of("processor", "fast", "Java", "25"),
        Map.of("ocp4j", "0.2.0", "commonmark-java", "0.30.0"),
        Map.of("folder", "docs"),
        a.notes(),
        a.figures());
    Comparison comparison = Comparison.of(a, b);
    assertEquals(
        List.of(
            "the machines or their Java versions differ, so the figures cannot be compared: "
                + "processor: slow → fast",
            "the documents differ: bytes: 44,182 → unknown",
            "B is quick, so the figures are rough"),
        comparison.warnings());
    assertEquals(List.of("ocp4j: 0.1.0 → 0.2.0"), comparison.versions());
    assertEquals(List.of(), Comparison.of(a, a).warnings());
  }

  @Test
  void is_shown_as_tables() {
    Run a = Runs.of(SLOW, Runs.speed("java", 5, 5), Runs.time("java", 1));
    Run b = Runs.of(FAST, Runs.speed("java", 4, 4), Runs.time("wasm", 1));
    assertEquals("""
        parse, corpus: more is better
        SUBJECT  A [MB/s]      ±  B [MB/s]      ±         CHANGE  BEYOND NOISE
        ffm        100.00  0.5 %    120.00  0.4 %  20.0 % better  ▲ yes
        java         5.00  0.0 %      4.00  0.0 %   20.0 % worse  too few samples

        Only in A:
          parse, 1.6 KB: java (ns)

        Only in B:
          parse, 1.6 KB: wasm (ns)

        1 better and 0 worse beyond noise, 0 not, 1 with too few samples to tell.
        """, ComparisonReport.of(Comparison.of(a, b), new Paint(false)));
  }

  @Test
  void marks_are_painted() {
    String text = ComparisonReport.of(Comparison.of(Runs.of(FAST), Runs.of(SLOW)), new Paint(true));
    assertTrue(text.contains("16.7 % worse  \u001b[31m▼ yes\u001b[0m\n"), text);
  }

  @Test
  void runs_without_common_figures_say_so() {
    String text = ComparisonReport.of(
        Comparison.of(Runs.of(SLOW), Runs.of(Runs.time("ffm", 1))), new Paint(false));
    assertTrue(text.startsWith("The runs have no figure in common.\n"), text);
  }
}
