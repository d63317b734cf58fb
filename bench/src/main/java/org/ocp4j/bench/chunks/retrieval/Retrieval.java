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
  /** The number of chunks that the recall is of. */
  public static final int FIRST = 5;

  /** The number of tokens that the recall by size is of. */
  public static final int FIRST_TOKENS = 2_048;

  /**
   * How well a splitter's chunks are found.
   *
   * @param recall the share of queries with the target among the first five chunks
   * @param meanReciprocalRank the mean of 1 divided by the rank of the first right chunk
   * @param recallBySize the share of queries with the target among the first chunks that have 2,048
   *     tokens together
   * @param queries the number of queries that were asked
   */
  public record Score(double recall, double meanReciprocalRank, double recallBySize, int queries) {}

  private final List<Query> queries;
  private final Map<K, List<ChunkIndex.Found>> results = new LinkedHashMap<>();

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
    List<ChunkIndex.Found> found = new ArrayList<>();
    for (Query query : queries) {
      found.add(index.ask(query));
    }
    results.put(splitter, found);
  }

  /** Returns the scores of the splitters that were asked, in their order. */
  public Map<K, Score> scores() {
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      int number = i;
      if (results.values().stream()
          .allMatch(found -> !found.get(number).equals(ChunkIndex.UNASKED))) {
        asked.add(i);
      }
    }
    Map<K, Score> scores = new LinkedHashMap<>();
    results.forEach((splitter, found) -> scores.put(splitter, score(found, asked)));
    return scores;
  }

  private static Score score(List<ChunkIndex.Found> results, List<Integer> asked) {
    double first = 0;
    double reciprocal = 0;
    double bySize = 0;
    for (int number : asked) {
      ChunkIndex.Found found = results.get(number);
      if (!found.equals(ChunkIndex.NONE)) {
        first += found.rank() <= FIRST ? 1 : 0;
        reciprocal += 1.0 / found.rank();
        bySize += found.tokens() <= FIRST_TOKENS ? 1 : 0;
      }
    }
    int count = Math.max(1, asked.size());
    return new Score(first / count, reciprocal / count, bySize / count, asked.size());
  }
}
