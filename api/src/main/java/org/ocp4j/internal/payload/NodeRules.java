package org.ocp4j.internal.payload;

import static org.ocp4j.spi.PayloadFormat.CODE_FENCED;
import static org.ocp4j.spi.PayloadFormat.ITEM_CHECKED;
import static org.ocp4j.spi.PayloadFormat.ITEM_TASK;
import static org.ocp4j.spi.PayloadFormat.JSX_SELF_CLOSING;
import static org.ocp4j.spi.PayloadFormat.LINK_AUTO;
import static org.ocp4j.spi.PayloadFormat.LIST_ORDERED;
import static org.ocp4j.spi.PayloadFormat.ROW_HEADER;
import static org.ocp4j.spi.PayloadFormat.SPREAD;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpFormatException;
import org.ocp4j.spi.PayloadFormat;

/** The rules for what a node of each kind may have. */
public final class NodeRules {
  private static final int LITERAL = 1;
  private static final int LEAF = 1 << 1;
  private static final int JSX = 1 << 2;

  private static final byte[] SHAPE = new byte[256];
  private static final int[] REQUIRED = new int[256];
  private static final int[] OPTIONAL = new int[256];

  static {
    shape(
        LITERAL | LEAF,
        EnumSet.of(
            NodeKind.CODE,
            NodeKind.HTML,
            NodeKind.TEXT,
            NodeKind.INLINE_CODE,
            NodeKind.YAML,
            NodeKind.TOML,
            NodeKind.MATH,
            NodeKind.INLINE_MATH,
            NodeKind.MDXJS_ESM,
            NodeKind.MDX_FLOW_EXPRESSION,
            NodeKind.MDX_TEXT_EXPRESSION));
    shape(
        LEAF,
        EnumSet.of(
            NodeKind.THEMATIC_BREAK,
            NodeKind.DEFINITION,
            NodeKind.BREAK,
            NodeKind.IMAGE,
            NodeKind.IMAGE_REFERENCE,
            NodeKind.FOOTNOTE_REFERENCE));
    shape(JSX, EnumSet.of(NodeKind.MDX_JSX_FLOW_ELEMENT, NodeKind.MDX_JSX_TEXT_ELEMENT));

    Set<NodeField> name = EnumSet.of(NodeField.IDENTIFIER, NodeField.LABEL);
    Set<NodeField> title = EnumSet.of(NodeField.TITLE);
    fields(NodeKind.LINK, EnumSet.of(NodeField.URL), title);
    fields(NodeKind.IMAGE, EnumSet.of(NodeField.URL, NodeField.ALT), title);
    fields(
        NodeKind.DEFINITION,
        EnumSet.of(NodeField.URL, NodeField.IDENTIFIER, NodeField.LABEL),
        title);
    fields(NodeKind.LINK_REFERENCE, name, Set.of());
    fields(
        NodeKind.IMAGE_REFERENCE,
        EnumSet.of(NodeField.ALT, NodeField.IDENTIFIER, NodeField.LABEL),
        Set.of());
    fields(NodeKind.FOOTNOTE_DEFINITION, name, Set.of());
    fields(NodeKind.FOOTNOTE_REFERENCE, name, Set.of());
    fields(NodeKind.CODE, Set.of(), EnumSet.of(NodeField.LANG, NodeField.META));
    fields(NodeKind.MATH, Set.of(), EnumSet.of(NodeField.META));
    fields(NodeKind.BLOCKQUOTE, Set.of(), EnumSet.of(NodeField.ALERT));
  }

  private NodeRules() {}

  private static void shape(int shape, Set<NodeKind> kinds) {
    for (NodeKind kind : kinds) {
      SHAPE[kind.code()] = (byte) shape;
    }
  }

  private static void fields(NodeKind kind, Set<NodeField> required, Set<NodeField> optional) {
    REQUIRED[kind.code()] = bits(required);
    OPTIONAL[kind.code()] = bits(optional);
  }

  private static int bits(Set<NodeField> fields) {
    return fields.stream().mapToInt(field -> 1 << field.code()).sum();
  }

  /**
   * Returns the kind of a node.
   *
   * @throws OcpFormatException if the kind is unknown, which never happens in a checked payload
   */
  public static NodeKind kind(Payload payload, int node) {
    NodeKind kind = NodeKind.ofCode(payload.kind(node));
    if (kind == null) {
      throw unknownKind(payload, node);
    }
    return kind;
  }

  /** A separate method, so that {@link #kind} is small enough to be inlined. */
  private static OcpFormatException unknownKind(Payload payload, int node) {
    return new OcpFormatException("unknown node kind " + payload.kind(node), Payload.nodeAt(node));
  }

  /** Returns {@code true} if nodes of this kind have a literal value. */
  public static boolean isLiteral(int kind) {
    return (SHAPE[kind] & LITERAL) != 0;
  }

  /** Returns {@code true} if nodes of this kind have no children. */
  public static boolean isLeaf(int kind) {
    return (SHAPE[kind] & LEAF) != 0;
  }

  /** Returns {@code true} if nodes of this kind have a name and attributes. */
  public static boolean isJsx(int kind) {
    return (SHAPE[kind] & JSX) != 0;
  }

  /**
   * Returns the fields that a node of this kind must have, as bits: bit {@code n} is the field with
   * the number n.
   */
  static int requiredFields(int kind) {
    return REQUIRED[kind];
  }

  /**
   * Returns the fields that a node of this kind may have, as bits: bit {@code n} is the field with
   * the number n.
   */
  static int allowedFields(int kind) {
    return REQUIRED[kind] | OPTIONAL[kind];
  }

  /** Returns {@code true} if a node of this kind may have these flags. */
  static boolean allowsFlags(NodeKind kind, int flags) {
    return switch (kind) {
      case LIST -> (flags & ~(LIST_ORDERED | SPREAD)) == 0;
      case LIST_ITEM ->
        (flags & ~(SPREAD | ITEM_TASK | ITEM_CHECKED)) == 0
            && (flags & (ITEM_TASK | ITEM_CHECKED)) != ITEM_CHECKED;
      case CODE -> (flags & ~CODE_FENCED) == 0;
      case LINK -> (flags & ~LINK_AUTO) == 0;
      case TABLE_ROW -> (flags & ~ROW_HEADER) == 0;
      case TABLE_CELL -> flags <= PayloadFormat.ALIGN_CENTER;
      case LINK_REFERENCE, IMAGE_REFERENCE -> flags <= PayloadFormat.REFERENCE_FULL;
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> (flags & ~JSX_SELF_CLOSING) == 0;
      default -> flags == 0;
    };
  }

  /**
   * Returns {@code true} if a node of the kind {@code child} may be a child of a node of the kind
   * {@code parent}.
   */
  static boolean allowsChild(NodeKind parent, NodeKind child) {
    return requiredParent(child) == structuralParent(parent);
  }

  /**
   * Returns the kind that the parent of a node of this kind must have, or null if that is any but
   * those that need children of one kind.
   */
  static @Nullable NodeKind requiredParent(NodeKind child) {
    return switch (child) {
      case LIST_ITEM -> NodeKind.LIST;
      case TABLE_ROW -> NodeKind.TABLE;
      case TABLE_CELL -> NodeKind.TABLE_ROW;
      case ROOT -> NodeKind.ROOT;
      default -> null;
    };
  }

  /** Returns the kind if its children must be of one kind, or else null. */
  static @Nullable NodeKind structuralParent(NodeKind parent) {
    return switch (parent) {
      case LIST, TABLE, TABLE_ROW -> parent;
      default -> null;
    };
  }
}
