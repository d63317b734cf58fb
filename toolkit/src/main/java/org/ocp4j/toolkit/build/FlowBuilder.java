package org.ocp4j.toolkit.build;

/** Adds flow content to a block quote, an alert, the definition of a footnote or a fragment. */
public final class FlowBuilder extends FlowContent<FlowBuilder> {
  FlowBuilder(Tree tree, int node) {
    super(tree, node);
  }

  @Override
  FlowBuilder self() {
    return this;
  }
}
