package org.ocp4j.internal.payload;

import java.util.stream.IntStream;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.PayloadFormat;

/**
 * The definitions of a document, sorted so that the definition of a reference is found by a binary
 * search. A hash table would be faster, but a hostile source could make all its keys collide. The
 * index does not keep the payload. It is immutable and takes four bytes for each definition.
 */
public final class Definitions {
  /** Definitions by kind, identifier and place in the document. */
  private final int[] nodes;

  /** Makes an index by reading all nodes once. */
  public Definitions(Payload payload) {
    // Sorting is stable, so the first of several definitions comes first.
    this.nodes = IntStream.range(0, payload.nodeCount())
        .filter(node -> isDefinition(payload.kind(node)))
        .boxed()
        .sorted((one, other) -> compare(payload, payload.kind(one), one, other))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static boolean isDefinition(int kind) {
    return kind == NodeKind.DEFINITION.code() || kind == NodeKind.FOOTNOTE_DEFINITION.code();
  }

  /** Returns {@code true} if nodes of this kind refer to a definition. */
  public static boolean isReference(int kind) {
    return kind == NodeKind.LINK_REFERENCE.code()
        || kind == NodeKind.IMAGE_REFERENCE.code()
        || kind == NodeKind.FOOTNOTE_REFERENCE.code();
  }

  /**
   * Returns the first definition with the identifier of a reference, or -1 if there is none.
   *
   * @param payload the payload that was indexed
   * @param reference a node that is a reference
   */
  public int of(Payload payload, int reference) {
    boolean isFootnote = payload.kind(reference) == NodeKind.FOOTNOTE_REFERENCE.code();
    int kind = (isFootnote ? NodeKind.FOOTNOTE_DEFINITION : NodeKind.DEFINITION).code();
    int low = 0;
    int high = nodes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(payload, kind, reference, nodes[middle]) > 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean isFound = low < nodes.length && compare(payload, kind, reference, nodes[low]) == 0;
    return isFound ? nodes[low] : -1;
  }

  /**
   * Compares a kind of definition and the identifier of a node with those of a definition. The
   * order among identifiers has no meaning.
   */
  private static int compare(Payload payload, int kind, int node, int definition) {
    int order = Integer.compare(kind, payload.kind(definition));
    if (order != 0) {
      return order;
    }
    int one = payload.attributeOfField(node, PayloadFormat.FIELD_IDENTIFIER);
    int other = payload.attributeOfField(definition, PayloadFormat.FIELD_IDENTIFIER);
    return TextBytes.compare(
        payload,
        payload.valueOffset(one),
        payload.valueLength(one),
        payload.valueOffset(other),
        payload.valueLength(other));
  }
}
