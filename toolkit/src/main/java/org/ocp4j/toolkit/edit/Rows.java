package org.ocp4j.toolkit.edit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/** Deletes items of lists and rows of tables. */
final class Rows {
  private final Source source;

  Rows(Source source) {
    this.source = source;
  }

  Splice delete(OcpNode node, int edit) {
    OcpNode previous = Kinds.previous(node);
    OcpNode next = node.nextSibling();
    if (node.kind() == NodeKind.LIST_ITEM) {
      return item(node, previous, next, edit);
    }
    if (node.kind() == NodeKind.TABLE_ROW && previous != null) {
      int from = source.lineStart(node.start());
      int to = source.afterEol(source.lineEnd(node.end()));
      if (to == source.lineEnd(node.end())) {
        from = source.endOfLineBefore(from);
      }
      return new Splice(from, to, new byte[0], "delete", edit, true);
    }
    String reason = node.kind() == NodeKind.TABLE_ROW
        ? "the first row is the header of its table: delete the table"
        : "a " + node.kind().type() + " cannot be deleted: edit its content";
    throw source.failure(reason, node);
  }

  private Splice item(OcpNode item, @Nullable OcpNode previous, @Nullable OcpNode next, int edit) {
    if (next == null) {
      // What is between the items goes too; the end of the last line stays.
      int from = Objects.requireNonNull(previous).end();
      return new Splice(from, item.end(), new byte[0], "delete", edit, true);
    }
    OcpNode list = Objects.requireNonNull(item.parent());
    Margin margin = Margin.of(source, Objects.requireNonNull(list.parent()));
    Integer line = margin.ownLine(item.start());
    Integer nextLine = margin.ownLine(next.start());
    boolean isSame = line != null
        && nextLine != null
        && item.start() - line == next.start() - nextLine
        && source.at(line) != '\t';
    if (!isSame) {
      throw source.failure("the next item is indented in another way: use raw source", item);
    }
    return new Splice(item.start(), next.start(), new byte[0], "delete", edit, true);
  }
}
