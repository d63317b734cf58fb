package org.ocp4j;

import java.util.Objects;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.visit.NodeVisitor;
import org.ocp4j.visit.VisitResult;

/**
 * Leads a visitor through a subtree, without recursion and without a stack of nodes. The caller
 * holds the document's memory, because the visitor may close the document.
 *
 * @spec contract.md#1.10 Contract 1.10
 */
final class VisitorWalk {
  private final Payload payload;
  private final OcpCursor cursor;
  private final NodeVisitor visitor;

  private VisitorWalk(Payload payload, OcpCursor cursor, NodeVisitor visitor) {
    this.payload = payload;
    this.cursor = cursor;
    this.visitor = visitor;
  }

  /** Visits a node and its descendants. */
  static void of(Payload payload, OcpNode top, NodeVisitor visitor) {
    try (OcpCursor cursor = top.document().cursor()) {
      new VisitorWalk(payload, cursor, visitor).from(top.index());
    }
  }

  private void from(int top) {
    int node = top;
    while (true) {
      VisitResult result = enter(node);
      if (result == VisitResult.STOP) {
        return;
      }
      int next = result == VisitResult.SKIP_CHILDREN ? payload.next(node) : node + 1;
      while (payload.next(node) <= next) {
        if (leave(node) == VisitResult.STOP || node == top) {
          return;
        }
        node = payload.parent(node);
      }
      node = next;
    }
  }

  // Moving the cursor also checks that neither the document nor the cursor was closed.

  private VisitResult enter(int node) {
    cursor.moveTo(node);
    return Objects.requireNonNull(visitor.enter(cursor), "the result of NodeVisitor.enter");
  }

  private VisitResult leave(int node) {
    cursor.moveTo(node);
    return Objects.requireNonNull(visitor.leave(cursor), "the result of NodeVisitor.leave");
  }
}
