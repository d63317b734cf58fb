package org.ocp4j.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A text table with aligned columns. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();
  private final BitSet rightAligned = new BitSet();
  private final int[] widths;

  /**
   * Makes a table with a row of column titles.
   *
   * @param titles the column titles
   */
  public Table(String... titles) {
    widths = new int[titles.length];
    row(titles);
  }

  /**
   * Aligns columns to the right.
   *
   * @param columns the indexes of the columns, from 0
   * @return this table
   */
  public Table rightAligned(int... columns) {
    for (int column : columns) {
      rightAligned.set(column);
    }
    return this;
  }

  /**
   * Adds a row.
   *
   * @param cells the texts, one for each column
   */
  public void row(String... cells) {
    rows.add(cells.clone());
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], width(cells[column]));
    }
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** Returns the lines of the table, without a line break at the end. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (String[] cells : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String padding = " ".repeat(widths[column] - width(cells[column]));
        line.append(rightAligned.get(column) ? padding + cells[column] : cells[column] + padding);
        line.append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines);
  }
}
