package org.ocp4j.toolkit.build;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.ocp4j.Alignment;
import org.ocp4j.NodeKind;

/** Adds cells to a row of a table. */
public final class RowBuilder extends Content<RowBuilder> {
  private final List<Alignment> alignments;

  RowBuilder(Tree tree, int node, List<Alignment> alignments) {
    super(tree, node);
    this.alignments = alignments;
  }

  /** Adds a cell. */
  public RowBuilder cell(Consumer<? super PhrasingBuilder> content) {
    Objects.requireNonNull(content, "content");
    return fill(new PhrasingBuilder(tree, open(cell(alignments, tree.childCount()))), content);
  }

  /** Adds a cell of one text. */
  public RowBuilder cell(String text) {
    return cell(cell -> cell.text(text));
  }

  /** Returns the cell of a column, from 0. */
  static Draft cell(List<Alignment> alignments, int column) {
    Alignment alignment = column < alignments.size() ? alignments.get(column) : Alignment.NONE;
    return new Draft(NodeKind.TABLE_CELL).flags(Flags.of(alignment));
  }

  @Override
  RowBuilder self() {
    return this;
  }
}
