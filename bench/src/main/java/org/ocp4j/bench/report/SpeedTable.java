package org.ocp4j.bench.report;

import java.nio.file.Path;
import java.util.List;
import org.ocp4j.cli.CommandException;

/**
 * The parse speeds of a report, written as the report writes them. A chart of the JSON and one of
 * the Markdown are therefore the same.
 *
 * @param documents the number of documents that were parsed, as the report writes it
 * @param unit the unit of the values, such as {@code "MB/s"}
 * @param rows the rows, in the report's order, at least one
 */
public record SpeedTable(String documents, String unit, List<Row> rows) {
  static final String GROUP = "parse";
  static final String WORKLOAD = "corpus";
  static final String TITLE = GROUP + ", " + WORKLOAD;

  /** The fact that says how many documents were parsed. */
  static final String FILES = "files";

  /**
   * A row of the table.
   *
   * @param subject the engine, library or program
   * @param value its median speed
   * @param ratio how many times as fast as the baseline it is, such as {@code "5.6×"}
   * @param isEngine whether it is an engine of ocp4j
   */
  public record Row(String subject, String value, String ratio, boolean isEngine) {
    /** Returns the value as a number. */
    double speed() {
      return Double.parseDouble(value.replace(",", ""));
    }
  }

  /** Copies the rows. */
  public SpeedTable {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a report: a run in JSON if the file's name ends in {@code .json}, otherwise the Markdown
   * of {@link MarkdownReport}.
   *
   * @throws CommandException if the file cannot be read, or has no parse speeds of a corpus
   */
  public static SpeedTable read(Path file) {
    SpeedTable table =
        file.toString().endsWith(".json") ? of(SavedRun.read(file)) : MarkdownSpeeds.read(file);
    if (table.rows.isEmpty()) {
      throw new CommandException(
          file + ": no section \"" + TITLE + "\". Name a report that 'ocp bench' wrote", null);
    }
    return table;
  }

  /** Returns the speeds of a run, with no rows if the run measured none. */
  static SpeedTable of(SavedRun saved) {
    String documents = saved.run().documents().getOrDefault(FILES, "");
    for (Section section : Section.of(saved)) {
      if (section.title().equals(TITLE)) {
        Scale scale = section.scale();
        List<Row> rows = section.figures().stream()
            .map(figure -> new Row(
                figure.subject(),
                scale.write(figure.median()),
                Scale.times(section.ratio(figure)),
                saved.isEngine(figure.subject())))
            .toList();
        return new SpeedTable(documents, scale.unit(), rows);
      }
    }
    return new SpeedTable(documents, "", List.of());
  }
}
