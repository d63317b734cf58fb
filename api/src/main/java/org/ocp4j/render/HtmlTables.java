package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/** Writes tables, whose first row is the header. */
final class HtmlTables {
  private final Html out;
  private boolean inHeader;

  HtmlTables(Html out) {
    this.out = out;
  }

  void enterRow(OcpNode row) throws IOException {
    OcpNode table = row.parent();
    int first = table == null ? row.index() : table.index() + 1;
    inHeader = row.index() == first;
    if (inHeader) {
      out.block("<thead>\n");
    } else if (row.document().node(first).subtreeEnd() == row.index()) {
      out.block("<tbody>\n");
    }
    out.block("<tr>\n");
  }

  void leaveRow() throws IOException {
    out.block(inHeader ? "</tr>\n</thead>\n" : "</tr>\n");
  }

  void enterCell(OcpCursor cell) throws IOException {
    String tag = inHeader ? "<th" : "<td";
    out.block(
        switch (cell.alignment()) {
          case NONE -> tag + ">";
          case LEFT -> tag + " align=\"left\">";
          case RIGHT -> tag + " align=\"right\">";
          case CENTER -> tag + " align=\"center\">";
        });
  }

  void leaveCell() throws IOException {
    out.tag(inHeader ? "</th>\n" : "</td>\n");
  }

  void leaveTable(OcpNode table) throws IOException {
    OcpNode header = table.firstChild();
    boolean body = header != null && header.nextSibling() != null;
    out.block(body ? "</tbody>\n</table>\n" : "</table>\n");
  }
}
