package org.ocp4j.tck.internal;

import org.ocp4j.OcpEngine;

/**
 * What an engine makes of a source of the corpus.
 *
 * @param each the source, with its options
 * @param seen what came of it
 */
record Outcome(Corpus.Case each, Parsed seen) {
  static Outcome of(OcpEngine engine, Corpus.Case each) {
    return new Outcome(each, Parsed.by(engine, each.source(), each.options()));
  }

  /** Returns the outcome in the words of the corpus's file. */
  String words() {
    byte[] payload = seen.payload();
    return payload == null ? seen.toString() : Corpus.fingerprint(payload);
  }

  /** Returns {@code true} when this is what the file says. */
  boolean isExpected() {
    return words().equals(each.expected());
  }
}
