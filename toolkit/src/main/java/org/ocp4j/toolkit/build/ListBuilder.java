package org.ocp4j.toolkit.build;

import java.util.Objects;
import java.util.function.Consumer;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.PayloadFormat;

/** Adds items to a list. */
public final class ListBuilder extends Content<ListBuilder> {
  private boolean spread;

  ListBuilder(Tree tree, int node) {
    super(tree, node);
  }

  /** Says whether blank lines separate the items. Without this call they do not. */
  public ListBuilder spread(boolean value) {
    requireOpen();
    spread = value;
    return this;
  }

  /** Adds an item. */
  public ListBuilder item(Consumer<? super ItemBuilder> content) {
    return item(0, content);
  }

  /** Adds an item of one paragraph of one text. */
  public ListBuilder item(String text) {
    return item(item -> item.paragraph(text));
  }

  /** Adds an item with a check box. */
  public ListBuilder task(boolean checked, Consumer<? super ItemBuilder> content) {
    int box = PayloadFormat.ITEM_TASK | (checked ? PayloadFormat.ITEM_CHECKED : 0);
    return item(box, content);
  }

  /** Adds an item with a check box and one paragraph of one text. */
  public ListBuilder task(boolean checked, String text) {
    return task(checked, item -> item.paragraph(text));
  }

  private ListBuilder item(int flags, Consumer<? super ItemBuilder> content) {
    Objects.requireNonNull(content, "content");
    Draft draft = new Draft(NodeKind.LIST_ITEM).flags(flags);
    return fill(new ItemBuilder(tree, open(draft)), content);
  }

  @Override
  void end() {
    if (spread) {
      tree.flag(node, PayloadFormat.SPREAD);
    }
  }

  @Override
  ListBuilder self() {
    return this;
  }
}
