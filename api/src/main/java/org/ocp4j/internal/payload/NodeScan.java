package org.ocp4j.internal.payload;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpFormatException;
import org.ocp4j.spi.PayloadFormat;

/**
 * Accepts nodes that are well-formed several times as fast as {@link NodeChecker}, which says what
 * is wrong with the others. A record is read once, as four numbers of 64 bits. What a kind of node
 * allows is a row of bits.
 */
final class NodeScan {
  /** The number of records that are copied at a time, and of the numbers in a record. */
  private static final int WINDOW = 64;

  private static final int WORDS = PayloadFormat.NODE_SIZE / Long.BYTES;

  /** The lowest bits of a row: bit n is set if the flags may be n. No kind allows more than 15. */
  private static final int FLAGS = 16;

  private static final int LITERAL = 1 << 16;
  private static final int JSX = 1 << 17;
  private static final int LEAF = 1 << 18;
  private static final int NEEDS_ATTRIBUTES = 1 << 19;
  private static final int HEADING = 1 << 20;
  private static final int LIST = 1 << 21;

  private static final int[] RULES = new int[256];

  /** The kind that the parent of a kind must be, and that a parent is in this respect; or 0. */
  private static final byte[] REQUIRED_PARENT = new byte[256];

  private static final byte[] AS_PARENT = new byte[256];

  static {
    for (NodeKind kind : NodeKind.values()) {
      int code = kind.code();
      RULES[code] = rules(kind);
      REQUIRED_PARENT[code] = code(NodeRules.requiredParent(kind));
      AS_PARENT[code] = code(NodeRules.structuralParent(kind));
    }
  }

  /** What is known of an open node, as places in {@link #ancestors}, and the size of that. */
  private static final int NODE = 0;

  private static final int NEXT = 1;
  private static final int END = 2;
  private static final int KIND = 3;
  private static final int ANCESTOR = 4;

  private final Payload payload;
  private final TextChecker texts;
  private final AttributeChecker attributes;

  /** The open nodes, from the root to the innermost one, at {@link #top}. */
  private int[] ancestors = new int[16 * ANCESTOR];

  private int top = -ANCESTOR;

  NodeScan(Payload payload, TextChecker texts) {
    this.payload = payload;
    this.texts = texts;
    this.attributes = new AttributeChecker(payload, texts);
  }

  private static byte code(@Nullable NodeKind kind) {
    return kind == null ? 0 : (byte) kind.code();
  }

  private static int rules(NodeKind kind) {
    int rules = 0;
    for (int flags = 0; flags < FLAGS; flags++) {
      rules |= NodeRules.allowsFlags(kind, flags) ? 1 << flags : 0;
    }
    int code = kind.code();
    rules |= NodeRules.isLiteral(code) ? LITERAL : 0;
    rules |= NodeRules.isJsx(code) ? JSX : 0;
    rules |= NodeRules.isLeaf(code) ? LEAF : 0;
    rules |= NodeRules.requiredFields(code) != 0 ? NEEDS_ATTRIBUTES : 0;
    rules |= kind == NodeKind.HEADING ? HEADING : 0;
    rules |= kind == NodeKind.LIST ? LIST : 0;
    return rules;
  }

  /**
   * Returns {@code true} if all nodes but the root, and their attributes, are well-formed. The root
   * must be.
   */
  boolean accepts() {
    try {
      return acceptsNodes() && texts.isWithinGrowth() && attributes.isAtEnd();
    } catch (OcpFormatException e) {
      return false;
    }
  }

  private boolean acceptsNodes() {
    long[] window = new long[WINDOW * WORDS];
    int windowStart = 0;
    int windowEnd = 0;
    int count = payload.nodeCount();
    open(0, count, payload.end(0), payload.kind(0));
    int floor = payload.start(0); // where the next child may start at the earliest
    for (int node = 1; node < count; node++) {
      while (ancestors[top + NEXT] == node) {
        floor = ancestors[top + END];
        top -= ANCESTOR;
      }
      if (node >= windowEnd) {
        windowStart = node;
        windowEnd = Math.min(node + WINDOW, count);
        payload.copy(Payload.nodeAt(node), window, (windowEnd - node) * WORDS);
      }
      int at = (node - windowStart) * WORDS;
      long head = window[at];
      long parentAndText = window[at + PayloadFormat.N_PARENT / Long.BYTES];
      long lengthAndStart = window[at + PayloadFormat.N_TEXT_LENGTH / Long.BYTES];
      long endAndData = window[at + PayloadFormat.N_END / Long.BYTES];
      int kind = (int) head & 0xFF;
      int flags = (int) (head >>> 8) & 0xFF;
      int next = (int) (head >>> 32);
      int start = (int) (lengthAndStart >>> 32);
      int end = (int) endAndData;
      int rules = RULES[kind];
      boolean isPlaced = (int) parentAndText == ancestors[top + NODE]
          && next > node
          && next <= ancestors[top + NEXT]
          && start >= floor
          && start <= end
          && end <= ancestors[top + END]
          && REQUIRED_PARENT[kind] == AS_PARENT[ancestors[top + KIND]];
      boolean isAllowed =
          flags < FLAGS && (rules & (1 << flags)) != 0 && (next == node + 1 || (rules & LEAF) == 0);
      if (!isPlaced
          || !isAllowed
          || !isWhole(start, end, floor)
          || !acceptsText(rules, (int) (parentAndText >>> 32), (int) lengthAndStart, start, end)) {
        return false;
      }
      if (((int) head & 0xFFFF_0000) != 0) {
        attributes.check(node);
      } else if (!acceptsNumber(rules, flags, (int) (endAndData >>> 32))) {
        return false;
      }
      floor = end;
      if (next > node + 1) {
        open(node, next, end, kind);
        floor = start;
      }
    }
    return true;
  }

  /** Makes a node the innermost one that is open. */
  private void open(int node, int next, int end, int kind) {
    top += ANCESTOR;
    if (top == ancestors.length) {
      ancestors = Arrays.copyOf(ancestors, 2 * top);
    }
    ancestors[top + NODE] = node;
    ancestors[top + NEXT] = next;
    ancestors[top + END] = end;
    ancestors[top + KIND] = kind;
  }

  /**
   * Returns {@code true} if a span begins and ends between characters. Where it touches the span
   * before it or the one around it, that has been checked.
   */
  private boolean isWhole(int start, int end, int floor) {
    return (start == floor || texts.isBoundary(start))
        && (end == ancestors[top + END] || texts.isBoundary(end));
  }

  private boolean acceptsText(int rules, int offset, int length, int start, int end) {
    if ((rules & (LITERAL | JSX)) == 0) {
      return (offset | length) == 0;
    }
    if ((rules & JSX) != 0) {
      return offset == 0 ? length == 0 : length > 0 && texts.accepts(offset, length);
    }
    return texts.acceptsSpan(offset, length, start, end) || texts.accepts(offset, length);
  }

  private static boolean acceptsNumber(int rules, int flags, int number) {
    if (number == 0) {
      return (rules & (HEADING | NEEDS_ATTRIBUTES)) == 0;
    }
    if ((rules & HEADING) != 0) {
      return number >= 1 && number <= 6;
    }
    return (rules & LIST) != 0 && (flags & PayloadFormat.LIST_ORDERED) != 0 && number > 0;
  }
}
