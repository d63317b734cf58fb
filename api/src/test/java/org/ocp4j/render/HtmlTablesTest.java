package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;

class HtmlTablesTest {
  private static String html(PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return document.toHtml();
    }
  }

  private static PayloadBuilder row(PayloadBuilder builder, String... cells) {
    builder.open(NodeKind.TABLE_ROW);
    for (int i = 0; i < cells.length; i++) {
      builder
          .open(NodeKind.TABLE_CELL)
          .flags(i % 4)
          .leaf(NodeKind.TEXT, cells[i])
          .close();
    }
    return builder.close();
  }

  @Test
  void rowsAreAsLongAsTheHeader() {
    PayloadBuilder table = new PayloadBuilder("x").open(NodeKind.TABLE);
    row(row(row(table, "a", "b", "c"), "d"), "e", "f", "g", "h", "i");
    assertEquals("""
        <table>
        <thead>
        <tr>
        <th>a</th>
        <th align="left">b</th>
        <th align="right">c</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>d</td>
        <td align="left"></td>
        <td align="right"></td>
        </tr>
        <tr>
        <td>e</td>
        <td align="left">f</td>
        <td align="right">g</td>
        </tr>
        </tbody>
        </table>
        """, html(table));
  }

  @Test
  void aHeaderAloneHasNoBody() {
    PayloadBuilder table = row(new PayloadBuilder("x").open(NodeKind.TABLE), "a");
    assertEquals("<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n", html(table));
    PayloadBuilder empty = new PayloadBuilder("x").open(NodeKind.TABLE).close();
    assertEquals("<table>\n</table>\n", html(empty));
  }

  @Test
  void tablesInCellsHaveTheirOwnColumns() {
    PayloadBuilder table = new PayloadBuilder("x").open(NodeKind.TABLE);
    row(table, "a", "b").open(NodeKind.TABLE_ROW).open(NodeKind.TABLE_CELL);
    row(row(table.open(NodeKind.TABLE), "c"), "d", "e").close().close();
    table.open(NodeKind.TABLE_CELL).leaf(NodeKind.TEXT, "f").close().close();
    String html = html(table);
    assertTrue(html.contains("<td>d</td>\n</tr>\n</tbody>\n</table>\n</td>\n<td>f</td>\n"), html);
  }

  @Test
  void partsCanBeRendered() {
    PayloadBuilder table = new PayloadBuilder("x").open(NodeKind.TABLE);
    row(row(table, "a", "b"), "c");
    try (OcpDocument document = table.document()) {
      String header = HtmlRenderer.DEFAULT.render(document.node(2));
      assertEquals("<tr>\n<th>a</th>\n<th align=\"left\">b</th>\n</tr>\n", header);
      assertEquals("<tr>\n<td>c</td>\n</tr>\n", HtmlRenderer.DEFAULT.render(document.node(7)));
      assertEquals("<td>c</td>\n", HtmlRenderer.DEFAULT.render(document.node(8)));
    }
  }

  @Test
  @Timeout(20)
  void addedCellsAreLimited() {
    PayloadBuilder table = new PayloadBuilder("x").open(NodeKind.TABLE).open(NodeKind.TABLE_ROW);
    for (int i = 0; i < 100_000; i++) {
      table.open(NodeKind.TABLE_CELL).flags(PayloadFormat.ALIGN_NONE).close();
    }
    table.close();
    for (int i = 0; i < 100_000; i++) {
      table.open(NodeKind.TABLE_ROW).open(NodeKind.TABLE_CELL).close().close();
    }
    String html = html(table);
    assertEquals(100_000 + 0x80000 + 1, html.split("<td>", -1).length);
    assertTrue(html.endsWith("<tr>\n<td></td>\n</tr>\n</tbody>\n</table>\n"), "short rows at last");
  }
}
