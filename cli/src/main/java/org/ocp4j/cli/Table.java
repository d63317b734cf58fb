package org.ocp4j.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Lines whose cells stand under each other. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();
  private final BitSet rightAligned = new BitSet();
  private final int[] widths;

  /** Starts with a line of titles. */
  public Table(String... titles) {
    widths = new int[titles.length];
    row(titles);
  }

  /** Aligns columns, counted from 0, to the right. */
  public Table rightAligned(int... columns) {
    for (int column : columns) {
      rightAligned.set(column);
    }
    return this;
  }

  /** Adds a row, with a cell for each title. */
  public void row(String... cells) {
    rows.add(cells.clone());
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Math.max(widths[column], width(cells[column]));
    }
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** The lines, without a line ending at the end. */
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
