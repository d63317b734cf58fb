package org.ocp4j.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ocp4j.Alignment;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/**
 * Writes tables, whose first row is the header. Every row gets as many cells as the header: further
 * cells are left out, and missing cells are added, up to a limit for the document.
 */
final class HtmlTables {
  /** The limit of cmark-gfm. Without a limit, output would grow with the square of the source. */
  private static final int MOST_ADDED_CELLS = 0x80000;

  private final Html out;
  private final Deque<Table> open = new ArrayDeque<>();
  private int addedCells;

  /** The table that is being written, or rows or a cell outside a table. */
  private static final class Table {
    final Alignment[] columns;
    final int mostCells;
    boolean inHeader;
    int cells;

    Table(Alignment[] columns, int mostCells) {
      this.columns = columns;
      this.mostCells = mostCells;
    }
  }

  HtmlTables(Html out) {
    this.out = out;
    open.push(new Table(new Alignment[0], Integer.MAX_VALUE));
  }

  void enterTable(OcpNode table) throws IOException {
    openTable(table);
    out.block("<table>\n");
  }

  void leaveTable(OcpNode table) throws IOException {
    closeTable(table);
    out.block("</table>\n");
  }

  /** Begins a table without writing its tag. */
  void openTable(OcpNode table) {
    OcpNode header = table.firstChild();
    Alignment[] columns = new Alignment[header == null ? 0 : header.childCount()];
    if (header != null) {
      int column = 0;
      for (OcpNode cell : header.children()) {
        columns[column++] = cell.alignment();
      }
    }
    open.push(new Table(columns, columns.length));
  }

  /** Ends a table and its body without writing the table's tag. */
  void closeTable(OcpNode table) throws IOException {
    open.pop();
    OcpNode header = table.firstChild();
    if (header != null && header.nextSibling() != null) {
      out.block("</tbody>\n");
    }
  }

  /** Begins a row, and the header or the body if it is the first row in there. */
  void beginRow(OcpNode row) throws IOException {
    Table table = open.element();
    OcpNode parent = row.parent();
    int first = parent == null ? row.index() : parent.index() + 1;
    table.inHeader = row.index() == first;
    table.cells = 0;
    if (isWhole(table)) {
      if (table.inHeader) {
        out.block("<thead>\n");
      } else if (row.document().node(first).subtreeEnd() == row.index()) {
        out.block("<tbody>\n");
      }
    }
  }

  /** Writes the cells that a row lacks. */
  void fillRow() throws IOException {
    Table table = open.element();
    while (table.cells < table.columns.length && addedCells < MOST_ADDED_CELLS) {
      openCell(table.columns[table.cells++], table.inHeader);
      closeCell(table.inHeader);
      addedCells++;
    }
  }

  /** Ends a row, and the header after its row. */
  void endRow() throws IOException {
    Table table = open.element();
    if (table.inHeader && isWhole(table)) {
      out.block("</thead>\n");
    }
  }

  /** Returns {@code true} if a cell is written; cells beyond those of the header are left out. */
  boolean hasRoom() {
    Table table = open.element();
    return table.cells < table.mostCells;
  }

  /**
   * Opens a cell.
   *
   * @return {@code false} if the cell is left out
   */
  boolean enterCell(OcpCursor cell) throws IOException {
    boolean written = hasRoom();
    countCell();
    if (written) {
      openCell(cell.alignment(), open.element().inHeader);
    }
    return written;
  }

  /** Counts a cell without writing its tag. */
  void countCell() {
    open.element().cells++;
  }

  void leaveCell() throws IOException {
    Table table = open.element();
    if (table.cells <= table.mostCells) {
      closeCell(table.inHeader);
    }
  }

  private void openCell(Alignment alignment, boolean header) throws IOException {
    String tag = header ? "<th" : "<td";
    out.block(
        switch (alignment) {
          case NONE -> tag + ">";
          case LEFT -> tag + " align=\"left\">";
          case RIGHT -> tag + " align=\"right\">";
          case CENTER -> tag + " align=\"center\">";
        });
  }

  private void closeCell(boolean header) throws IOException {
    out.tag(header ? "</th>\n" : "</td>\n");
  }

  /** Returns {@code true} if the table itself is written, not only a part of it. */
  private static boolean isWhole(Table table) {
    return table.mostCells < Integer.MAX_VALUE;
  }
}
