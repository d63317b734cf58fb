package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;

/** What an engine makes of a source of the corpus, in the words of its file. */
final class Outcome {
  private Outcome() {}

  static String of(OcpEngine engine, Corpus.Case each) {
    try (OcpDocument document = engine.parse(ByteBuffer.wrap(each.source()), each.options())) {
      return Corpus.fingerprint(Texts.bytes(document.payload()));
    } catch (OcpParseException e) {
      return "refused " + e.code().id() + ' ' + e.offset() + '-' + e.endOffset();
    }
  }
}
