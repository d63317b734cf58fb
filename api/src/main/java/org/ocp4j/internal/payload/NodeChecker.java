package org.ocp4j.internal.payload;

import static org.ocp4j.internal.payload.PayloadChecker.require;

import org.ocp4j.NodeKind;
import org.ocp4j.spi.PayloadFormat;

/**
 * Checks that nodes form one tree in document order, and that each has only what its kind allows.
 */
public final class NodeChecker {
  private static final int NONE = -1;

  private final Payload payload;
  private final TextChecker texts;
  private final AttributeChecker attributes;

  NodeChecker(Payload payload, TextChecker texts) {
    this.payload = payload;
    this.texts = texts;
    this.attributes = new AttributeChecker(payload, texts);
  }

  void check() {
    root();
    if (!new NodeScan(payload, texts.again()).accepts()) {
      nodes();
    }
  }

  /** Like {@link #check()}, but slowly in any case. */
  void checkSlowly() {
    root();
    nodes();
  }

  /** Checks all nodes but the root, and says what is wrong with the first bad one. */
  private void nodes() {
    int open = 0;
    for (int node = 1; node < payload.nodeCount(); node++) {
      int previous = NONE;
      while (payload.next(open) == node) {
        previous = open;
        open = payload.parent(open);
      }
      place(node, open);
      spanOrder(node, open, previous);
      record(node);
      open = node;
    }
    attributes.checkEnd();
  }

  private void root() {
    int at = Payload.nodeAt(0);
    require(payload.kind(0) == NodeKind.ROOT.code(), "node 0 is not a root", at);
    require(payload.parent(0) == 0, "the root is in another node", at);
    require(payload.next(0) == payload.nodeCount(), "nodes outside the root", at);
    record(0);
  }

  /**
   * Checks that a node's parent is the innermost open node, and that its subtree does not extend
   * past the parent's.
   */
  private void place(int node, int open) {
    int at = Payload.nodeAt(node);
    require(payload.parent(node) == open, "wrong parent", at);
    int next = payload.next(node);
    require(next > node && next <= payload.next(open), "a subtree that ends wrongly", at);
    NodeKind parent = NodeRules.kind(payload, open);
    boolean fits = NodeRules.allowsChild(parent, NodeRules.kind(payload, node));
    require(fits, "a node of a kind that cannot stand in its parent", at);
  }

  /**
   * Checks that the spans of children are inside their parent's span, in order, and do not overlap.
   */
  private void spanOrder(int node, int parent, int previous) {
    int at = Payload.nodeAt(node);
    int start = payload.start(node);
    boolean inside = start >= payload.start(parent) && payload.end(node) <= payload.end(parent);
    require(inside, "a span outside its parent's", at);
    require(
        previous == NONE || start >= payload.end(previous),
        "a span that overlaps the one before it",
        at);
  }

  private void record(int node) {
    int at = Payload.nodeAt(node);
    NodeKind kind = NodeRules.kind(payload, node);
    require(NodeRules.allowsFlags(kind, payload.nodeFlags(node)), "flags its kind lacks", at);
    boolean childless = payload.next(node) == node + 1;
    require(childless || !NodeRules.isLeaf(kind.code()), "children its kind cannot have", at);
    texts.span(payload.start(node), payload.end(node), at);
    text(node, kind, at);
    if (payload.attributeCount(node) == 0) {
      require(isNumber(kind, payload.nodeFlags(node), payload.data(node)), "wrong number", at);
    }
    attributes.check(node);
  }

  private void text(int node, NodeKind kind, int at) {
    int offset = payload.textOffset(node);
    int length = payload.textLength(node);
    if (NodeRules.isLiteral(kind.code())) {
      texts.present(offset, length, at);
    } else if (NodeRules.isJsx(kind.code())) {
      require(offset == 0 || length > 0, "an empty name", at);
      texts.text(offset, length, at);
    } else {
      TextChecker.absent(offset, length, at);
    }
  }

  private static boolean isNumber(NodeKind kind, int flags, int number) {
    return switch (kind) {
      case HEADING -> number >= 1 && number <= 6;
      case LIST -> (flags & PayloadFormat.LIST_ORDERED) != 0 ? number >= 0 : number == 0;
      default -> number == 0;
    };
  }
}
