package org.ocp4j;

import static org.ocp4j.spi.PayloadFormat.CODE_FENCED;
import static org.ocp4j.spi.PayloadFormat.ITEM_CHECKED;
import static org.ocp4j.spi.PayloadFormat.ITEM_TASK;
import static org.ocp4j.spi.PayloadFormat.JSX_SELF_CLOSING;
import static org.ocp4j.spi.PayloadFormat.LINK_AUTO;
import static org.ocp4j.spi.PayloadFormat.LIST_ORDERED;
import static org.ocp4j.spi.PayloadFormat.SPREAD;

import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.payload.Codes;
import org.ocp4j.internal.payload.NodeRules;
import org.ocp4j.internal.payload.Payload;

/** Reads the fields that only some kinds of node have. The caller holds the payload's memory. */
final class NodeFields {
  private NodeFields() {}

  static @Nullable String literal(Payload payload, int node) {
    return NodeRules.isLiteral(payload.kind(node)) ? text(payload, node) : null;
  }

  static @Nullable String elementName(Payload payload, int node) {
    return NodeRules.isJsx(payload.kind(node)) ? text(payload, node) : null;
  }

  private static @Nullable String text(Payload payload, int node) {
    return payload.string(payload.textOffset(node), payload.textLength(node));
  }

  static String sourceText(Payload payload, int node) {
    int start = payload.start(node);
    return payload.decode(payload.sourceOffset() + start, payload.end(node) - start);
  }

  static @Nullable String field(Payload payload, int node, NodeField field) {
    int attribute = payload.attributeOfField(node, field.code());
    return attribute < 0
        ? null
        : payload.string(payload.valueOffset(attribute), payload.valueLength(attribute));
  }

  static int depth(Payload payload, int node) {
    require(payload, node, NodeKind.HEADING, "depth");
    return payload.data(node);
  }

  static boolean ordered(Payload payload, int node) {
    require(payload, node, NodeKind.LIST, "order");
    return has(payload, node, LIST_ORDERED);
  }

  static int listStart(Payload payload, int node) {
    if (!ordered(payload, node)) {
      throw new IllegalStateException(
          "a list that is not ordered has no start: check ordered() first");
    }
    return payload.data(node);
  }

  static boolean spread(Payload payload, int node) {
    if (payload.kind(node) != NodeKind.LIST.code()) {
      require(payload, node, NodeKind.LIST_ITEM, "spread");
    }
    return has(payload, node, SPREAD);
  }

  static @Nullable Boolean checked(Payload payload, int node) {
    require(payload, node, NodeKind.LIST_ITEM, "check box");
    return has(payload, node, ITEM_TASK) ? Boolean.valueOf(has(payload, node, ITEM_CHECKED)) : null;
  }

  static boolean isFenced(Payload payload, int node) {
    require(payload, node, NodeKind.CODE, "fence");
    return has(payload, node, CODE_FENCED);
  }

  static boolean isAutolink(Payload payload, int node) {
    require(payload, node, NodeKind.LINK, "autolink");
    return has(payload, node, LINK_AUTO);
  }

  static ReferenceType referenceType(Payload payload, int node) {
    if (payload.kind(node) != NodeKind.LINK_REFERENCE.code()) {
      require(payload, node, NodeKind.IMAGE_REFERENCE, "reference type");
    }
    return Codes.referenceType(payload, node);
  }

  static boolean selfClosing(Payload payload, int node) {
    if (payload.kind(node) != NodeKind.MDX_JSX_FLOW_ELEMENT.code()) {
      require(payload, node, NodeKind.MDX_JSX_TEXT_ELEMENT, "tag");
    }
    return has(payload, node, JSX_SELF_CLOSING);
  }

  static Alignment alignment(Payload payload, int node) {
    require(payload, node, NodeKind.TABLE_CELL, "alignment");
    return Codes.alignment(payload, node);
  }

  static @Nullable Alert alert(Payload payload, int node) {
    require(payload, node, NodeKind.BLOCKQUOTE, "alert");
    int attribute = payload.attributeOfField(node, NodeField.ALERT.code());
    return attribute < 0 ? null : Codes.alert(payload, attribute);
  }

  private static boolean has(Payload payload, int node, int flag) {
    return (payload.nodeFlags(node) & flag) != 0;
  }

  private static void require(Payload payload, int node, NodeKind wanted, String what) {
    NodeKind kind = NodeRules.kind(payload, node);
    if (kind != wanted) {
      throw new IllegalStateException(
          "a node of kind " + kind.type() + " has no " + what + ": check kind() first");
    }
  }
}
