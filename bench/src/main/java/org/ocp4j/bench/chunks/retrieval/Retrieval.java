package org.ocp4j.bench.chunks.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ocp4j.bench.chunks.source.Source;

/**
 * Asks the index of each splitter for the sections that links lead to. Only queries that every
 * splitter can be asked count, so all are asked the same.
 *
 * @param <K> what names a splitter
 */
public final class Retrieval<K> {
  private static final int FIRST = 5;

  /**
   * How well a splitter's chunks are found.
   *
   * @param recall the share of queries with the target among the first five chunks
   * @param meanReciprocalRank the mean of 1 divided by the rank of the first right chunk
   * @param queries the number of queries that were asked
   */
  public record Score(double recall, double meanReciprocalRank, int queries) {}

  private final List<Query> queries;
  private final Map<K, int[]> ranks = new LinkedHashMap<>();

  /** Finds the queries in documents. */
  public Retrieval(List<Source> sources) {
    queries = Queries.of(sources);
  }

  private Retrieval(Retrieval<K> other) {
    queries = other.queries;
  }

  /** Returns a retrieval with the same queries that nobody was asked yet. */
  public Retrieval<K> again() {
    return new Retrieval<>(this);
  }

  /** Returns the number of queries that were found in the documents. */
  public int queries() {
    return queries.size();
  }

  /** Asks an index that has all documents. */
  public void ask(K splitter, ChunkIndex index) throws IOException {
    int[] found = new int[queries.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = index.rank(queries.get(i));
    }
    ranks.put(splitter, found);
  }

  /** Returns the scores of the splitters that were asked, in their order. */
  public Map<K, Score> scores() {
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      int number = i;
      if (ranks.values().stream().allMatch(found -> found[number] != ChunkIndex.UNASKED)) {
        asked.add(i);
      }
    }
    Map<K, Score> scores = new LinkedHashMap<>();
    ranks.forEach((splitter, found) -> scores.put(splitter, score(found, asked)));
    return scores;
  }

  private static Score score(int[] ranks, List<Integer> asked) {
    double first = 0;
    double reciprocal = 0;
    for (int number : asked) {
      int rank = ranks[number];
      if (rank != ChunkIndex.NOT_FOUND) {
        first += rank <= FIRST ? 1 : 0;
        reciprocal += 1.0 / rank;
      }
    }
    int count = Math.max(1, asked.size());
    return new Score(first / count, reciprocal / count, asked.size());
  }
}
