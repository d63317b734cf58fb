package org.ocp4j.visit;

import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * Visits the nodes of a document in document order: each is entered before its children, and left
 * after them. A visitor that needs no second call can be a lambda:
 *
 * <pre>{@code
 * document.accept(node -> {
 *   System.out.println("  ".repeat(node.level()) + node.kind().type());
 *   return VisitResult.CONTINUE;
 * });
 * }</pre>
 *
 * <p>Every call gets the same cursor, at the node that is visited, so a walk allocates nothing for
 * each node. A visitor may read with the cursor and move it: the walk puts it at the next node all
 * the same. The cursor is closed when the walk ends; {@link OcpCursor#node()} returns an object
 * that can be kept. A visitor must not close the cursor: the walk then ends with an {@link
 * org.ocp4j.OcpClosedException}.
 *
 * <p>A visitor may close the document, its frame or its engine. The memory stays until the walk
 * ends, and the walk ends with an {@link org.ocp4j.OcpClosedException} before the next call of the
 * visitor. An exception that the visitor throws ends the walk, too, and reaches the caller.
 *
 * @see OcpDocument#accept(NodeVisitor)
 * @see OcpNode#accept(NodeVisitor)
 * @spec contract.md#1.10 Contract 1.10
 */
@FunctionalInterface
public interface NodeVisitor {
  /**
   * Called for a node before its children.
   *
   * @param node a cursor at the node
   * @return how to continue; never null
   */
  VisitResult enter(OcpCursor node);

  /**
   * Called for a node after its children, or right after {@link #enter} if the children are
   * skipped. Does nothing unless it is overridden.
   *
   * @param node a cursor at the node
   * @return how to continue; never null
   */
  default VisitResult leave(OcpCursor node) {
    return VisitResult.CONTINUE;
  }
}
