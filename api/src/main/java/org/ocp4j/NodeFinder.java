package org.ocp4j;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ocp4j.internal.payload.NodeRules;
import org.ocp4j.internal.payload.NodeSearch;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.internal.payload.TextBytes;

/** Finds nodes of a document by their place, their kind or their name. */
final class NodeFinder {
  private NodeFinder() {}

  /** Returns the innermost node that contains a byte; see {@link OcpDocument#nodeAt}. */
  static OcpNode at(OcpDocument document, long byteOffset) {
    Payload payload = document.enter();
    try {
      int length = payload.sourceLength();
      if (byteOffset < 0 || byteOffset > length) {
        throw new IndexOutOfBoundsException(
            "byte offset " + byteOffset + " is out of range: it must be from 0 to " + length);
      }
      return new OcpNode(document, NodeSearch.at(payload, (int) byteOffset));
    } finally {
      document.exit();
    }
  }

  /** Returns the nodes of a kind, in document order; see {@link OcpDocument#find(NodeKind)}. */
  static Stream<OcpNode> ofKind(OcpDocument document, NodeKind kind) {
    return IntStream.range(0, document.nodeCount())
        .filter(index -> isOfKind(document, index, kind))
        .mapToObj(document::node);
  }

  /** Returns the JSX elements with a name; see {@link OcpDocument#find(String)}. */
  static Stream<OcpNode> elements(OcpDocument document, String elementName) {
    Objects.requireNonNull(elementName, "elementName");
    return IntStream.range(0, document.nodeCount())
        .filter(index -> isElement(document, index, elementName))
        .mapToObj(document::node);
  }

  private static boolean isOfKind(OcpDocument document, int index, NodeKind kind) {
    Payload payload = document.enter();
    try {
      return payload.kind(index) == kind.code();
    } finally {
      document.exit();
    }
  }

  private static boolean isElement(OcpDocument document, int index, String name) {
    Payload payload = document.enter();
    try {
      int offset = payload.textOffset(index);
      return NodeRules.isJsx(payload.kind(index))
          && offset != 0
          && TextBytes.equal(payload, offset, payload.textLength(index), name);
    } finally {
      document.exit();
    }
  }
}
