package org.ocp4j.bench.chunks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.ocp4j.bench.chunks.judge.Truth;
import org.ocp4j.bench.chunks.retrieval.Retrieval;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.bench.chunks.source.Sources;
import org.ocp4j.bench.chunks.split.Subject;

/**
 * What was found about the chunks of all splitters, at every budget.
 *
 * @param sources the documents
 * @param links the number of links with text in them
 * @param queries the number of links to a section in them
 * @param qualities what was found, one for each budget
 */
public record Evaluation(Sources sources, long links, int queries, List<Quality> qualities) {
  /** Copies the list. */
  public Evaluation {
    qualities = List.copyOf(qualities);
  }

  /**
   * Judges the chunks of all splitters.
   *
   * @param sources the documents, with trees
   * @param budgets the greatest sizes of a chunk, in tokens
   * @param progress where to print what happens
   */
  public static Evaluation of(Sources sources, List<Integer> budgets, PrintStream progress)
      throws IOException {
    progress.println("reading the trees");
    List<Source> documents = sources.documents();
    List<Truth> truths = documents.stream().map(Truth::of).toList();
    Retrieval<Subject> queries = new Retrieval<>(documents);
    List<Quality> qualities = new ArrayList<>();
    for (int budget : budgets) {
      progress.println("judging chunks of " + budget + " tokens");
      qualities.add(Quality.of(budget, truths, queries));
    }
    long links = truths.stream().mapToLong(truth -> truth.links().size()).sum();
    return new Evaluation(sources, links, queries.queries(), qualities);
  }

  /** Returns the faults of all splitters, a line each. */
  public List<String> faults() {
    return qualities.stream().flatMap(quality -> quality.faults().stream()).toList();
  }
}
