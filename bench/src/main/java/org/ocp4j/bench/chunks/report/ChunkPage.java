package org.ocp4j.bench.chunks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ocp4j.bench.chunks.judge.Fault;
import org.ocp4j.bench.chunks.judge.Scores;
import org.ocp4j.bench.chunks.judge.Truth.BlockKind;
import org.ocp4j.bench.chunks.split.Subject;

/** Writes what was found about chunks as a page of the documentation. */
public final class ChunkPage {
  private static final String NOTES = "notes.md";
  private static final double MEGABYTE = 1e6;

  private final Evaluation evaluation;
  private final Speeds speeds;
  private final StringBuilder text = new StringBuilder();

  private ChunkPage(Evaluation evaluation, Speeds speeds) {
    this.evaluation = evaluation;
    this.speeds = speeds;
  }

  /**
   * Returns the page.
   *
   * @param when when it was measured
   * @param isQuick whether the figures are rough
   * @param evaluation what is wrong with chunks, and how well they are found
   * @param speeds how fast the splitters are; may have no figures
   * @param machine the properties of the machine by name
   */
  public static String of(
      String when,
      boolean isQuick,
      Evaluation evaluation,
      Speeds speeds,
      Map<String, String> machine) {
    ChunkPage page = new ChunkPage(evaluation, speeds);
    page.write(when, isQuick, machine);
    return page.text.toString();
  }

  private void write(String when, boolean isQuick, Map<String, String> machine) {
    line("# Chunking");
    line("");
    line("```sh");
    line("docs/update-chunking FOLDER");
    line("```");
    line("");
    line(
        "cuts the documents of a folder with ocp4j and with what is in use elsewhere, counts what");
    line("is wrong with the chunks, searches them, measures the time, and writes this page.");
    line("Measured " + when + " on the conformance corpora:");
    line(number(evaluation.sources().documents().size())
        + " documents, "
        + decimals(evaluation.sources().bytes() / MEGABYTE, 1)
        + " MB. [How it was measured](#how-it-was-measured) is below the tables.");
    if (isQuick) {
      line("");
      line("**This was a quick run, with a part of the documents: its figures are rough.**");
    }
    evaluation.qualities().forEach(this::faults);
    new RetrievalTables(evaluation).write(this::line);
    speeds.write(this::line);
    line("");
    notes();
    line("");
    line("## Machine");
    line("");
    line("| | |");
    line("|---|---|");
    machine.forEach((name, value) -> line("| " + name + " | " + value + " |"));
  }

  private void faults(Quality quality) {
    line("");
    line("## Faults, " + number(quality.budget()) + " tokens");
    line("");
    StringBuilder head = new StringBuilder("| splitter | chunks | tokens, mean |");
    StringBuilder rule = new StringBuilder("|---|--:|--:|");
    for (Fault.Kind kind : Fault.Kind.values()) {
      head.append(' ').append(kind.title()).append(" |");
      rule.append("--:|");
    }
    line(head.toString());
    line(rule.toString());
    quality.scores().forEach(this::scores);
    line("");
    line("Of " + blocks(quality.blocks()) + ", these are larger");
    line("than the budget, and not counted above: " + blocks(quality.larger()) + ". The documents");
    line("have " + number(evaluation.links()) + " links with text.");
    quality.scores().forEach((subject, scores) -> {
      if (scores.refused() > 0) {
        line(subject.splitter() + " fails with " + number(scores.refused())
            + " of the documents, which have no chunks.");
      }
    });
  }

  private void scores(Subject subject, Scores scores) {
    StringBuilder row = new StringBuilder("| " + name(subject));
    row.append(" | ").append(number(scores.chunks()));
    row.append(" | ").append(decimals(scores.meanTokens(), 0)).append(" |");
    for (Fault.Kind kind : Fault.Kind.values()) {
      row.append(' ').append(number(scores.count(kind))).append(" |");
    }
    line(row.toString());
  }

  private static String blocks(Map<BlockKind, Long> counts) {
    return number(counts.getOrDefault(BlockKind.FENCE, 0L))
        + " fences, "
        + number(counts.getOrDefault(BlockKind.TABLE, 0L))
        + " tables and "
        + number(counts.getOrDefault(BlockKind.ITEM, 0L))
        + " list items";
  }

  static String name(Subject subject) {
    return subject.isOcp() ? "**" + subject.splitter() + "**" : subject.splitter();
  }

  private void notes() {
    try (InputStream file = ChunkPage.class.getResourceAsStream(NOTES)) {
      byte[] bytes = Objects.requireNonNull(file, NOTES).readAllBytes();
      text.append(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String decimals(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
