package org.ocp4j;

import static org.ocp4j.spi.PayloadFormat.ITEM_CHECKED;
import static org.ocp4j.spi.PayloadFormat.ITEM_TASK;
import static org.ocp4j.spi.PayloadFormat.JSX_SELF_CLOSING;
import static org.ocp4j.spi.PayloadFormat.LIST_ORDERED;
import static org.ocp4j.spi.PayloadFormat.SPREAD;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.Codes;
import org.ocp4j.internal.NodeRules;
import org.ocp4j.internal.Payload;

/**
 * What can be read of one node, through a handle or at a cursor. A text that a node's kind does not
 * have, or that this node does not have, is null; anything else a kind does not have throws {@link
 * IllegalStateException}.
 */
// Its methods are not final so that javac gives the public subclasses bridges to them: without
// these a reference such as OcpNode::kind from another package fails to link.
abstract class NodeReader {
  final OcpDocument document;

  NodeReader(OcpDocument document) {
    this.document = document;
  }

  /** The node's place in document order; the root's is 0. */
  public abstract int index();

  /** The payload, if it may be read now. */
  final Payload payload() {
    return document.read();
  }

  /** The document it belongs to. */
  public OcpDocument document() {
    return document;
  }

  /** What it is. */
  public NodeKind kind() {
    return NodeRules.kind(payload(), index());
  }

  /** Byte offset into the source where it starts. */
  public int start() {
    return payload().start(index());
  }

  /** Byte offset into the source where it ends. */
  public int end() {
    return payload().end(index());
  }

  /** Where it stands in lines and columns; the first call on a document reads its whole source. */
  public Position position() {
    return new Position(document.point(start()), document.point(end()));
  }

  /** The index one past the last node of its subtree, which is the next node that is not in it. */
  public int subtreeEnd() {
    return payload().next(index());
  }

  /** The literal value of text, code, HTML, math, front matter, an expression or ESM; or null. */
  public @Nullable String value() {
    return isLiteral() ? string() : null;
  }

  /** The name of a JSX element; null for a fragment and for every other kind. */
  public @Nullable String name() {
    return isJsx() ? string() : null;
  }

  /**
   * The bytes of the {@linkplain #value() value} or the {@linkplain #name() name}, in place,
   * read-only; empty when there is neither. See {@link OcpDocument#payload()} for how long it may
   * be used.
   */
  public ByteBuffer text() {
    Payload payload = payload();
    return payload.view(payload.textOffset(index()), payload.textLength(index()));
  }

  /** The bytes of the value or the name: how many; 0 when there is neither. */
  public int textLength() {
    return payload().textLength(index());
  }

  /** A text field, such as a link's url; null when the node does not have it. */
  public @Nullable String field(NodeField field) {
    Payload payload = payload();
    int attribute = payload.attributeOfField(index(), field.code());
    return attribute < 0
        ? null
        : payload.string(payload.valueOffset(attribute), payload.valueLength(attribute));
  }

  /** The destination of a link, an image or a definition; or null. */
  public @Nullable String url() {
    return field(NodeField.URL);
  }

  /** The title of a link, an image or a definition; null when none is written. */
  public @Nullable String title() {
    return field(NodeField.TITLE);
  }

  /** The plain text of an image; or null. */
  public @Nullable String alt() {
    return field(NodeField.ALT);
  }

  /** The language of code; null when none is written. */
  public @Nullable String lang() {
    return field(NodeField.LANG);
  }

  /** What follows the language of code, or opens math; null when nothing is written. */
  public @Nullable String meta() {
    return field(NodeField.META);
  }

  /** The normalized name of a definition, a reference or a footnote, to compare; or null. */
  public @Nullable String identifier() {
    return field(NodeField.IDENTIFIER);
  }

  /** The name of a definition, a reference or a footnote, to show; or null. */
  public @Nullable String label() {
    return field(NodeField.LABEL);
  }

  /**
   * The depth of a heading, 1 to 6.
   *
   * @throws IllegalStateException for every other kind
   */
  public int depth() {
    require(NodeKind.HEADING, "depth");
    return payload().data(index());
  }

  /**
   * Whether a list is ordered.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean ordered() {
    require(NodeKind.LIST, "order");
    return has(LIST_ORDERED);
  }

  /**
   * The number of the first item of an ordered list.
   *
   * @throws IllegalStateException for every other kind, and for a list that is not ordered
   */
  public int listStart() {
    if (!ordered()) {
      throw new IllegalStateException("a list that is not ordered has no start: ask ordered()");
    }
    return payload().data(index());
  }

  /**
   * Whether blank lines stand between the direct children of a list or a list item.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean spread() {
    if (kind() != NodeKind.LIST) {
      require(NodeKind.LIST_ITEM, "spread");
    }
    return has(SPREAD);
  }

  /**
   * Whether the check box of a list item is checked; null when it has none.
   *
   * @throws IllegalStateException for every other kind
   */
  public @Nullable Boolean checked() {
    require(NodeKind.LIST_ITEM, "check box");
    return has(ITEM_TASK) ? Boolean.valueOf(has(ITEM_CHECKED)) : null;
  }

  /**
   * How a link reference or an image reference is written.
   *
   * @throws IllegalStateException for every other kind
   */
  public ReferenceType referenceType() {
    if (kind() != NodeKind.LINK_REFERENCE) {
      require(NodeKind.IMAGE_REFERENCE, "reference type");
    }
    return Codes.referenceType(payload(), index());
  }

  /**
   * Whether a JSX element closes itself.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean selfClosing() {
    if (kind() != NodeKind.MDX_JSX_FLOW_ELEMENT) {
      require(NodeKind.MDX_JSX_TEXT_ELEMENT, "tag");
    }
    return has(JSX_SELF_CLOSING);
  }

  /**
   * The alignment of a table cell.
   *
   * @throws IllegalStateException for every other kind
   */
  public Alignment alignment() {
    require(NodeKind.TABLE_CELL, "alignment");
    return Codes.alignment(payload(), index());
  }

  /**
   * The alert that a block quote is; null when it is none. The marker is still the beginning of its
   * text.
   *
   * @throws IllegalStateException for every other kind
   */
  public @Nullable Alert alert() {
    require(NodeKind.BLOCKQUOTE, "alert");
    Payload payload = payload();
    int attribute = payload.attributeOfField(index(), NodeField.ALERT.code());
    return attribute < 0 ? null : Codes.alert(payload, attribute);
  }

  /** How many attributes and fields it has. */
  public int attributeCount() {
    return payload().attributeCount(index());
  }

  /**
   * One attribute or field, in the payload's order.
   *
   * @param position 0 to {@link #attributeCount()}, exclusive
   */
  public OcpAttribute attribute(int position) {
    Objects.checkIndex(position, attributeCount());
    return new OcpAttribute(document, payload().data(index()) + position);
  }

  private boolean isJsx() {
    return NodeRules.isJsx(payload().kind(index()));
  }

  private boolean isLiteral() {
    return NodeRules.isLiteral(payload().kind(index()));
  }

  private @Nullable String string() {
    Payload payload = payload();
    return payload.string(payload.textOffset(index()), payload.textLength(index()));
  }

  private boolean has(int flag) {
    return (payload().nodeFlags(index()) & flag) != 0;
  }

  private void require(NodeKind wanted, String what) {
    NodeKind kind = kind();
    if (kind != wanted) {
      throw new IllegalStateException(
          "a node of kind " + kind.type() + " has no " + what + ": ask kind() before");
    }
  }
}
