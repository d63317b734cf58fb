package org.ocp4j.toolkit.build;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpLimitException;
import org.ocp4j.spi.PayloadFormat;

/** The node and attribute records and the strings of a tree. Limits are checked before a change. */
final class Records {
  /** The offset of a text that is absent. */
  static final int ABSENT = -1;

  static final int KIND = 0;
  static final int FLAGS = 1;
  static final int ATTRIBUTES = 2;
  static final int NEXT = 3;
  static final int PARENT = 4;
  static final int TEXT = 5;
  static final int TEXT_LENGTH = 6;
  static final int DATA = 7;

  static final int ATTRIBUTE_KIND = 0;
  static final int FIELD = 1;
  static final int NAME = 2;
  static final int NAME_LENGTH = 3;
  static final int VALUE = 4;
  static final int VALUE_LENGTH = 5;

  private static final NodeKind[] KINDS = kinds();

  final Rows nodes = new Rows(DATA + 1);
  final Rows attributes = new Rows(VALUE_LENGTH + 1);
  final StringPool pool = new StringPool();

  private final Limits limits;
  private long textBytes;

  Records(Limits limits) {
    this.limits = limits;
  }

  private static NodeKind[] kinds() {
    NodeKind[] kinds = new NodeKind[NodeKind.values().length + 1];
    for (NodeKind kind : NodeKind.values()) {
      kinds[kind.code()] = kind;
    }
    return kinds;
  }

  /** Returns how many bytes the texts of all records have together. */
  long textBytes() {
    return textBytes;
  }

  NodeKind kind(int node) {
    return KINDS[nodes.get(node, KIND)];
  }

  /** Adds a node, and returns its number. */
  int add(Draft draft, int parent) {
    byte @Nullable [] text = utf8(draft.text);
    require(Limit.NODES, nodes.count() + 1L);
    require(Limit.ATTRIBUTES, draft.attributes.size());
    require(Limit.NAME_BYTES, draft.isElement() ? length(text) : 0);
    requireSpace(draft, text);
    int node = nodes.add();
    nodes.set(node, KIND, draft.kind.code());
    nodes.set(node, FLAGS, draft.flags);
    nodes.set(node, NEXT, node + 1);
    nodes.set(node, PARENT, parent);
    nodes.set(node, TEXT, put(text));
    nodes.set(node, TEXT_LENGTH, length(text));
    nodes.set(node, DATA, draft.number);
    for (Draft.Attribute attribute : draft.attributes) {
      put(attribute, node);
    }
    return node;
  }

  private void requireSpace(Draft draft, byte @Nullable [] text) {
    long more = (long) PayloadFormat.NODE_SIZE + missing(text);
    for (Draft.Attribute attribute : draft.attributes) {
      more += size(attribute);
    }
    requireSpace(more);
  }

  /** Adds an attribute to the node that was added last. */
  void attribute(Draft.Attribute attribute, int node) {
    require(Limit.ATTRIBUTES, nodes.get(node, ATTRIBUTES) + 1L);
    requireSpace(size(attribute));
    put(attribute, node);
  }

  /** Returns how many bytes an attribute needs at most. */
  private long size(Draft.Attribute attribute) {
    byte @Nullable [] name = utf8(attribute.name());
    require(Limit.NAME_BYTES, length(name));
    return (long) PayloadFormat.ATTRIBUTE_SIZE + missing(name) + missing(utf8(attribute.value()));
  }

  private void put(Draft.Attribute attribute, int node) {
    int count = nodes.get(node, ATTRIBUTES);
    int row = attributes.add();
    if (count == 0) {
      nodes.set(node, DATA, row);
    }
    nodes.set(node, ATTRIBUTES, count + 1);
    byte @Nullable [] name = utf8(attribute.name());
    byte @Nullable [] value = utf8(attribute.value());
    attributes.set(row, ATTRIBUTE_KIND, Flags.of(attribute.kind()));
    attributes.set(row, FIELD, attribute.field());
    attributes.set(row, NAME, put(name));
    attributes.set(row, NAME_LENGTH, length(name));
    attributes.set(row, VALUE, put(value));
    attributes.set(row, VALUE_LENGTH, length(value));
  }

  private static byte @Nullable [] utf8(@Nullable String text) {
    return text == null ? null : Surrogates.replaceLone(text).getBytes(StandardCharsets.UTF_8);
  }

  private static int length(byte @Nullable [] utf8) {
    return utf8 == null ? 0 : utf8.length;
  }

  private int missing(byte @Nullable [] utf8) {
    return utf8 == null ? 0 : pool.missing(utf8);
  }

  private int put(byte @Nullable [] utf8) {
    if (utf8 == null) {
      return ABSENT;
    }
    textBytes += utf8.length;
    return pool.add(utf8);
  }

  private void require(Limit limit, long count) {
    long allowed = limits.get(limit);
    if (count > allowed) {
      throw new OcpLimitException(limit, allowed, count, -1);
    }
  }

  private void requireSpace(long more) {
    long nodeBytes = (long) nodes.count() * PayloadFormat.NODE_SIZE;
    long attributeBytes = (long) attributes.count() * PayloadFormat.ATTRIBUTE_SIZE;
    long bytes = PayloadFormat.HEADER_SIZE + nodeBytes + attributeBytes + pool.length() + more;
    require(Limit.PAYLOAD_BYTES, bytes);
  }

  /** Ends the subtree of a node after the node that was added last. */
  void close(int node) {
    nodes.set(node, NEXT, nodes.count());
  }

  /** Adds flags to a node. */
  void flag(int node, int flags) {
    nodes.set(node, FLAGS, nodes.get(node, FLAGS) | flags);
  }

  int attributeCount(int node) {
    return nodes.get(node, ATTRIBUTES);
  }

  /**
   * Returns whether an open node has a paragraph and then a list that can interrupt it: one with
   * bullets or the number 1, whose first item starts with a paragraph.
   */
  boolean isParagraphAndList(int node) {
    int list = nodes.get(node + 1, NEXT);
    if (kind(node + 1) != NodeKind.PARAGRAPH || kind(list) != NodeKind.LIST) {
      return false;
    }
    boolean ordered = (nodes.get(list, FLAGS) & PayloadFormat.LIST_ORDERED) != 0;
    boolean starts = nodes.count() > list + 2 && kind(list + 2) == NodeKind.PARAGRAPH;
    return starts && (!ordered || nodes.get(list, DATA) == 1);
  }
}
