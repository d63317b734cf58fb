package org.ocp4j.toolkit.edit;

import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/** Groups of kinds of nodes. */
final class Kinds {
  private Kinds() {}

  /** Returns whether blocks may stand in a node. */
  static boolean isFlowParent(@Nullable NodeKind kind) {
    return kind != null
        && switch (kind) {
          case ROOT, BLOCKQUOTE, LIST_ITEM, FOOTNOTE_DEFINITION, MDX_JSX_FLOW_ELEMENT -> true;
          default -> false;
        };
  }

  /** Returns whether text may stand in a node. */
  static boolean isPhrasingParent(@Nullable NodeKind kind) {
    return kind != null
        && (isLeafBlock(kind)
            || isMark(kind)
            || kind == NodeKind.LINK
            || kind == NodeKind.LINK_REFERENCE
            || kind == NodeKind.MDX_JSX_TEXT_ELEMENT);
  }

  /** Returns whether a node is a block or a cell that has text in it. */
  static boolean isLeafBlock(NodeKind kind) {
    return kind == NodeKind.PARAGRAPH || kind == NodeKind.HEADING || kind == NodeKind.TABLE_CELL;
  }

  /** Returns whether a node is written between asterisks, underscores or tildes. */
  static boolean isMark(NodeKind kind) {
    return kind == NodeKind.EMPHASIS || kind == NodeKind.STRONG || kind == NodeKind.DELETE;
  }

  static boolean isElement(NodeKind kind) {
    return kind == NodeKind.MDX_JSX_FLOW_ELEMENT || kind == NodeKind.MDX_JSX_TEXT_ELEMENT;
  }

  /** Returns whether a node is a link, or a reference that becomes one. */
  static boolean isLink(NodeKind kind) {
    return kind == NodeKind.LINK || kind == NodeKind.LINK_REFERENCE;
  }

  /** Returns whether blocks may be inserted beside a node. */
  static boolean isBlock(OcpNode node) {
    OcpNode parent = node.parent();
    return parent != null && isFlowParent(parent.kind());
  }

  /** Returns whether text may be inserted beside a node. */
  static boolean isInline(OcpNode node) {
    OcpNode parent = node.parent();
    return parent != null && isPhrasingParent(parent.kind());
  }

  /** Returns whether lines that follow may become part of a node if they are indented. */
  static boolean takesIndented(NodeKind kind) {
    return kind == NodeKind.LIST || kind == NodeKind.FOOTNOTE_DEFINITION;
  }

  static boolean isFrontMatter(NodeKind kind) {
    return kind == NodeKind.YAML || kind == NodeKind.TOML;
  }

  /** Returns the sibling before a node, or null. */
  static @Nullable OcpNode previous(OcpNode node) {
    OcpNode parent = node.parent();
    OcpNode found = null;
    OcpNode child = parent == null ? null : parent.firstChild();
    while (child != null && child.index() < node.index()) {
      found = child;
      child = child.nextSibling();
    }
    return found;
  }

  static @Nullable OcpNode lastChild(OcpNode node) {
    OcpNode last = null;
    for (OcpNode child : node.children()) {
      last = child;
    }
    return last;
  }

  /** Returns the paragraph, heading or cell that a node is in. */
  static @Nullable OcpNode leafOf(OcpNode node) {
    OcpNode at = node;
    while (at != null && !isLeafBlock(at.kind())) {
      at = at.parent();
    }
    return at;
  }
}
