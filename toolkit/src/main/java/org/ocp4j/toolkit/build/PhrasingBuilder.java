package org.ocp4j.toolkit.build;

/** Adds phrasing content to a paragraph, a heading, a link, a cell or other nodes. */
public final class PhrasingBuilder extends PhrasingContent<PhrasingBuilder> {
  PhrasingBuilder(Tree tree, int node) {
    super(tree, node);
  }

  @Override
  PhrasingBuilder self() {
    return this;
  }
}
