package org.ocp4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.lifetime.DocumentMemory;
import org.ocp4j.internal.payload.Codes;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.internal.payload.TextBytes;

/**
 * A position in a document that moves from node to node. A cursor reads without allocating; only
 * the methods that return objects allocate them. One thread at a time may use a cursor. It starts
 * at the root. A move that is not possible returns {@code false} and leaves the cursor where it is.
 *
 * <pre>{@code
 * try (OcpCursor cursor = document.cursor()) {
 *   do {
 *     if (cursor.kind() == NodeKind.HEADING) { ... }
 *   } while (cursor.next());
 * }
 * }</pre>
 *
 * <p>After the cursor or its document is closed, all methods throw {@link OcpClosedException}. If
 * another thread closes the document during a walk, the exception may come only when the walk moves
 * back or ends; the cursor reads correct data until then. An open cursor keeps the memory of a
 * closed document, unless the document is confined to a thread. The memory behind a cursor that is
 * never closed is released when the document is unreachable.
 *
 * @spec contract.md#1.3 Contract 1.3
 * @spec contract.md#1.5 Contract 1.5
 * @spec contract.md#3.3 Contract 3.3
 */
public final class OcpCursor extends NodeReader implements AutoCloseable {
  private int index;

  /** A node whose level is known. Moves do not update it; {@link #level()} counts from it. */
  private int known;

  private int knownLevel;

  private final DocumentMemory memory;

  /** The payload, which stays valid while this cursor is open; null once the cursor is closed. */
  private @Nullable Payload payload;

  OcpCursor(OcpDocument document) {
    super(document);
    memory = document.memory();
    payload = memory.enterLasting();
  }

  @Override
  Payload enter() {
    Payload current = payload;
    if (current == null) {
      throw new OcpClosedException("the cursor is closed");
    }
    memory.requireStillEntered();
    return current;
  }

  @Override
  void exit() {
    DocumentMemory.keep(document);
  }

  @Override
  public int index() {
    if (payload == null) {
      throw new OcpClosedException("the cursor is closed");
    }
    return index;
  }

  @Override
  int at() {
    return index;
  }

  /**
   * Returns the number of ancestors of the current node; 0 at the root. It takes time in proportion
   * to the number of levels between the current node and the node of the last call.
   */
  public int level() {
    Payload payload = enter();
    try {
      int from = known;
      int level = knownLevel;
      int to = index;
      // Parents come before their children, so the later of two nodes is never above the other.
      while (from != to) {
        if (from > to) {
          from = payload.parent(from);
          level--;
        } else {
          to = payload.parent(to);
          level++;
        }
      }
      known = index;
      knownLevel = level;
      return level;
    } finally {
      exit();
    }
  }

  /** Returns the current node. */
  public OcpNode node() {
    return document.node(index());
  }

  /**
   * Moves to the next node in document order: the first child, or, if there is none, the next node
   * after the subtree.
   *
   * @return {@code false} if the current node is the last
   */
  public boolean next() {
    Payload payload = enter();
    try {
      return moveBefore(payload.nodeCount(), index + 1);
    } finally {
      exit();
    }
  }

  /**
   * Moves to the next node in document order that is outside the current node's subtree.
   *
   * @return {@code false} if no node follows the subtree
   */
  public boolean skipSubtree() {
    Payload payload = enter();
    try {
      return moveBefore(payload.nodeCount(), payload.next(index));
    } finally {
      exit();
    }
  }

  /**
   * Moves to the first child.
   *
   * @return {@code false} if the current node has no children
   */
  public boolean toFirstChild() {
    Payload payload = enter();
    try {
      return moveBefore(payload.next(index), index + 1);
    } finally {
      exit();
    }
  }

  private boolean moveBefore(int end, int target) {
    if (target >= end) {
      return false;
    }
    index = target;
    return true;
  }

  /**
   * Moves back, and checks whether the document was closed. Moves forward need no such check,
   * because they come to an end; moves back and forth might never notice.
   */
  private void moveBack(int target) {
    memory.requireEntered();
    index = target;
  }

  /**
   * Moves to the next child of the same parent.
   *
   * @return {@code false} if the current node is the last child, or the root
   */
  public boolean toNextSibling() {
    Payload payload = enter();
    try {
      return index != 0 && moveBefore(payload.next(payload.parent(index)), payload.next(index));
    } finally {
      exit();
    }
  }

  /**
   * Moves to the parent.
   *
   * @return {@code false} at the root
   */
  public boolean toParent() {
    int parent = number(Payload::parent);
    if (index == 0) {
      return false;
    }
    moveBack(parent);
    return true;
  }

  /**
   * Moves to a node.
   *
   * @param target the node's index: from 0 to {@link OcpDocument#nodeCount()} - 1
   * @throws IndexOutOfBoundsException when there is no such node
   */
  public void moveTo(int target) {
    Payload payload = enter();
    try {
      moveBack(Objects.checkIndex(target, payload.nodeCount()));
    } finally {
      exit();
    }
  }

  /**
   * Returns one byte of the value or the name.
   *
   * @param position the byte's place: from 0 to {@link #textLength()} - 1
   * @throws IndexOutOfBoundsException when there is no such byte
   */
  public byte textByte(int position) {
    Payload payload = enter();
    try {
      Objects.checkIndex(position, payload.textLength(index));
      return payload.byteAt(payload.textOffset(index) + position);
    } finally {
      exit();
    }
  }

  /**
   * Copies bytes of the value or the name into an array.
   *
   * @param from the first byte to copy, counted from the start of the text
   * @param target the array to copy to
   * @param at the index in the array of the first byte
   * @param length the number of bytes
   * @throws IndexOutOfBoundsException when the text or the array has fewer bytes
   */
  public void copyText(int from, byte[] target, int at, int length) {
    Payload payload = enter();
    try {
      Objects.checkFromIndexSize(from, length, payload.textLength(index));
      payload.copy(payload.textOffset(index) + from, target, at, length);
    } finally {
      exit();
    }
  }

  /** Returns {@code true} if the value or the name equals these UTF-8 bytes. */
  public boolean textEquals(byte[] utf8) {
    Payload payload = enter();
    try {
      return TextBytes.equal(payload, payload.textOffset(index), payload.textLength(index), utf8);
    } finally {
      exit();
    }
  }

  /** Returns {@code true} if the value or the name equals this string. */
  public boolean textEquals(String text) {
    Payload payload = enter();
    try {
      return TextBytes.equal(payload, payload.textOffset(index), payload.textLength(index), text);
    } finally {
      exit();
    }
  }

  /**
   * Returns the position of a field among the current node's attributes.
   *
   * @return from 0 to {@link #attributeCount()} - 1, or -1 for a node without this field
   */
  public int attributeOf(NodeField field) {
    Payload payload = enter();
    try {
      int attribute = payload.attributeOfField(index, field.code());
      return attribute < 0 ? -1 : attribute - payload.data(index);
    } finally {
      exit();
    }
  }

  /** Returns the kind of value that an attribute has. */
  public AttributeKind attributeKind(int position) {
    Payload payload = enter();
    try {
      return Codes.attributeKind(payload, record(position));
    } finally {
      exit();
    }
  }

  /** Returns the field that an attribute stores, or null for an attribute of a JSX element. */
  public @Nullable NodeField attributeField(int position) {
    return NodeField.ofCode(number(position, Payload::field));
  }

  /** Returns the length of a JSX attribute's name in bytes; 0 for a spread and for a field. */
  public int attributeNameLength(int position) {
    return number(position, Payload::nameLength);
  }

  /** Returns {@code true} if the name of a JSX attribute equals this string. */
  public boolean attributeNameEquals(int position, String name) {
    Payload payload = enter();
    try {
      int record = record(position);
      return TextBytes.equal(payload, payload.nameOffset(record), payload.nameLength(record), name);
    } finally {
      exit();
    }
  }

  /** Copies bytes of the name of a JSX attribute into an array, as {@link #copyText} does. */
  public void copyAttributeName(int position, int from, byte[] target, int at, int length) {
    Payload payload = enter();
    try {
      int record = record(position);
      Objects.checkFromIndexSize(from, length, payload.nameLength(record));
      payload.copy(payload.nameOffset(record) + from, target, at, length);
    } finally {
      exit();
    }
  }

  /** Returns the length of an attribute's value in bytes; -1 for an attribute without a value. */
  public int attributeValueLength(int position) {
    Payload payload = enter();
    try {
      int record = record(position);
      return payload.valueOffset(record) == 0 ? -1 : payload.valueLength(record);
    } finally {
      exit();
    }
  }

  /** Copies bytes of an attribute's value into an array, as {@link #copyText} does. */
  public void copyAttributeValue(int position, int from, byte[] target, int at, int length) {
    Payload payload = enter();
    try {
      int record = record(position);
      Objects.checkFromIndexSize(from, length, payload.valueLength(record));
      payload.copy(payload.valueOffset(record) + from, target, at, length);
    } finally {
      exit();
    }
  }

  /** Returns the byte offset in the source where an attribute starts. */
  public int attributeStart(int position) {
    return number(position, Payload::attributeStart);
  }

  /** Returns the byte offset in the source after the end of an attribute. */
  public int attributeEnd(int position) {
    return number(position, Payload::attributeEnd);
  }

  /** Closes this cursor. The document stays open. A second call has no effect. */
  @Override
  public void close() {
    if (payload != null) {
      payload = null;
      memory.exitLasting();
      DocumentMemory.keep(document);
    }
  }

  /** Reads a number from an attribute's record. */
  private int number(int position, Count number) {
    Payload payload = enter();
    try {
      return number.of(payload, record(position));
    } finally {
      exit();
    }
  }

  private int record(int position) {
    Payload payload = enter();
    try {
      Objects.checkIndex(position, payload.attributeCount(index));
      return payload.data(index) + position;
    } finally {
      exit();
    }
  }
}
