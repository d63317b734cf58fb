package org.ocp4j.toolkit.build;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.Alignment;
import org.ocp4j.Extension;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.ParseOptions;
import org.ocp4j.ReferenceType;
import org.ocp4j.spi.PayloadFormat;

/** Makes a tree of nodes that were read from JSON. */
final class MdastTree {
  private final List<MdastNode> nodes;
  private final Tree tree;
  private List<Alignment> alignments = List.of();

  private MdastTree(List<MdastNode> nodes, ParseOptions options) {
    this.nodes = nodes;
    this.tree = new Tree(options);
  }

  /**
   * Returns the tree of some nodes.
   *
   * @param options the grammar, or null for the one that fits the nodes
   */
  static Tree of(List<MdastNode> nodes, @Nullable ParseOptions options) {
    boolean isMdx = nodes.stream().anyMatch(node -> ContentModel.isMdx(kind(node)));
    ParseOptions fitting = isMdx ? ParseOptions.MDX : ParseOptions.MARKDOWN;
    MdastTree maker = new MdastTree(nodes, options == null ? fitting : options);
    maker.make();
    return maker.tree;
  }

  private static NodeKind kind(MdastNode node) {
    return Objects.requireNonNull(node.kind);
  }

  private void make() {
    for (MdastNode node : nodes.subList(1, nodes.size())) {
      MdastNode parent = Objects.requireNonNull(node.parent);
      try {
        requireParent(parent, node);
        closeTo(parent);
        add(node);
      } catch (TreeException e) {
        throw new MdastFormatException(e.reason(), e.path(), node.place);
      }
    }
    closeTo(nodes.get(0));
  }

  /** Refuses the children of a node that has none; such a node is never open. */
  private static void requireParent(MdastNode parent, MdastNode child) {
    if (!ContentModel.isParent(kind(parent))) {
      String reason = ContentModel.objection(kind(parent), kind(child), true);
      throw new TreeException(Objects.requireNonNull(reason), child.path());
    }
  }

  /** Closes nodes until a node is the innermost open one. The tree counts nodes as JSON does. */
  private void closeTo(MdastNode node) {
    while (tree.innermost() != node.index) {
      tree.close();
    }
  }

  private void add(MdastNode node) {
    Draft draft = draft(node);
    if (ContentModel.isParent(draft.kind)) {
      tree.open(draft);
    } else {
      tree.leaf(draft);
    }
  }

  private Draft draft(MdastNode node) {
    Draft draft = new Draft(kind(node));
    switch (draft.kind) {
      case HEADING -> draft.number(node.number(MdastField.DEPTH, 0));
      case BLOCKQUOTE -> draft.field(NodeField.ALERT, alert(node));
      case LIST -> list(draft, node);
      case LIST_ITEM -> item(draft, node);
      case CODE ->
        fields(draft, node, MdastField.LANG, MdastField.META).flags(PayloadFormat.CODE_FENCED);
      case MATH -> fields(draft, node, MdastField.META);
      case LINK -> fields(draft, node, MdastField.URL, MdastField.TITLE);
      case IMAGE -> fields(alt(draft, node), node, MdastField.URL, MdastField.TITLE);
      case DEFINITION -> fields(label(draft, node), node, MdastField.URL, MdastField.TITLE);
      case FOOTNOTE_DEFINITION, FOOTNOTE_REFERENCE -> label(draft, node);
      case LINK_REFERENCE -> label(draft, node).flags(referenceType(node));
      case IMAGE_REFERENCE -> label(alt(draft, node), node).flags(referenceType(node));
      case TABLE -> alignments = alignments(node);
      case TABLE_ROW -> draft.flags(node.number == 0 ? PayloadFormat.ROW_HEADER : 0);
      case TABLE_CELL -> draft.flags(RowBuilder.cell(alignments, node.number).flags);
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> element(draft, node);
      default -> {}
    }
    return draft.isElement() ? draft : draft.text(node.string(MdastField.VALUE));
  }

  private static Draft fields(Draft draft, MdastNode node, MdastField... fields) {
    for (MdastField field : fields) {
      draft.field(NodeField.valueOf(field.name()), node.string(field));
    }
    return draft;
  }

  private static Draft alt(Draft draft, MdastNode node) {
    return draft.field(NodeField.ALT, Objects.requireNonNullElse(node.string(MdastField.ALT), ""));
  }

  /** Adds the fields of a label; the identifier stands for a label that is absent. */
  private static Draft label(Draft draft, MdastNode node) {
    String identifier = string(node, MdastField.IDENTIFIER);
    String label = node.string(MdastField.LABEL);
    return draft.label(identifier, label == null ? identifier : label);
  }

  private static void list(Draft draft, MdastNode node) {
    boolean ordered = node.is(MdastField.ORDERED);
    draft.flags((ordered ? PayloadFormat.LIST_ORDERED : 0) | spread(node));
    draft.number(ordered ? node.number(MdastField.START, 1) : 0);
  }

  private static int spread(MdastNode node) {
    return node.is(MdastField.SPREAD) ? PayloadFormat.SPREAD : 0;
  }

  private static void item(Draft draft, MdastNode node) {
    int box = node.get(MdastField.CHECKED) == null ? 0 : PayloadFormat.ITEM_TASK;
    int check = node.is(MdastField.CHECKED) ? PayloadFormat.ITEM_CHECKED : 0;
    draft.flags(spread(node) | box | check);
  }

  private static int referenceType(MdastNode node) {
    return Flags.of((ReferenceType) Objects.requireNonNull(node.get(MdastField.REFERENCE_TYPE)));
  }

  @SuppressWarnings("unchecked")
  private static List<Alignment> alignments(MdastNode node) {
    Object align = node.get(MdastField.ALIGN);
    return align == null ? List.of() : (List<Alignment>) align;
  }

  @SuppressWarnings("unchecked")
  private static void element(Draft draft, MdastNode node) {
    draft.text(node.string(MdastField.NAME));
    boolean closes = draft.text != null && node.children == 0;
    draft.flags(closes ? PayloadFormat.JSX_SELF_CLOSING : 0);
    Object attributes = node.get(MdastField.ATTRIBUTES);
    if (attributes != null) {
      draft.attributes.addAll((List<Draft.Attribute>) attributes);
    }
  }

  /** Returns the type of alert that a block quote is, as its marker has it, or null. */
  private @Nullable String alert(MdastNode quote) {
    String marker = marker(quote);
    String type = quote.string(MdastField.DATA);
    if (type != null) {
      Alert alert = Alert.of(type);
      if (alert == null) {
        throw alertFault(quote, "found " + Found.string(type) + ", expected a type of alert");
      }
      if (marker == null || Alert.of(marker) != alert) {
        throw alertFault(quote, "no marker [!" + alert + "] at the start of the text of an alert");
      }
      return marker;
    }
    NodeKind parent = kind(Objects.requireNonNull(quote.parent));
    boolean seen = parent == NodeKind.ROOT
        || parent == NodeKind.MDX_JSX_FLOW_ELEMENT
        || parent == NodeKind.MDX_JSX_TEXT_ELEMENT;
    return seen && tree.options().has(Extension.GFM) ? marker : null;
  }

  private static TreeException alertFault(MdastNode quote, String reason) {
    return new TreeException(reason, quote.path() + "/data/alert");
  }

  private @Nullable String marker(MdastNode quote) {
    int at = quote.index + 2;
    if (at >= nodes.size()) {
      return null;
    }
    MdastNode text = nodes.get(at);
    MdastNode paragraph = text.parent;
    if (text.kind != NodeKind.TEXT
        || paragraph == null
        || paragraph.kind != NodeKind.PARAGRAPH
        || paragraph.parent != quote) {
      return null;
    }
    MdastNode next = at + 1 < nodes.size() ? nodes.get(at + 1) : null;
    boolean lineEnds = next == null || next.parent != paragraph || next.kind == NodeKind.BREAK;
    boolean mayBeAll = paragraph.children > 1 || quote.children > 1;
    return AlertMarker.type(string(text, MdastField.VALUE), lineEnds, mayBeAll);
  }

  /** Returns the string of a field that the reader requires. */
  private static String string(MdastNode node, MdastField field) {
    return Objects.requireNonNull(node.string(field));
  }
}
