package org.ocp4j;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.Payload;
import org.ocp4j.render.TextRenderer;

/**
 * A node of a document: a handle of two words that reads the payload when asked. Two handles are
 * equal when they are the same node of the same document. As safe for use by several threads as its
 * document is; after that is closed, every method but {@link #index()}, {@link #document()}, {@link
 * #equals} and {@link #hashCode} throws {@link OcpClosedException} (contract 1.3).
 *
 * <p>A text that a node's kind does not have, or that this node does not have, is null; anything
 * else a kind does not have throws {@link IllegalStateException}.
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

  /** The node it is in; null for the root. */
  public @Nullable OcpNode parent() {
    int parent = number(Payload::parent);
    return index == 0 ? null : sibling(parent);
  }

  /** A node of the same document that is known to be there. */
  private OcpNode sibling(int node) {
    return new OcpNode(document, node);
  }

  /** Its first child, or null. */
  public @Nullable OcpNode firstChild() {
    return index + 1 < subtreeEnd() ? sibling(index + 1) : null;
  }

  /** The next child of its parent, or null. */
  public @Nullable OcpNode nextSibling() {
    int next = number(OcpNode::next);
    return next < 0 ? null : sibling(next);
  }

  private static int next(Payload payload, int node) {
    int next = payload.next(node);
    return node != 0 && next < payload.next(payload.parent(node)) ? next : -1;
  }

  /** Its children, found one after another. */
  public Iterable<OcpNode> children() {
    subtreeEnd();
    return Children::new;
  }

  /** How many children it has; takes time in proportion. */
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

  /** Its attributes and fields, in the payload's order; an unmodifiable view. */
  public List<OcpAttribute> attributes() {
    return new Attributes(attributeCount());
  }

  /** The JSX attribute of this name, or the field; the first if there are several; or null. */
  public @Nullable OcpAttribute attribute(String name) {
    for (OcpAttribute attribute : attributes()) {
      if (name.equals(attribute.name())) {
        return attribute;
      }
    }
    return null;
  }

  /** The readable text of its subtree, see {@link TextRenderer}. */
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
