package org.ocp4j.toolkit.build;

import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.PayloadFormat;

/**
 * Adds flow content to an item of a list. An item is spread if blank lines separate its children.
 * Unless {@link #spread(boolean)} says otherwise, an item is spread if it has more than one child,
 * except a paragraph and a list that can follow it directly: one with bullets, or one that starts
 * with 1, whose first item starts with a paragraph.
 */
public final class ItemBuilder extends FlowContent<ItemBuilder> {
  private @Nullable Boolean spread;

  ItemBuilder(Tree tree, int node) {
    super(tree, node);
  }

  /** Says whether blank lines separate the children of this item. */
  public ItemBuilder spread(boolean value) {
    requireOpen();
    spread = value;
    return this;
  }

  @Override
  void end() {
    if (spread == null ? tree.childCount() > 1 && !tree.isParagraphAndList() : spread) {
      tree.flag(node, PayloadFormat.SPREAD);
    }
  }

  @Override
  ItemBuilder self() {
    return this;
  }
}
