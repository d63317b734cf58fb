package org.ocp4j.bench.chunks.report;

import static org.ocp4j.bench.chunks.report.ChunkPage.decimals;
import static org.ocp4j.bench.chunks.report.ChunkPage.name;
import static org.ocp4j.bench.chunks.report.ChunkPage.number;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.ocp4j.bench.chunks.retrieval.Retrieval;
import org.ocp4j.bench.chunks.split.Subject;

/** Writes how well the chunks of each splitter are found. */
final class RetrievalTables {
  private static final double PERCENT = 100;

  private final Evaluation evaluation;

  RetrievalTables(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  void write(Consumer<String> out) {
    out.accept("");
    out.accept("## Retrieval");
    out.accept("");
    out.accept(
        "The columns are budgets in tokens. Recall at 5 is the share of queries whose section");
    out.accept("is among the first five chunks.");
    out.accept("");
    table(out, "recall at 5", true, Retrieval.Score::recall);
    out.accept("");
    out.accept(
        "MRR is the mean of 1 divided by the rank of the first chunk with a part of the section.");
    out.accept("");
    table(out, "MRR", false, Retrieval.Score::meanReciprocalRank);
    out.accept("");
    out.accept(
        "The same amount of text for all: the share of queries whose section is among the first");
    out.accept("chunks that have " + number(Retrieval.FIRST_TOKENS) + " tokens together.");
    out.accept("");
    table(
        out,
        "recall in " + number(Retrieval.FIRST_TOKENS) + " tokens",
        true,
        Retrieval.Score::recallBySize);
    out.accept("");
    out.accept(
        "The documents have " + number(evaluation.queries()) + " links to a section of theirs. A");
    out.accept(
        "query is asked if every splitter has a chunk with its section and without its link: "
            + row(quality -> number(scores(quality).values().iterator().next().queries()), ", ")
            + ".");
  }

  private void table(
      Consumer<String> out,
      String title,
      boolean isShare,
      ToDoubleFunction<Retrieval.Score> value) {
    out.accept("| " + title + " | " + row(quality -> number(quality.budget()), " | ") + " |");
    out.accept("|---|" + row(quality -> "--:|", ""));
    for (Subject subject : Subject.splitters()) {
      out.accept("| "
          + name(subject)
          + " | "
          + row(
              quality -> {
                double score =
                    value.applyAsDouble(Objects.requireNonNull(scores(quality).get(subject)));
                return isShare ? decimals(score * PERCENT, 1) + " %" : decimals(score, 3);
              },
              " | ")
          + " |");
    }
    out.accept("| ocp4j over the best of the others | "
        + row(quality -> gain(quality, value), " | ") + " |");
  }

  private String row(java.util.function.Function<Quality, String> cell, String separator) {
    return evaluation.qualities().stream().map(cell).collect(Collectors.joining(separator));
  }

  private static Map<Subject, Retrieval.Score> scores(Quality quality) {
    return quality.retrieval();
  }

  private static String gain(Quality quality, ToDoubleFunction<Retrieval.Score> value) {
    double ours = 0;
    double best = 0;
    for (Map.Entry<Subject, Retrieval.Score> entry : scores(quality).entrySet()) {
      double score = value.applyAsDouble(entry.getValue());
      if (entry.getKey().isOcp()) {
        ours = score;
      } else {
        best = Math.max(best, score);
      }
    }
    return best == 0 ? "–" : String.format(Locale.ROOT, "%+.1f %%", (ours / best - 1) * PERCENT);
  }
}
