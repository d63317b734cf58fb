package org.ocp4j;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

  /** The same, for who has entered. */
  abstract int at();

  /** Reads a number of a node. */
  interface Count {
    int of(Payload payload, int node);
  }

  /** Reads whether something holds for a node. */
  interface Fact {
    boolean of(Payload payload, int node);
  }

  /** Reads something of a node. */
  interface Part<T extends @Nullable Object> {
    T of(Payload payload, int node);
  }

  /** The payload, if it may be read now; until {@link #exit} it stays. */
  abstract Payload enter();

  /** Ends what {@link #enter} began. */
  abstract void exit();

  // The readers are constants, so that the compiler puts them where they are called: mostly. It
  // knows nothing of how often a lambda makes a call, and leaves the call there in one program of
  // ten. What is read of every node is therefore written out.

  final int number(Count number) {
    Payload payload = enter();
    try {
      return number.of(payload, at());
    } finally {
      exit();
    }
  }

  final boolean fact(Fact fact) {
    Payload payload = enter();
    try {
      return fact.of(payload, at());
    } finally {
      exit();
    }
  }

  final <T extends @Nullable Object> T part(Part<T> part) {
    Payload payload = enter();
    try {
      return part.of(payload, at());
    } finally {
      exit();
    }
  }

  /** The document it belongs to. */
  public OcpDocument document() {
    return document;
  }

  /** What it is. */
  public NodeKind kind() {
    Payload payload = enter();
    try {
      return NodeRules.kind(payload, at());
    } finally {
      exit();
    }
  }

  /** Byte offset into the source where it starts. */
  public int start() {
    Payload payload = enter();
    try {
      return payload.start(at());
    } finally {
      exit();
    }
  }

  /** Byte offset into the source where it ends. */
  public int end() {
    Payload payload = enter();
    try {
      return payload.end(at());
    } finally {
      exit();
    }
  }

  /** Where it stands in lines and columns; the first call on a document reads its whole source. */
  public Position position() {
    return new Position(document.point(start()), document.point(end()));
  }

  /** The index one past the last node of its subtree, which is the next node that is not in it. */
  public int subtreeEnd() {
    Payload payload = enter();
    try {
      return payload.next(at());
    } finally {
      exit();
    }
  }

  /** The literal value of text, code, HTML, math, front matter, an expression or ESM; or null. */
  public @Nullable String value() {
    return part(NodeFields::literal);
  }

  /** The name of a JSX element; null for a fragment and for every other kind. */
  public @Nullable String name() {
    return part(NodeFields::elementName);
  }

  /**
   * The bytes of the {@linkplain #value() value} or the {@linkplain #name() name}, in place,
   * read-only; empty when there is neither. See {@link OcpDocument#payload()} for how long it may
   * be used.
   */
  public ByteBuffer text() {
    return part((payload, node) ->
        document.export(payload, payload.textOffset(node), payload.textLength(node)));
  }

  /** The bytes of the value or the name: how many; 0 when there is neither. */
  public int textLength() {
    Payload payload = enter();
    try {
      return payload.textLength(at());
    } finally {
      exit();
    }
  }

  /** A text field, such as a link's url; null when the node does not have it. */
  public @Nullable String field(NodeField field) {
    Payload payload = enter();
    try {
      return NodeFields.field(payload, at(), field);
    } finally {
      exit();
    }
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
    return number(NodeFields::depth);
  }

  /**
   * Whether a list is ordered.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean ordered() {
    return fact(NodeFields::ordered);
  }

  /**
   * The number of the first item of an ordered list.
   *
   * @throws IllegalStateException for every other kind, and for a list that is not ordered
   */
  public int listStart() {
    return number(NodeFields::listStart);
  }

  /**
   * Whether blank lines stand between the direct children of a list or a list item.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean spread() {
    return fact(NodeFields::spread);
  }

  /**
   * Whether the check box of a list item is checked; null when it has none.
   *
   * @throws IllegalStateException for every other kind
   */
  public @Nullable Boolean checked() {
    return part(NodeFields::checked);
  }

  /**
   * How a link reference or an image reference is written.
   *
   * @throws IllegalStateException for every other kind
   */
  public ReferenceType referenceType() {
    return part(NodeFields::referenceType);
  }

  /**
   * Whether a JSX element closes itself.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean selfClosing() {
    return fact(NodeFields::selfClosing);
  }

  /**
   * The alignment of a table cell.
   *
   * @throws IllegalStateException for every other kind
   */
  public Alignment alignment() {
    return part(NodeFields::alignment);
  }

  /**
   * The alert that a block quote is; null when it is none. The marker is still the beginning of its
   * text.
   *
   * @throws IllegalStateException for every other kind
   */
  public @Nullable Alert alert() {
    return part(NodeFields::alert);
  }

  /** How many attributes and fields it has. */
  public int attributeCount() {
    Payload payload = enter();
    try {
      return payload.attributeCount(at());
    } finally {
      exit();
    }
  }

  /**
   * One attribute or field, in the payload's order.
   *
   * @param position 0 to {@link #attributeCount()}, exclusive
   */
  public OcpAttribute attribute(int position) {
    Payload payload = enter();
    try {
      Objects.checkIndex(position, payload.attributeCount(at()));
      return new OcpAttribute(document, payload.data(at()) + position);
    } finally {
      exit();
    }
  }
}
