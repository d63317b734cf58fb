package org.ocp4j.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Holds the corpus of a benchmark. */
@State(Scope.Benchmark)
public class CorpusState {
  /** The folder with the documents. */
  @Param("../shared/conformance/corpus")
  public String corpus;

  private Corpus documents;

  /** Reads the documents. */
  @Setup
  public void read() {
    documents = Corpus.read(corpus);
  }

  Corpus documents() {
    return documents;
  }
}
