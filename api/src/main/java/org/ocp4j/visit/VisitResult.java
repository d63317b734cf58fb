package org.ocp4j.visit;

/** How a walk continues after a call of a {@link NodeVisitor}. */
public enum VisitResult {
  /** Continues with the next node. */
  CONTINUE,

  /**
   * Continues without the children of the node that was entered. The node itself is left as usual.
   * A result of {@link NodeVisitor#leave}, after all children, means the same as {@link #CONTINUE}.
   */
  SKIP_CHILDREN,

  /** Ends the walk. No more nodes are entered or left, not even those that are still open. */
  STOP
}
