package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_STRING;

import java.util.Objects;
import org.ocp4j.Limit;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpLimitException;
import org.ocp4j.spi.PayloadFormat;

/**
 * The document that is being built: nodes and attributes as in a payload, except for text offsets.
 * Until they are emitted those are source offsets, or complements of pool offsets.
 */
final class Tree {
  static final int NODE = PayloadFormat.NODE_SIZE / 4;
  static final int ATTRIBUTE = PayloadFormat.ATTRIBUTE_SIZE / 4;

  static final int HEAD = 0;
  static final int NEXT = PayloadFormat.N_NEXT / 4;
  static final int PARENT = PayloadFormat.N_PARENT / 4;
  static final int TEXT = PayloadFormat.N_TEXT_OFFSET / 4;
  static final int LENGTH = PayloadFormat.N_TEXT_LENGTH / 4;
  static final int START = PayloadFormat.N_START / 4;
  static final int END = PayloadFormat.N_END / 4;
  static final int DATA = PayloadFormat.N_DATA / 4;

  final Ints nodes;
  final Ints attributes;
  final Strings strings;

  private final Ints open;
  private int maxDepth;
  private int maxNodes;

  Tree(Scratch scratch) {
    nodes = new Ints(scratch, NODE * 512);
    attributes = new Ints(scratch, ATTRIBUTE * 128);
    strings = new Strings(scratch);
    open = new Ints(scratch, 64);
  }

  void begin(byte[] source, int maxDepth, int maxNodes, int maxName) {
    nodes.clear();
    attributes.clear();
    strings.begin(source, maxName);
    open.clear();
    this.maxDepth = maxDepth;
    this.maxNodes = maxNodes;
  }

  int nodeCount() {
    return nodes.size / NODE;
  }

  /** Opens a node. Nodes that are added before it is closed are its children. */
  void open(int kind, int flags, int start, int data) {
    int node = add(kind, flags, start, start, data);
    if (open.size > maxDepth) {
      throw new OcpLimitException(Limit.DEPTH, maxDepth, open.size, start);
    }
    open.push(node);
  }

  /** Closes the innermost open node. */
  void close(int end) {
    open.size--;
    int row = open.array[open.size] * NODE;
    nodes.array[row + NEXT] = nodes.size / NODE;
    nodes.array[row + END] = end;
  }

  /** Adds a node without children. */
  void leaf(int kind, int flags, int start, int end, int data) {
    add(kind, flags, start, end, data);
    if (open.size > maxDepth) {
      throw new OcpLimitException(Limit.DEPTH, maxDepth, open.size, start);
    }
  }

  private int add(int kind, int flags, int start, int end, int data) {
    int node = nodes.size / NODE;
    if (node >= maxNodes) {
      throw new OcpLimitException(Limit.NODES, maxNodes, node + 1L, start);
    }
    int row = nodes.row(NODE);
    int[] a = nodes.array;
    a[row + HEAD] = kind | flags << 8;
    a[row + NEXT] = node + 1;
    a[row + PARENT] = open.size == 0 ? node : open.array[open.size - 1];
    a[row + TEXT] = Values.ABSENT;
    a[row + LENGTH] = 0;
    a[row + START] = start;
    a[row + END] = end;
    a[row + DATA] = data;
    return node;
  }

  /** Sets the literal value of the node that was added last. */
  void value(Values values, int offset, int length) {
    int row = nodes.size - NODE;
    nodes.array[row + TEXT] = strings.value(values, offset, length);
    nodes.array[row + LENGTH] = length;
  }

  /** Sets the element name of the node that was added last. */
  void name(Values values, int offset, int length) {
    int row = nodes.size - NODE;
    nodes.array[row + TEXT] = strings.name(values, offset, length);
    nodes.array[row + LENGTH] = length;
  }

  /** Adds a field of mdast to the node that was added last, unless the value is absent. */
  void field(int field, Values values, int offset, int length, int start, int end) {
    if (offset != Values.ABSENT) {
      attribute(
          ATTRIBUTE_STRING,
          field,
          Values.ABSENT,
          0,
          strings.value(values, offset, length),
          length,
          start,
          end);
    }
  }

  /**
   * Adds an attribute to the node that was added last. Text offsets are those of {@link #strings}.
   */
  void attribute(
      int kind,
      int field,
      int name,
      int nameLength,
      int value,
      int valueLength,
      int start,
      int end) {
    int node = nodes.size - NODE;
    if (nodes.array[node + HEAD] >>> 16 == 0) {
      nodes.array[node + DATA] = attributes.size / ATTRIBUTE;
    }
    nodes.array[node + HEAD] += 1 << 16;
    int row = attributes.row(ATTRIBUTE);
    int[] a = attributes.array;
    a[row] = kind | field << 8 | nameLength << 16;
    a[row + 1] = name;
    a[row + 2] = value;
    a[row + 3] = valueLength;
    a[row + 4] = start;
    a[row + 5] = end;
  }

  /** Returns the row of the innermost open node. */
  int innermost() {
    return open.array[open.size - 1] * NODE;
  }

  /**
   * Returns whether a node that is added next is a child of the root, or of elements in the root.
   */
  boolean isAtTop() {
    int row = innermost();
    return row == 0 || isElement(row);
  }

  /** Adds a check box to the list item that contains the innermost open node. */
  void check(boolean checked) {
    int item = open.array[open.size - 2] * NODE;
    nodes.array[item + HEAD] |=
        (PayloadFormat.ITEM_TASK | (checked ? PayloadFormat.ITEM_CHECKED : 0)) << 8;
  }

  /**
   * Moves a node's start to that of its first child, if the child is a text that starts at {@code
   * start}.
   */
  void startAtText(int row, int start) {
    int child = row + NODE;
    if (child < nodes.size
        && kind(child) == NodeKind.TEXT.code()
        && nodes.array[child + START] == start) {
      nodes.array[row + START] = start;
    }
  }

  int kind(int row) {
    return nodes.array[row + HEAD] & 0xFF;
  }

  /** Returns the type of a kind of node, for messages. */
  static String type(int kind) {
    return Objects.requireNonNull(NodeKind.ofCode(kind)).type();
  }

  boolean isElement(int row) {
    int kind = kind(row);
    return kind == NodeKind.MDX_JSX_FLOW_ELEMENT.code()
        || kind == NodeKind.MDX_JSX_TEXT_ELEMENT.code();
  }
}
