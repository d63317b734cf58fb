package org.ocp4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.cli.Paint;

/** Tests the tables for a terminal. */
class TextReportTest {
  @Test
  void a_table_for_each_section() {
    String text = TextReport.of(SavedRun.of(Runs.ENGINES, Runs.typical()), new Paint(false));
    assertEquals("""
        parse, corpus: more is better; ratio: times as fast as commonmark-java + GFM
        SUBJECT                 MB/s      ±   BEST  RATIO
        ffm                    312.0  0.2 %  313.0   5.4×
        java                   141.0  0.4 %  142.0   2.4×
        commonmark-java + GFM   57.8  0.4 %   58.0   1.0×
        flexmark-java           23.0  2.2 %   24.0  0.40×

        parse, 1.6 KB: less is better; ratio: times as fast as ffm
        SUBJECT     µs      ±   BEST  RATIO
        ffm       2.10  0.2 %   2.09   1.0×
        java     13.20  0.6 %  13.00  0.16×

        Values are medians. ± is half the interquartile range, in per cent of the median; \
        best is the best sample.
        Note: Nothing of this was measured.
        """, text);
  }

  @Test
  void titles_are_painted_and_quick_runs_noted() {
    Run run = Runs.typical();
    Run quick = new Run(
        run.when(), true, run.machine(), run.versions(), run.documents(), List.of(), run.figures());
    String text = TextReport.of(SavedRun.of(Runs.ENGINES, quick), new Paint(true));
    assertTrue(text.startsWith("\u001b[1mparse, corpus\u001b[0m: "), text);
    assertTrue(text.endsWith("this was a quick run; its figures are rough.\n"), text);
  }
}
