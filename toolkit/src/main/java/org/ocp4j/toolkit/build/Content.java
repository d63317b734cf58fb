package org.ocp4j.toolkit.build;

import java.util.Objects;
import java.util.function.Consumer;
import org.ocp4j.OcpNode;

/**
 * Adds children to a node that is open. Every method returns the same builder, so calls can be
 * chained. What cannot stand in the node is a {@link TreeException}, and what exceeds a limit an
 * {@link org.ocp4j.OcpLimitException}; both come at once, and the refused node is not added.
 *
 * <p>A builder that was passed to a lambda adds to its node until the lambda returns. While the
 * lambda of a child runs, only the child's builder can be used. If a lambda throws an exception,
 * its node stays incomplete and the document cannot be built.
 *
 * @param <B> the type of the builder itself
 */
public abstract sealed class Content<B extends Content<B>>
    permits FlowContent, PhrasingContent, ListBuilder, TableBuilder, RowBuilder {
  final Tree tree;

  /** The number of the node to which this builder adds. */
  final int node;

  Content(Tree tree, int node) {
    this.tree = tree;
    this.node = node;
  }

  abstract B self();

  /**
   * Adds copies of a node and all nodes below it. Of the root, copies of its children are added.
   * The node's document may be closed afterwards.
   */
  public B copy(OcpNode source) {
    requireOpen();
    new NodeCopier(tree).copy(Objects.requireNonNull(source, "source"));
    return self();
  }

  /** Checks that this builder's node is the innermost open one. */
  final void requireOpen() {
    if (tree.innermost() != node) {
      throw new TreeException(
          "a builder whose node is not the innermost open one: use the builder of this place",
          tree.pathOfInnermost());
    }
  }

  final B leaf(Draft draft) {
    requireOpen();
    tree.leaf(draft);
    return self();
  }

  /** Opens a node. The caller fills it and closes it. */
  final int open(Draft draft) {
    requireOpen();
    return tree.open(draft);
  }

  /** Fills the node that was opened last with what a lambda adds, and closes it. */
  final <C extends Content<C>> B fill(C builder, Consumer<? super C> content) {
    content.accept(builder);
    builder.requireOpen();
    builder.end();
    tree.close();
    return self();
  }

  /** Sets what depends on the children, before the node is closed. */
  void end() {}
}
