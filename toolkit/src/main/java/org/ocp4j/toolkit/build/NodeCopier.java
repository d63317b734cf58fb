package org.ocp4j.toolkit.build;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;
import org.ocp4j.spi.PayloadFormat;

/** Copies nodes of documents into a tree, without recursion. */
final class NodeCopier {
  private final Tree tree;

  /** Where the subtrees of the nodes end that are open. */
  private int[] ends = new int[16];

  private int open;

  NodeCopier(Tree tree) {
    this.tree = tree;
  }

  void copy(OcpNode source) {
    ByteBuffer payload = source.document().payload();
    try (OcpCursor cursor = source.document().cursor()) {
      int end = source.subtreeEnd();
      int first = source.kind() == NodeKind.ROOT ? source.index() + 1 : source.index();
      for (int node = first; node < end; node++) {
        closeBefore(node);
        cursor.moveTo(node);
        add(cursor, flags(payload, node));
      }
      closeBefore(end);
    }
  }

  private void closeBefore(int node) {
    while (open > 0 && ends[open - 1] <= node) {
      tree.close();
      open--;
    }
  }

  /** Returns the flags of a node, which a copy has as well. */
  private static int flags(ByteBuffer payload, int node) {
    int record = PayloadFormat.HEADER_SIZE + node * PayloadFormat.NODE_SIZE;
    return payload.get(record + PayloadFormat.N_FLAGS) & 0xFF;
  }

  private void add(OcpCursor node, int flags) {
    if (node.kind() == NodeKind.TEXT) {
      tree.text(text(node));
      return;
    }
    Draft draft = new Draft(node.kind()).flags(flags);
    switch (node.kind()) {
      case HEADING -> draft.number(node.depth());
      case LIST -> draft.number(node.ordered() ? node.listStart() : 0);
      case TABLE_ROW -> draft.flags(tree.isChildless() ? PayloadFormat.ROW_HEADER : 0);
      default -> {}
    }
    draft.text(draft.isElement() ? node.name() : node.value());
    for (int i = 0; i < node.attributeCount(); i++) {
      OcpAttribute attribute = node.attribute(i);
      NodeField field = attribute.field();
      if (field == null) {
        draft.attribute(attribute.kind(), attribute.name(), attribute.value());
      } else {
        draft.field(field, attribute.value());
      }
    }
    if (ContentModel.isParent(node.kind())) {
      tree.open(draft);
      push(node.subtreeEnd());
    } else {
      tree.leaf(draft);
    }
  }

  private static String text(OcpCursor node) {
    String value = node.value();
    return value == null ? "" : value;
  }

  private void push(int end) {
    if (open == ends.length) {
      ends = Arrays.copyOf(ends, open * 2);
    }
    ends[open++] = end;
  }
}
