package org.ocp4j.bench.report;

import java.util.Map;

/** Writes a run as a Markdown document with GFM tables. */
public final class MarkdownReport {
  /** The chart that is written beside the document. */
  private static final String CHART = "benchmarks.svg";

  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  /**
   * Returns the document.
   *
   * @param saved the run
   * @param command the command that generates this document, for its introduction
   */
  public static String of(SavedRun saved, String command) {
    MarkdownReport report = new MarkdownReport();
    report.write(saved, command);
    return report.text.toString();
  }

  /** Returns the tables of a run alone, each under a heading. */
  public static String sections(SavedRun saved) {
    MarkdownReport report = new MarkdownReport();
    Section.of(saved).forEach(section -> report.section(saved, section));
    return report.text.toString();
  }

  private void write(SavedRun saved, String command) {
    Run run = saved.run();
    text.append("# Benchmarks\n\n");
    text.append("Measured ").append(escaped(run.when())).append(". This file is made by\n\n");
    text.append("```sh\n").append(command).append("\n```\n\n");
    text.append("![The speeds of the first table as a chart](").append(CHART).append(")\n\n");
    text.append(
            "Values are medians. ± is half the interquartile range, in per cent of the median. ")
        .append(
            "Best is the best sample:\nnear to what it is when nothing else disturbs the machine. ")
        .append(
            "The ratio says how many times better than the\nbaseline a subject is, by medians: ")
        .append("more than 1 is better, whatever was measured. The baseline is\n")
        .append("commonmark-java with the extensions for GFM where it was measured, and the first ")
        .append("engine elsewhere.\nEngines are in bold.\n");
    if (run.isQuick()) {
      text.append("\n**This was a quick run: its figures are rough.**\n");
    }
    if (!run.notes().isEmpty()) {
      text.append('\n');
      run.notes().forEach(note -> text.append("- ").append(escaped(note)).append('\n'));
    }
    facts("Machine", run.machine());
    facts("Versions", run.versions());
    facts("Documents", run.documents());
    Section.of(saved).forEach(section -> section(saved, section));
  }

  private void facts(String title, Map<String, String> facts) {
    if (facts.isEmpty()) {
      return;
    }
    text.append("\n## ").append(title).append("\n\n| | |\n|---|---|\n");
    facts.forEach((name, value) -> row(escaped(name), escaped(value)));
  }

  private void section(SavedRun saved, Section section) {
    Scale scale = section.scale();
    text.append("\n## ").append(escaped(section.title())).append("\n\n");
    text.append(escaped(scale.unit())).append(", ").append(section.direction());
    text.append("; ratio: ").append(escaped(section.ratioTitle())).append(".\n\n");
    row("subject", escaped(scale.unit()), "±", "best", "ratio");
    text.append("|---|--:|--:|--:|--:|\n");
    for (Figure figure : section.figures()) {
      String name = escaped(figure.subject());
      row(
          saved.isEngine(figure.subject()) ? "**" + name + "**" : name,
          scale.write(figure.median()),
          Scale.spread(figure),
          scale.write(figure.best()),
          Scale.times(section.ratio(figure)));
    }
  }

  private void row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Returns text on one line, with everything escaped that Markdown would interpret. */
  private static String escaped(String text) {
    return text.replaceAll("\\s+", " ")
        .strip()
        .replaceAll("[\\\\`*_{}\\[\\]<>|&~$#]", "\\\\$0")
        .replaceAll("^([-+])", "\\\\$1");
  }
}
