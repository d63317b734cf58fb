package org.ocp4j.render;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/** Writes lists, and check boxes, which are in the first paragraph of a list item. */
final class HtmlLists {
  private final Html out;

  /** One bit for each open list, which is set for a loose list. */
  private final BitSet loose = new BitSet();

  /** The check boxes to write, by the index of the paragraph that they are in. */
  private final Map<Integer, Boolean> boxes = new HashMap<>();

  private int open;

  HtmlLists(Html out) {
    this.out = out;
  }

  void enterList(OcpNode list) throws IOException {
    openList(list);
    if (!list.ordered()) {
      out.block("<ul>\n");
    } else if (list.listStart() == 1) {
      out.block("<ol>\n");
    } else {
      out.block("<ol start=\"" + list.listStart() + "\">\n");
    }
  }

  void leaveList(OcpCursor list) throws IOException {
    closeList();
    out.block(list.ordered() ? "</ol>\n" : "</ul>\n");
  }

  /** Begins a list without writing its tag. */
  void openList(OcpNode list) {
    boolean spread = list.spread();
    for (OcpNode item : list.children()) {
      spread |= item.spread();
    }
    loose.set(open++, spread);
  }

  /** Ends a list without writing its tag. */
  void closeList() {
    open--;
  }

  void enterItem(OcpCursor item) throws IOException {
    out.block("<li>");
    openItem(item);
  }

  /** Begins a list item without writing its tag. */
  void openItem(OcpCursor item) {
    Boolean checked = item.checked();
    if (checked == null) {
      return;
    }
    for (OcpNode child : item.node().children()) {
      if (child.kind() == NodeKind.PARAGRAPH) {
        boxes.put(child.index(), checked);
        return;
      }
    }
  }

  /** Writes the check box at the beginning of a paragraph. */
  void checkBox(OcpCursor paragraph) throws IOException {
    Boolean checked = boxes.remove(paragraph.index());
    if (checked != null) {
      out.tag(checked ? "<input checked=\"\" disabled=\"\" " : "<input disabled=\"\" ");
      out.tag("type=\"checkbox\"> ");
    }
  }

  /** Returns {@code true} if a paragraph is written without its tags. */
  boolean isTight(OcpCursor paragraph) {
    return open > 0 && !loose.get(open - 1) && isInItem(paragraph.node().parent());
  }

  private static boolean isInItem(@Nullable OcpNode parent) {
    return parent != null && parent.kind() == NodeKind.LIST_ITEM;
  }
}
