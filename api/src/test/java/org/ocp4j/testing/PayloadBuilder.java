package org.ocp4j.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.spi.PayloadFormat;

/** Builds payloads node by node, for tests. Offsets are bytes in the source. */
public final class PayloadBuilder {
  private final byte[] source;
  private final String latin1;
  private final ByteArrayOutputStream pool = new ByteArrayOutputStream();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private int flags = PayloadFormat.FLAG_MDX;

  /** A text in the source or in the pool; the offset is from the start of that section. */
  private record Slice(boolean inSource, int offset, int length) {}

  private static final class Node {
    final NodeKind kind;
    final int index;
    final int parent;
    final int start;
    final int end;
    int next;
    int taken;
    int flags;
    int data;
    int firstAttribute;
    int attributeCount;

    @Nullable
    Slice text;

    Node(NodeKind kind, int index, int parent, int start, int end) {
      this.kind = kind;
      this.index = index;
      this.parent = parent;
      this.start = start;
      this.end = end;
      this.taken = start;
    }
  }

  private record Attribute(
      int kind, int field, @Nullable Slice name, @Nullable Slice value, int start, int end) {}

  private record Message(int severity, int code, int start, int end, Slice text) {}

  /** Starts a payload with a source and an open root. */
  public PayloadBuilder(String source) {
    this.source = source.getBytes(StandardCharsets.UTF_8);
    this.latin1 = new String(this.source, StandardCharsets.ISO_8859_1);
    open(NodeKind.ROOT);
  }

  /** Sets the header's flags; MDX by default. */
  public PayloadBuilder header(int value) {
    flags = value;
    return this;
  }

  /** Opens a node that spans the rest of its parent: all of it, or nothing after a sibling. */
  public PayloadBuilder open(NodeKind kind) {
    if (open.isEmpty()) {
      return open(kind, 0, source.length);
    }
    Node parent = open.getLast();
    return open(kind, parent.taken, Math.max(parent.taken, parent.end));
  }

  /** Opens a node. */
  public PayloadBuilder open(NodeKind kind, int start, int end) {
    int parent = open.isEmpty() ? 0 : open.getLast().index;
    Node node = new Node(kind, nodes.size(), parent, start, end);
    node.firstAttribute = attributes.size();
    nodes.add(node);
    if (!open.isEmpty()) {
      open.getLast().taken = end;
    }
    open.addLast(node);
    return this;
  }

  /** Closes the node that was opened last. */
  public PayloadBuilder close() {
    open.removeLast().next = nodes.size();
    return this;
  }

  /** Adds a node with a literal value that spans the whole source. */
  public PayloadBuilder leaf(NodeKind kind, String value) {
    return open(kind).text(value).close();
  }

  /** Sets the flags of the open node. */
  public PayloadBuilder flags(int value) {
    open.getLast().flags = value;
    return this;
  }

  /** Sets the number of the open node. */
  public PayloadBuilder number(int value) {
    open.getLast().data = value;
    return this;
  }

  /** Sets the value or the name of the open node. */
  public PayloadBuilder text(String value) {
    open.getLast().text = slice(value);
    return this;
  }

  /** Adds a field to the open node. */
  public PayloadBuilder field(NodeField field, String value) {
    Node node = open.getLast();
    return add(new Attribute(0, field.code(), null, slice(value), node.start, node.end));
  }

  /** Adds a JSX attribute to the open node. */
  public PayloadBuilder attribute(int kind, @Nullable String name, @Nullable String value) {
    Node node = open.getLast();
    return attribute(kind, name, value, node.start, node.end);
  }

  /** Adds a JSX attribute with a position to the open node. */
  public PayloadBuilder attribute(
      int kind, @Nullable String name, @Nullable String value, int start, int end) {
    Slice nameSlice = name == null ? null : slice(name);
    Slice valueSlice = value == null ? null : slice(value);
    return add(new Attribute(kind, 0, nameSlice, valueSlice, start, end));
  }

  private PayloadBuilder add(Attribute attribute) {
    attributes.add(attribute);
    open.getLast().attributeCount++;
    return this;
  }

  /** Adds a diagnostic. */
  public PayloadBuilder message(int severity, int code, int start, int end, String text) {
    messages.add(new Message(severity, code, start, end, slice(text)));
    return this;
  }

  private Slice slice(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int from = open.getLast().start;
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    int after = latin1.indexOf(wanted, from);
    int found = after >= 0 ? after : latin1.indexOf(wanted);
    if (found >= 0) {
      return new Slice(true, found, bytes.length);
    }
    pool.writeBytes(bytes);
    return new Slice(false, pool.size() - bytes.length, bytes.length);
  }

  /** Closes all open nodes and opens a document on the payload, which is checked. */
  public OcpDocument document() {
    return OcpDocument.open(build());
  }

  /** Closes all open nodes and returns the payload. */
  public ByteBuffer build() {
    while (!open.isEmpty()) {
      close();
    }
    int attributesAt = PayloadFormat.HEADER_SIZE + nodes.size() * PayloadFormat.NODE_SIZE;
    int messagesAt =
        PayloadFormat.align(attributesAt + attributes.size() * PayloadFormat.ATTRIBUTE_SIZE);
    int poolAt = messagesAt + messages.size() * PayloadFormat.DIAGNOSTIC_SIZE;
    int sourceAt = PayloadFormat.align(poolAt + pool.size());
    ByteBuffer out = ByteBuffer.allocate(sourceAt + source.length).order(ByteOrder.LITTLE_ENDIAN);
    header(out, sourceAt);
    nodes.forEach(node -> write(node, out, poolAt, sourceAt));
    attributes.forEach(attribute -> write(attribute, out, poolAt, sourceAt));
    out.position(messagesAt);
    messages.forEach(message -> write(message, out, poolAt, sourceAt));
    out.put(pool.toByteArray()).position(sourceAt).put(source);
    return out.flip();
  }

  private void header(ByteBuffer out, int sourceAt) {
    out.putInt(PayloadFormat.MAGIC).putInt(flags).putInt(out.capacity());
    out.putInt(nodes.size()).putInt(attributes.size()).putInt(messages.size());
    out.putInt(pool.size()).putInt(source.length).putInt(sourceAt);
    out.position(PayloadFormat.HEADER_SIZE);
  }

  private static void write(Node node, ByteBuffer out, int poolAt, int sourceAt) {
    out.put((byte) node.kind.code()).put((byte) node.flags).putShort((short) node.attributeCount);
    out.putInt(node.next).putInt(node.parent);
    out.putInt(offset(node.text, poolAt, sourceAt)).putInt(length(node.text));
    out.putInt(node.start).putInt(node.end);
    out.putInt(node.attributeCount > 0 ? node.firstAttribute : node.data);
  }

  private static void write(Attribute attribute, ByteBuffer out, int poolAt, int sourceAt) {
    out.put((byte) attribute.kind).put((byte) attribute.field);
    out.putShort((short) length(attribute.name));
    out.putInt(offset(attribute.name, poolAt, sourceAt));
    out.putInt(offset(attribute.value, poolAt, sourceAt)).putInt(length(attribute.value));
    out.putInt(attribute.start).putInt(attribute.end);
  }

  private static void write(Message message, ByteBuffer out, int poolAt, int sourceAt) {
    out.put((byte) message.severity).put((byte) 0).putShort((short) message.code);
    out.putInt(message.start).putInt(message.end);
    out.putInt(offset(message.text, poolAt, sourceAt))
        .putInt(message.text.length)
        .putInt(0);
  }

  private static int offset(@Nullable Slice slice, int poolAt, int sourceAt) {
    return slice == null ? 0 : (slice.inSource ? sourceAt : poolAt) + slice.offset;
  }

  private static int length(@Nullable Slice slice) {
    return slice == null ? 0 : slice.length;
  }
}
