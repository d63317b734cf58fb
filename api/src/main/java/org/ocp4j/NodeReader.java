package org.ocp4j;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.payload.NodeRules;
import org.ocp4j.internal.payload.Payload;

/**
 * Reads one node, through a handle or at a cursor. Methods that return text return null for a node
 * that has no such text; all other methods throw {@link IllegalStateException} for a kind of node
 * that has no such property.
 */
// The methods are not final, so that javac generates bridge methods to them in the public
// subclasses. Without these, a method reference such as OcpNode::kind from another package fails to
// link.
abstract class NodeReader {
  final OcpDocument document;

  NodeReader(OcpDocument document) {
    this.document = document;
  }

  /** Returns the index of this node in document order; 0 for the root. */
  public abstract int index();

  /** Like {@link #index()}, but the caller has already called {@link #enter}. */
  abstract int at();

  /** A function that reads a number from a node. */
  interface Count {
    int of(Payload payload, int node);
  }

  /** A function that reads a boolean from a node. */
  interface Fact {
    boolean of(Payload payload, int node);
  }

  /** A function that reads an object from a node. */
  interface Part<T extends @Nullable Object> {
    T of(Payload payload, int node);
  }

  /** Begins a read and returns the payload, which stays valid until {@link #exit}. */
  abstract Payload enter();

  /** Ends the read that {@link #enter} began. */
  abstract void exit();

  // The functions are constants, so that the JIT compiler can inline them. In one program of ten it
  // does not, because it does not know how often a lambda calls a method. So what is read from
  // every node is written out below.

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

  /** Returns the document of this node. */
  public OcpDocument document() {
    return document;
  }

  /** Returns the kind of this node. */
  public NodeKind kind() {
    Payload payload = enter();
    try {
      return NodeRules.kind(payload, at());
    } finally {
      exit();
    }
  }

  /** Returns the byte offset in the source where this node starts. */
  public int start() {
    Payload payload = enter();
    try {
      return payload.start(at());
    } finally {
      exit();
    }
  }

  /** Returns the byte offset in the source after the end of this node. */
  public int end() {
    Payload payload = enter();
    try {
      return payload.end(at());
    } finally {
      exit();
    }
  }

  /**
   * Returns the position of this node in lines and columns. The first call for a document reads its
   * whole source.
   */
  public Position position() {
    return new Position(document.point(start()), document.point(end()));
  }

  /**
   * Returns the part of the source from {@link #start()} to {@link #end()}, as it was written. It
   * is decoded at each call, in time proportional to its length.
   */
  public String sourceText() {
    return part(NodeFields::sourceText);
  }

  /**
   * Returns the index after the last node of this node's subtree. It is the index of the next node
   * outside the subtree, or {@link OcpDocument#nodeCount()}.
   */
  public int subtreeEnd() {
    Payload payload = enter();
    try {
      return payload.next(at());
    } finally {
      exit();
    }
  }

  /**
   * Returns the literal value of text, code, HTML, math, front matter, an expression or ESM; null
   * for other kinds.
   */
  public @Nullable String value() {
    return part(NodeFields::literal);
  }

  /** Returns the name of a JSX element; null for a fragment and for other kinds. */
  public @Nullable String name() {
    return part(NodeFields::elementName);
  }

  /**
   * Returns a view of the {@linkplain #value() value} or the {@linkplain #name() name}, in UTF-8;
   * empty for a node without either. The view is read-only and has the lifetime of {@link
   * OcpDocument#payload()}.
   */
  public ByteBuffer text() {
    return part((payload, node) ->
        document.export(payload, payload.textOffset(node), payload.textLength(node)));
  }

  /**
   * Returns the length of the value or the name, in bytes of UTF-8; 0 for a node without either.
   */
  public int textLength() {
    Payload payload = enter();
    try {
      return payload.textLength(at());
    } finally {
      exit();
    }
  }

  /** Returns a text field, such as the url of a link; null for a node without this field. */
  public @Nullable String field(NodeField field) {
    Payload payload = enter();
    try {
      return NodeFields.field(payload, at(), field);
    } finally {
      exit();
    }
  }

  /** Returns the destination of a link, an image or a definition; null for other kinds. */
  public @Nullable String url() {
    return field(NodeField.URL);
  }

  /** Returns the title of a link, an image or a definition; null for a node without one. */
  public @Nullable String title() {
    return field(NodeField.TITLE);
  }

  /** Returns the alternative text of an image or an image reference; null for other kinds. */
  public @Nullable String alt() {
    return field(NodeField.ALT);
  }

  /** Returns the language of a code block; null for a node without one. */
  public @Nullable String lang() {
    return field(NodeField.LANG);
  }

  /**
   * Returns the text after the language of a code block, or after the opening fence of math; null
   * for a node without such text.
   */
  public @Nullable String meta() {
    return field(NodeField.META);
  }

  /**
   * Returns the normalized label of a definition, a reference or a footnote, which is equal for
   * labels that match; null for other kinds.
   */
  public @Nullable String identifier() {
    return field(NodeField.IDENTIFIER);
  }

  /** Returns the label of a definition, a reference or a footnote, as written; null otherwise. */
  public @Nullable String label() {
    return field(NodeField.LABEL);
  }

  /**
   * Returns the definition that a reference uses; null for a reference without a definition, and
   * for other kinds of node. The definition of a {@link NodeKind#LINK_REFERENCE} or
   * an {@link NodeKind#IMAGE_REFERENCE} is a {@link NodeKind#DEFINITION}, and that of a {@link
   * NodeKind#FOOTNOTE_REFERENCE} is a {@link NodeKind#FOOTNOTE_DEFINITION}. It is the first of its
   * kind in the document, wherever it stands, that has the same {@link #identifier()}.
   *
   * <p>The first call for a reference of a document reads the kinds of all nodes, and keeps an
   * index of four bytes on the Java heap for each definition. The document builds the index once;
   * threads that need it for the first time at the same moment may each build it, with the same
   * result. Later calls search the index, in logarithmic time.
   */
  public @Nullable OcpNode definition() {
    int definition = number(document::definition);
    return definition < 0 ? null : new OcpNode(document, definition);
  }

  /**
   * Returns the depth of a heading, from 1 to 6.
   *
   * @throws IllegalStateException for every other kind
   */
  public int depth() {
    return number(NodeFields::depth);
  }

  /**
   * Returns {@code true} if a list is ordered.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean ordered() {
    return fact(NodeFields::ordered);
  }

  /**
   * Returns the number of the first item of an ordered list.
   *
   * @throws IllegalStateException for every other kind, and for a list that is not ordered
   */
  public int listStart() {
    return number(NodeFields::listStart);
  }

  /**
   * Returns {@code true} if blank lines separate the children of a list or a list item.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean spread() {
    return fact(NodeFields::spread);
  }

  /**
   * Returns whether the check box of a list item is checked; null for an item without a check box.
   *
   * @throws IllegalStateException for every other kind
   */
  public @Nullable Boolean checked() {
    return part(NodeFields::checked);
  }

  /**
   * Returns {@code true} if code stands between fences, and {@code false} if it is indented.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean isFenced() {
    return fact(NodeFields::isFenced);
  }

  /**
   * Returns {@code true} if a link is an autolink, whose text is its address: {@code
   * <https://example.com>}, or with GFM {@code www.example.com}.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean isAutolink() {
    return fact(NodeFields::isAutolink);
  }

  /**
   * Returns how a link reference or an image reference is written.
   *
   * @throws IllegalStateException for every other kind
   */
  public ReferenceType referenceType() {
    return part(NodeFields::referenceType);
  }

  /**
   * Returns {@code true} if a JSX element is written as a self-closing tag, {@code <a/>}.
   *
   * @throws IllegalStateException for every other kind
   */
  public boolean selfClosing() {
    return fact(NodeFields::selfClosing);
  }

  /**
   * Returns the alignment of a table cell.
   *
   * @throws IllegalStateException for every other kind
   */
  public Alignment alignment() {
    return part(NodeFields::alignment);
  }

  /**
   * Returns the type of alert that a block quote is, or null for an ordinary block quote. The text
   * of the quote still begins with the marker, such as {@code [!NOTE]}.
   *
   * @throws IllegalStateException for every other kind
   */
  public @Nullable Alert alert() {
    return part(NodeFields::alert);
  }

  /** Returns the number of attributes and fields of this node. */
  public int attributeCount() {
    Payload payload = enter();
    try {
      return payload.attributeCount(at());
    } finally {
      exit();
    }
  }

  /**
   * Returns an attribute or a field.
   *
   * @param position its place in the payload's order: from 0 to {@link #attributeCount()} - 1
   * @throws IndexOutOfBoundsException when there is no such attribute
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
