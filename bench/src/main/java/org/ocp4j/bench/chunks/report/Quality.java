package org.ocp4j.bench.chunks.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ocp4j.bench.chunks.judge.Fault;
import org.ocp4j.bench.chunks.judge.Judge;
import org.ocp4j.bench.chunks.judge.Locator;
import org.ocp4j.bench.chunks.judge.Place;
import org.ocp4j.bench.chunks.judge.Scores;
import org.ocp4j.bench.chunks.judge.Truth;
import org.ocp4j.bench.chunks.judge.Truth.Block;
import org.ocp4j.bench.chunks.judge.Truth.BlockKind;
import org.ocp4j.bench.chunks.retrieval.ChunkIndex;
import org.ocp4j.bench.chunks.retrieval.Retrieval;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.bench.chunks.split.Piece;
import org.ocp4j.bench.chunks.split.Splitter;
import org.ocp4j.bench.chunks.split.Subject;

/**
 * What was found with one budget.
 *
 * @param budget the greatest size of a chunk in tokens
 * @param blocks the number of blocks of each kind
 * @param larger the number of blocks of each kind that are larger than the budget
 * @param scores the scores of each splitter
 * @param retrieval how well each splitter's chunks are found
 */
record Quality(
    int budget,
    Map<BlockKind, Long> blocks,
    Map<BlockKind, Long> larger,
    Map<Subject, Scores> scores,
    Map<Subject, Retrieval.Score> retrieval) {
  /** Judges all splitters. */
  static Quality of(int budget, List<Truth> truths, Retrieval<Subject> queries) throws IOException {
    Map<BlockKind, Long> blocks = new EnumMap<>(BlockKind.class);
    Map<BlockKind, Long> larger = new EnumMap<>(BlockKind.class);
    for (Truth truth : truths) {
      for (Block block : truth.blocks()) {
        blocks.merge(block.kind(), 1L, Long::sum);
        larger.merge(block.kind(), block.size() > budget ? 1L : 0L, Long::sum);
      }
    }
    Map<Subject, Scores> scores = new EnumMap<>(Subject.class);
    Retrieval<Subject> retrieval = queries.again();
    for (Subject subject : Subject.splitters()) {
      Scores score = new Scores();
      try (ChunkIndex index = new ChunkIndex()) {
        judge(subject, budget, truths, score, index);
        retrieval.ask(subject, index);
      }
      scores.put(subject, score);
    }
    return new Quality(budget, blocks, larger, scores, retrieval.scores());
  }

  private static void judge(
      Subject subject, int budget, List<Truth> truths, Scores scores, ChunkIndex index)
      throws IOException {
    try (Splitter splitter = subject.open(budget)) {
      for (Truth truth : truths) {
        List<Piece> pieces = pieces(splitter, truth.source(), scores);
        List<Place> places = Locator.places(truth, pieces);
        Judge.judge(truth, pieces, places, budget, scores);
        index.add(pieces, places);
      }
    }
  }

  private static List<Piece> pieces(Splitter splitter, Source source, Scores scores) {
    try {
      return splitter.split(source);
    } catch (Splitter.RefusedException e) {
      scores.addRefused();
      return List.of();
    }
  }

  /** Returns the faults of all splitters, a line each. */
  List<String> faults() {
    List<String> lines = new ArrayList<>();
    scores.forEach((subject, score) -> {
      for (Fault fault : score.faults()) {
        lines.add(subject.splitter() + ", " + budget + " tokens: " + fault);
      }
    });
    return lines;
  }
}
