package org.ocp4j.lint;

import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Looks at one document, node by node in document order, for what its rules are about. */
abstract class Check {
  /** At each node. */
  void visit(NodeKind kind, OcpCursor node) {}

  /** At each tag that opens an element, after the visit of the node it is in. */
  void visit(Tag tag) {}

  /** After the last node. */
  void finish() {}
}
