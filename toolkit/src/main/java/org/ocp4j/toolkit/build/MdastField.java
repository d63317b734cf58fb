package org.ocp4j.toolkit.build;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;

/** A field of a node of mdast, and the kinds of node that have it. */
enum MdastField {
  DEPTH("depth", Type.DEPTH, Kinds.of(NodeKind.HEADING), Kinds.of()),
  ORDERED("ordered", Type.BOOLEAN, Kinds.of(), Kinds.of(NodeKind.LIST)),
  START("start", Type.START, Kinds.of(), Kinds.of(NodeKind.LIST)),
  SPREAD("spread", Type.BOOLEAN, Kinds.of(), Kinds.of(NodeKind.LIST, NodeKind.LIST_ITEM)),
  CHECKED("checked", Type.BOOLEAN, Kinds.of(), Kinds.of(NodeKind.LIST_ITEM)),
  VALUE(
      "value",
      Type.STRING,
      Kinds.of(
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
          NodeKind.MDX_TEXT_EXPRESSION),
      Kinds.of()),
  LANG("lang", Type.STRING, Kinds.of(), Kinds.of(NodeKind.CODE)),
  META("meta", Type.STRING, Kinds.of(), Kinds.of(NodeKind.CODE, NodeKind.MATH)),
  IDENTIFIER("identifier", Type.STRING, Kinds.LABELLED, Kinds.of()),
  LABEL("label", Type.STRING, Kinds.of(), Kinds.LABELLED),
  TITLE("title", Type.STRING, Kinds.of(), Kinds.RESOURCES),
  URL("url", Type.STRING, Kinds.RESOURCES, Kinds.of()),
  ALT("alt", Type.STRING, Kinds.of(), Kinds.of(NodeKind.IMAGE, NodeKind.IMAGE_REFERENCE)),
  REFERENCE_TYPE(
      "referenceType",
      Type.REFERENCE_TYPE,
      Kinds.of(NodeKind.LINK_REFERENCE, NodeKind.IMAGE_REFERENCE),
      Kinds.of()),
  ALIGN("align", Type.ALIGNMENTS, Kinds.of(), Kinds.of(NodeKind.TABLE)),
  NAME("name", Type.STRING, Kinds.of(), Kinds.ELEMENTS),
  ATTRIBUTES("attributes", Type.ATTRIBUTES, Kinds.of(), Kinds.ELEMENTS),
  DATA("data", Type.DATA, Kinds.of(), Kinds.of(NodeKind.BLOCKQUOTE));

  /** What the value of a field is. */
  enum Type {
    STRING,
    DEPTH,
    START,
    BOOLEAN,
    REFERENCE_TYPE,
    ALIGNMENTS,
    ATTRIBUTES,
    DATA
  }

  /** Sets of kinds as bits. */
  private static final class Kinds {
    static final long LABELLED = Kinds.of(
        NodeKind.DEFINITION,
        NodeKind.LINK_REFERENCE,
        NodeKind.IMAGE_REFERENCE,
        NodeKind.FOOTNOTE_DEFINITION,
        NodeKind.FOOTNOTE_REFERENCE);
    static final long RESOURCES = Kinds.of(NodeKind.LINK, NodeKind.IMAGE, NodeKind.DEFINITION);
    static final long ELEMENTS =
        Kinds.of(NodeKind.MDX_JSX_FLOW_ELEMENT, NodeKind.MDX_JSX_TEXT_ELEMENT);

    static long of(NodeKind... kinds) {
      long bits = 0;
      for (NodeKind kind : kinds) {
        bits |= 1L << kind.code();
      }
      return bits;
    }

    static boolean has(long kinds, NodeKind kind) {
      return (kinds & 1L << kind.code()) != 0;
    }
  }

  private static final Map<String, MdastField> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(field -> field.title, Function.identity()));

  private static final Map<NodeKind, List<MdastField>> REQUIRED = Stream.of(NodeKind.values())
      .collect(Collectors.toMap(Function.identity(), MdastField::findRequired));

  private static final Map<String, NodeKind> KINDS =
      Stream.of(NodeKind.values()).collect(Collectors.toMap(NodeKind::type, Function.identity()));

  private final String title;
  private final Type type;
  private final long required;
  private final long optional;

  MdastField(String title, Type type, long required, long optional) {
    this.title = title;
    this.type = type;
    this.required = required;
    this.optional = optional;
  }

  private static List<MdastField> findRequired(NodeKind kind) {
    return Stream.of(values()).filter(field -> Kinds.has(field.required, kind)).toList();
  }

  /** Returns the field with a name in JSON, or null for a field that is ignored. */
  static @Nullable MdastField of(String title) {
    return BY_NAME.get(title);
  }

  String title() {
    return title;
  }

  Type type() {
    return type;
  }

  /** Returns whether nodes of a kind have this field. */
  boolean isOf(NodeKind kind) {
    return Kinds.has(required, kind) || Kinds.has(optional, kind);
  }

  /** Returns the fields that nodes of a kind must have. */
  static List<MdastField> requiredOf(NodeKind kind) {
    return REQUIRED.getOrDefault(kind, List.of());
  }

  /** Returns the kind of node of a type of mdast, or null if documents have no such nodes. */
  static @Nullable NodeKind kindOf(String type) {
    return KINDS.get(type);
  }
}
