package org.ocp4j;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.render.TextRenderer;
import org.ocp4j.visit.NodeVisitor;

/**
 * A node of a document: a small handle, whose methods read the payload. Two handles are equal if
 * they stand for the same node of the same document. The threads that may use a node are those that
 * may use its document. After the document is closed, every method except {@link #index()},
 * {@link #document()}, {@link #equals} and {@link #hashCode} throws {@link OcpClosedException}.
 *
 * <p>Methods that return text, such as {@link #url()}, return null for a node that has no such
 * text. All other methods, such as {@link #depth()}, throw {@link IllegalStateException} for a kind
 * of node that has no such property.
 *
 * @spec contract.md#1.3 Contract 1.3
 */
public final class OcpNode extends NodeReader {
  private final int index;

  OcpNode(OcpDocument document, int index) {
    super(document);
    this.index = index;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  int at() {
    return index;
  }

  @Override
  Payload enter() {
    return document.enter();
  }

  @Override
  void exit() {
    document.exit();
  }

  /** Returns the parent of this node, or null for the root. */
  public @Nullable OcpNode parent() {
    int parent = number(Payload::parent);
    return index == 0 ? null : sibling(parent);
  }

  /** Returns a node of the same document. The caller knows that the index is valid. */
  private OcpNode sibling(int node) {
    return new OcpNode(document, node);
  }

  /** Returns the first child of this node, or null if it has no children. */
  public @Nullable OcpNode firstChild() {
    return index + 1 < subtreeEnd() ? sibling(index + 1) : null;
  }

  /** Returns the next child of this node's parent, or null for the last child. */
  public @Nullable OcpNode nextSibling() {
    int next = number(OcpNode::next);
    return next < 0 ? null : sibling(next);
  }

  private static int next(Payload payload, int node) {
    int next = payload.next(node);
    return node != 0 && next < payload.next(payload.parent(node)) ? next : -1;
  }

  /** Returns the children of this node. The iterator finds them one after another. */
  public Iterable<OcpNode> children() {
    subtreeEnd();
    return Children::new;
  }

  /** Returns the number of children, in time proportional to that number. */
  public int childCount() {
    return number(OcpNode::countChildren);
  }

  private static int countChildren(Payload payload, int node) {
    int end = payload.next(node);
    int count = 0;
    for (int child = node + 1; child < end; child = payload.next(child)) {
      count++;
    }
    return count;
  }

  /**
   * Returns this node and its descendants, in document order. The stream reads each node when it is
   * consumed, and throws {@link OcpClosedException} if the document is closed by then.
   */
  public Stream<OcpNode> stream() {
    return IntStream.range(index, subtreeEnd()).mapToObj(document::node);
  }

  /** Returns the nodes of {@link #stream()} without this node. */
  public Stream<OcpNode> descendants() {
    return IntStream.range(index + 1, subtreeEnd()).mapToObj(document::node);
  }

  /**
   * Returns the parent of this node, the parent's parent, and so on to the root; nothing for the
   * root. The stream reads each node when it is consumed, and throws {@link OcpClosedException} if
   * the document is closed by then.
   */
  public Stream<OcpNode> ancestors() {
    subtreeEnd();
    return Stream.iterate(this, Objects::nonNull, OcpNode::parent).skip(1);
  }

  /**
   * Takes a visitor to this node and its descendants, in document order. The walk needs no stack,
   * so a document may be of any depth.
   *
   * @throws OcpClosedException when the document is closed, before this method or by the visitor
   * @spec contract.md#1.10 Contract 1.10
   */
  public void accept(NodeVisitor visitor) {
    Objects.requireNonNull(visitor, "visitor");
    Payload payload = enter();
    try {
      VisitorWalk.of(payload, this, visitor);
    } finally {
      exit();
    }
  }

  /**
   * Returns the attributes and fields of this node, in the payload's order, as an unmodifiable
   * view.
   */
  public List<OcpAttribute> attributes() {
    return new Attributes(attributeCount());
  }

  /** Returns the first JSX attribute or field with a name, or null if this node has none. */
  public @Nullable OcpAttribute attribute(String name) {
    for (OcpAttribute attribute : attributes()) {
      if (name.equals(attribute.name())) {
        return attribute;
      }
    }
    return null;
  }

  /** Returns the readable text of this node's subtree; see {@link TextRenderer}. */
  public String toText() {
    return TextRenderer.DEFAULT.render(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OcpNode that && document == that.document && index == that.index;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(document) + index;
  }

  @Override
  public String toString() {
    return document.isAlive()
        ? "OcpNode[" + index + ": " + kind().type() + "]"
        : "OcpNode[" + index + ", closed]";
  }

  private final class Children implements Iterator<OcpNode> {
    private final int end = subtreeEnd();
    private int next = index + 1;

    @Override
    public boolean hasNext() {
      return next < end;
    }

    @Override
    public OcpNode next() {
      if (next >= end) {
        throw new NoSuchElementException();
      }
      OcpNode node = sibling(next);
      next = node.subtreeEnd();
      return node;
    }
  }

  private final class Attributes extends AbstractList<OcpAttribute> implements RandomAccess {
    private final int size;

    Attributes(int size) {
      this.size = size;
    }

    @Override
    public OcpAttribute get(int position) {
      return attribute(position);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
