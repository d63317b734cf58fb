package org.ocp4j.toolkit.build;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.ocp4j.Alignment;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.PayloadFormat;

/** Adds rows to a table. The first row is the header. */
public final class TableBuilder extends Content<TableBuilder> {
  private List<Alignment> alignments = List.of();

  TableBuilder(Tree tree, int node) {
    super(tree, node);
  }

  /**
   * Says how the cells of each column are aligned. Further columns have no alignment.
   *
   * @throws TreeException when this table has rows
   */
  public TableBuilder align(Alignment... columns) {
    requireOpen();
    if (!tree.isChildless()) {
      throw new TreeException("align after rows: align columns first", tree.pathOfInnermost());
    }
    alignments = List.of(columns);
    return this;
  }

  /** Adds a row. */
  public TableBuilder row(Consumer<? super RowBuilder> cells) {
    Objects.requireNonNull(cells, "cells");
    Draft draft = new Draft(NodeKind.TABLE_ROW);
    draft.flags(tree.isChildless() ? PayloadFormat.ROW_HEADER : 0);
    return fill(new RowBuilder(tree, open(draft), alignments), cells);
  }

  /** Adds a row whose cells have one text each. */
  public TableBuilder row(String... cells) {
    return row(row -> Arrays.asList(cells).forEach(row::cell));
  }

  @Override
  TableBuilder self() {
    return this;
  }
}
