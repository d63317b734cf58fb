package org.ocp4j.cli;

import java.util.Locale;
import org.ocp4j.OcpDocument;
import org.ocp4j.spi.PayloadFormat;

/**
 * How large a document is.
 *
 * @param sourceBytes the source
 * @param nodes nodes
 * @param attributes attributes and fields
 * @param payloadBytes the payload, with the source in it
 * @param poolBytes the texts in it that do not stand in the source like that
 */
record Statistics(
    long sourceBytes, long nodes, long attributes, long payloadBytes, long poolBytes) {
  static final Statistics NONE = new Statistics(0, 0, 0, 0, 0);

  static Statistics of(OcpDocument document) {
    return new Statistics(
        document.sourceByteSize(),
        document.nodeCount(),
        document.attributeCount(),
        document.byteSize(),
        document.payload().getInt(PayloadFormat.H_POOL_LENGTH));
  }

  Statistics plus(Statistics other) {
    return new Statistics(
        sourceBytes + other.sourceBytes,
        nodes + other.nodes,
        attributes + other.attributes,
        payloadBytes + other.payloadBytes,
        poolBytes + other.poolBytes);
  }

  /** How many times the source the payload is; a dash for an empty source. */
  String ratio() {
    return sourceBytes == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f", (double) payloadBytes / sourceBytes);
  }
}
