package org.ocp4j.cli;

import java.util.Locale;
import org.ocp4j.OcpDocument;
import org.ocp4j.spi.PayloadFormat;

/**
 * The sizes of a document.
 *
 * @param sourceBytes size of the source in bytes
 * @param nodes number of nodes
 * @param attributes number of attributes and fields
 * @param payloadBytes size of the payload in bytes, including the source
 * @param poolBytes size in bytes of the payload's texts that are not verbatim in the source
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

  /** Returns the payload size divided by the source size, or a dash for an empty source. */
  String ratio() {
    return sourceBytes == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f", (double) payloadBytes / sourceBytes);
  }
}
