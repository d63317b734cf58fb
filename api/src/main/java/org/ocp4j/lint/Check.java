package org.ocp4j.lint;

import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Checks one document for the faults of some rules, node by node in document order. */
abstract class Check {
  /** Visits a node. */
  void visit(NodeKind kind, OcpCursor node) {}

  /** Visits the opening tag of an element, after the node that contains the tag. */
  void visit(Tag tag) {}

  /** Ends the check after the last node. */
  void finish() {}
}
