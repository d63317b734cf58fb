package org.ocp4j.bench.chunks.judge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up what the judge says about the chunks of one splitter. */
public final class Scores {
  private final Map<Fault.Kind, Long> counts = new EnumMap<>(Fault.Kind.class);
  private final List<Fault> faults = new ArrayList<>();
  private int refused;
  private long chunks;
  private long tokens;

  /** Creates scores without chunks. */
  public Scores() {}

  /** Adds a document that the splitter could not cut. */
  public void addRefused() {
    refused++;
  }

  /** Returns the number of documents that the splitter could not cut. */
  public int refused() {
    return refused;
  }

  void addChunk(int size) {
    chunks++;
    tokens += size;
  }

  void add(Fault fault) {
    add(fault, 1);
  }

  void add(Fault fault, long times) {
    counts.merge(fault.kind(), times, Long::sum);
    faults.add(fault);
  }

  /** Returns the number of faults of a kind. */
  public long count(Fault.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Returns the faults, in the order they were found. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Returns the number of chunks. */
  public long chunks() {
    return chunks;
  }

  /** Returns the mean size of a text to embed in tokens, or 0 without chunks. */
  public double meanTokens() {
    return chunks == 0 ? 0 : (double) tokens / chunks;
  }
}
