package org.ocp4j.toolkit.markdown;

import java.util.Arrays;
import org.ocp4j.Alignment;
import org.ocp4j.OcpCursor;

/** Writes tables: first all cells, then, when their widths are known, the rows. */
final class TableWriter {
  private static final int MIN_WIDTH = 3;

  /** How much longer padding may make a table, and by how many bytes in any case. */
  private static final int MAX_GROWTH = 4;

  private static final int FREE_PADDING = 4096;

  private final OcpCursor cursor;
  private final Output out;
  private final Style style;
  private final InlineWriter inline;

  /** Of all cells, where their content ends, and how wide it is. */
  private int[] ends = new int[64];

  private int[] widths = new int[64];
  private int cells;

  /** Of all rows, how many cells they and those before them have. */
  private int[] rows = new int[16];

  private int rowCount;

  /** Of the columns, how wide they are, and how they are aligned. */
  private int[] columns = new int[16];

  private Alignment[] aligns = new Alignment[16];
  private int alignCount;
  private byte[] content = new byte[256];

  TableWriter(OcpCursor cursor, Output out, Style style, InlineWriter inline) {
    this.cursor = cursor;
    this.out = out;
    this.style = style;
    this.inline = inline;
  }

  /** Writes the table that is the current node. */
  void table() {
    int table = cursor.index();
    begin();
    if (cursor.toFirstChild()) {
      do {
        row();
      } while (cursor.toNextSibling());
    }
    cursor.moveTo(table);
    write(true);
  }

  /** Writes the row that is the current node, on its own. */
  void singleRow() {
    begin();
    row();
    write(false);
  }

  private int start;

  private void begin() {
    cells = 0;
    rowCount = 0;
    alignCount = 0;
    start = out.n;
    Arrays.fill(columns, MIN_WIDTH);
  }

  private void row() {
    int row = cursor.index();
    int first = cells;
    if (cursor.toFirstChild()) {
      do {
        cell(cells - first);
      } while (cursor.toNextSibling());
    }
    cursor.moveTo(row);
    if (rowCount == rows.length) {
      rows = Arrays.copyOf(rows, 2 * rowCount);
    }
    rows[rowCount++] = cells;
  }

  private void cell(int column) {
    int from = out.n;
    inline.text.beginLine(true);
    int cell = cursor.index();
    inline.content(false, 0);
    cursor.moveTo(cell);
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, 2 * cells);
      widths = Arrays.copyOf(widths, 2 * cells);
    }
    if (column >= columns.length) {
      int old = columns.length;
      columns = Arrays.copyOf(columns, 2 * column);
      Arrays.fill(columns, old, columns.length, MIN_WIDTH);
      aligns = Arrays.copyOf(aligns, 2 * column);
    }
    if (rowCount == 0) {
      aligns[alignCount++] = cursor.alignment();
    }
    int width = Chars.width(out.b, from, out.n);
    ends[cells] = out.n - start;
    widths[cells++] = width;
    columns[column] = Math.max(columns[column], width);
  }

  private void write(boolean delimiters) {
    int length = out.n - start;
    if (content.length < length) {
      content = new byte[Math.max(length, 2 * content.length)];
    }
    System.arraycopy(out.b, start, content, 0, length);
    out.n = start;
    boolean pad = delimiters && style.alignTables() && isWorthPadding(length);
    int cell = 0;
    for (int row = 0; row < rowCount; row++) {
      if (row > 0) {
        out.line();
      }
      int first = cell;
      for (; cell < rows[row]; cell++) {
        writeCell(cell, cell - first, pad);
      }
      out.ascii(cell == first ? "|" : " |");
      if (row == 0 && delimiters) {
        delimiterRow(pad);
      }
    }
  }

  private boolean isWorthPadding(int length) {
    long padded = 0;
    int first = 0;
    for (int row = 0; row < rowCount; row++) {
      for (int column = 0; column < rows[row] - first; column++) {
        padded += columns[column];
      }
      first = rows[row];
    }
    return padded <= (long) MAX_GROWTH * length + FREE_PADDING;
  }

  private void writeCell(int cell, int column, boolean pad) {
    int from = cell == 0 ? 0 : ends[cell - 1];
    Alignment align = column < alignCount ? aligns[column] : Alignment.NONE;
    int padding = pad ? columns[column] - widths[cell] : 0;
    int before = align == Alignment.RIGHT ? padding : align == Alignment.CENTER ? padding / 2 : 0;
    out.ascii(column == 0 ? "| " : " | ");
    out.repeat(' ', before);
    out.bytes(content, from, ends[cell]);
    out.repeat(' ', padding - before);
  }

  private void delimiterRow(boolean pad) {
    out.line();
    for (int column = 0; column < alignCount; column++) {
      Alignment align = aligns[column];
      boolean left = align == Alignment.LEFT || align == Alignment.CENTER;
      boolean right = align == Alignment.RIGHT || align == Alignment.CENTER;
      out.ascii(column == 0 ? "| " : " | ");
      if (left) {
        out.put(':');
      }
      int width = pad ? columns[column] : MIN_WIDTH;
      out.repeat('-', width - (left ? 1 : 0) - (right ? 1 : 0));
      if (right) {
        out.put(':');
      }
    }
    out.ascii(" |");
  }
}
