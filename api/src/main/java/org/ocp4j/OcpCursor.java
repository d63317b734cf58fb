package org.ocp4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.Codes;
import org.ocp4j.internal.DocumentMemory;
import org.ocp4j.internal.Payload;
import org.ocp4j.internal.TextBytes;

/**
 * A place in a document that moves from node to node and reads without allocating: the methods that
 * answer objects are the only exception, and say so by their type. A cursor is used by one thread
 * at a time. It starts at the root; a move that is not possible leaves it where it is.
 *
 * <pre>{@code
 * try (OcpCursor cursor = document.cursor()) {
 *   do {
 *     if (cursor.kind() == NodeKind.HEADING) { ... }
 *   } while (cursor.next());
 * }
 * }</pre>
 *
 * <p>Everything throws {@link OcpClosedException} after the cursor or its document was closed
 * (contract 1.3). A close on another thread that races with a walk may be found when that has come
 * to its end or goes back; until then what is read is right (contract 3.3). An open cursor keeps the
 * memory of a closed document, unless that is confined to a thread; one that is forgotten keeps it
 * until the collector finds the document (contract 1.5).
 */
public final class OcpCursor extends NodeReader implements AutoCloseable {
  private int index;

  /** A node whose level is known: moving counts nothing, asking counts from here. */
  private int known;

  private int knownLevel;

  private final DocumentMemory memory;

  /** Stays as long as the cursor has entered; null once it is closed. */
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
   * How many nodes it is in; the root's level is 0. It takes time in proportion to how many levels are
   * between this node and the one that it was asked at last.
   */
  public int level() {
    Payload payload = enter();
    try {
      int from = known;
      int level = knownLevel;
      int to = index;
      // Parents stand before their children, so the later of two is not above the other.
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

  /** The node it is at. */
  public OcpNode node() {
    return document.node(index());
  }

  /** Moves to the next node in document order: the first child, else what follows the subtree. */
  public boolean next() {
    Payload payload = enter();
    try {
      return moveBefore(payload.nodeCount(), index + 1);
    } finally {
      exit();
    }
  }

  /** Moves to the next node in document order that is not in the subtree of this one. */
  public boolean skipSubtree() {
    Payload payload = enter();
    try {
      return moveBefore(payload.nodeCount(), payload.next(index));
    } finally {
      exit();
    }
  }

  /** Moves to the first child. */
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

  /** There is an end of going on, but not of going back and forth: who goes back looks closer. */
  private void moveBack(int target) {
    memory.requireEntered();
    index = target;
  }

  /** Moves to the next child of the same parent. */
  public boolean toNextSibling() {
    Payload payload = enter();
    try {
      return index != 0 && moveBefore(payload.next(payload.parent(index)), payload.next(index));
    } finally {
      exit();
    }
  }

  /** Moves to the parent. */
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
   * @param target 0 to {@link OcpDocument#nodeCount()}, exclusive
   */
  public void moveTo(int target) {
    Payload payload = enter();
    try {
      moveBack(Objects.checkIndex(target, payload.nodeCount()));
    } finally {
      exit();
    }
  }

  /** One byte of the value or the name, which has {@link #textLength()}. */
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
   * Copies bytes of the value or the name.
   *
   * @param from the first of them, of {@link #textLength()}
   * @param target where they go, from {@code at} on
   * @param at index into the target
   * @param length how many
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

  /** Whether the value or the name is exactly these UTF-8 bytes. */
  public boolean textEquals(byte[] utf8) {
    Payload payload = enter();
    try {
      return TextBytes.equal(payload, payload.textOffset(index), payload.textLength(index), utf8);
    } finally {
      exit();
    }
  }

  /** Whether the value or the name is exactly this string. */
  public boolean textEquals(String text) {
    Payload payload = enter();
    try {
      return TextBytes.equal(payload, payload.textOffset(index), payload.textLength(index), text);
    } finally {
      exit();
    }
  }

  /**
   * Which attribute is a field of the node.
   *
   * @return 0 to {@link #attributeCount()}, exclusive, or -1 when the node does not have the field
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

  /** What an attribute holds. */
  public AttributeKind attributeKind(int position) {
    Payload payload = enter();
    try {
      return Codes.attributeKind(payload, record(position));
    } finally {
      exit();
    }
  }

  /** The field an attribute is; null for one of a JSX element. */
  public @Nullable NodeField attributeField(int position) {
    return NodeField.ofCode(number(position, Payload::field));
  }

  /** Bytes of the name of a JSX attribute; 0 for a spread and for a field. */
  public int attributeNameLength(int position) {
    return number(position, Payload::nameLength);
  }

  /** Whether the name of a JSX attribute is exactly this string. */
  public boolean attributeNameEquals(int position, String name) {
    Payload payload = enter();
    try {
      int record = record(position);
      return TextBytes.equal(payload, payload.nameOffset(record), payload.nameLength(record), name);
    } finally {
      exit();
    }
  }

  /** Copies bytes of the name of a JSX attribute, as {@link #copyText} does. */
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

  /** Bytes of an attribute's value; -1 when it is a name alone. */
  public int attributeValueLength(int position) {
    Payload payload = enter();
    try {
      int record = record(position);
      return payload.valueOffset(record) == 0 ? -1 : payload.valueLength(record);
    } finally {
      exit();
    }
  }

  /** Copies bytes of an attribute's value, as {@link #copyText} does. */
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

  /** Byte offset into the source where an attribute starts. */
  public int attributeStart(int position) {
    return number(position, Payload::attributeStart);
  }

  /** Byte offset into the source where an attribute ends. */
  public int attributeEnd(int position) {
    return number(position, Payload::attributeEnd);
  }

  /** Ends its use. Idempotent; the document stays open. */
  @Override
  public void close() {
    if (payload != null) {
      payload = null;
      memory.exitLasting();
      DocumentMemory.keep(document);
    }
  }

  /** Reads a number of an attribute's record. */
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
