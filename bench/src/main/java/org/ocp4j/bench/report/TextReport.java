package org.ocp4j.bench.report;

import java.util.List;
import org.ocp4j.cli.Paint;
import org.ocp4j.cli.Table;

/** Writes a run as tables for a terminal. */
public final class TextReport {
  private TextReport() {}

  /** Returns the tables and the notes, with a line break at the end. */
  public static String of(SavedRun saved, Paint paint) {
    StringBuilder text = new StringBuilder();
    for (Section section : Section.of(saved)) {
      text.append(paint.title(section.title()))
          .append(": ")
          .append(section.direction())
          .append("; ratio: ")
          .append(section.ratioTitle())
          .append('\n')
          .append(table(section))
          .append("\n\n");
    }
    text.append(
        "Values are medians. ± is half the interquartile range, in per cent of the median; best is"
            + " the best sample.\n");
    List<String> notes = saved.run().notes();
    notes.forEach(note -> text.append("Note: ").append(note).append('\n'));
    if (saved.run().isQuick()) {
      text.append("Note: this was a quick run; its figures are rough.\n");
    }
    return text.toString();
  }

  private static Table table(Section section) {
    Scale scale = section.scale();
    Table table = new Table("SUBJECT", scale.unit(), "±", "BEST", "RATIO").rightAligned(1, 2, 3, 4);
    for (Figure figure : section.figures()) {
      table.row(
          figure.subject(),
          scale.write(figure.median()),
          Scale.spread(figure),
          scale.write(figure.best()),
          Scale.times(section.ratio(figure)));
    }
    return table;
  }
}
