package org.ocp4j.tck.internal;

import org.ocp4j.OcpEngine;

/**
 * The result of parsing a source of the corpus.
 *
 * @param each the source, with its options
 * @param seen the payload or the error that the engine produced
 */
record Outcome(Corpus.Case each, Parsed seen) {
  static Outcome of(OcpEngine engine, Corpus.Case each) {
    return new Outcome(each, Parsed.by(engine, each.source(), each.options()));
  }

  /** Returns the result in the notation of the corpus's file. */
  String words() {
    byte[] payload = seen.payload();
    return payload == null ? seen.toString() : Corpus.fingerprint(payload);
  }

  /** Returns {@code true} if the corpus's file has the same result. */
  boolean isExpected() {
    return words().equals(each.expected());
  }
}
