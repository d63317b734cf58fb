package org.ocp4j.internal.payload;

import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_SIZE;
import static org.ocp4j.spi.PayloadFormat.A_END;
import static org.ocp4j.spi.PayloadFormat.A_FIELD;
import static org.ocp4j.spi.PayloadFormat.A_KIND;
import static org.ocp4j.spi.PayloadFormat.A_NAME_LENGTH;
import static org.ocp4j.spi.PayloadFormat.A_NAME_OFFSET;
import static org.ocp4j.spi.PayloadFormat.A_START;
import static org.ocp4j.spi.PayloadFormat.A_VALUE_LENGTH;
import static org.ocp4j.spi.PayloadFormat.A_VALUE_OFFSET;
import static org.ocp4j.spi.PayloadFormat.DIAGNOSTIC_SIZE;
import static org.ocp4j.spi.PayloadFormat.HEADER_SIZE;
import static org.ocp4j.spi.PayloadFormat.H_ATTRIBUTES;
import static org.ocp4j.spi.PayloadFormat.H_DIAGNOSTICS;
import static org.ocp4j.spi.PayloadFormat.H_FLAGS;
import static org.ocp4j.spi.PayloadFormat.H_NODES;
import static org.ocp4j.spi.PayloadFormat.H_POOL_LENGTH;
import static org.ocp4j.spi.PayloadFormat.H_SOURCE_LENGTH;
import static org.ocp4j.spi.PayloadFormat.H_SOURCE_OFFSET;
import static org.ocp4j.spi.PayloadFormat.NODE_SIZE;
import static org.ocp4j.spi.PayloadFormat.N_ATTRIBUTE_COUNT;
import static org.ocp4j.spi.PayloadFormat.N_DATA;
import static org.ocp4j.spi.PayloadFormat.N_END;
import static org.ocp4j.spi.PayloadFormat.N_FLAGS;
import static org.ocp4j.spi.PayloadFormat.N_KIND;
import static org.ocp4j.spi.PayloadFormat.N_NEXT;
import static org.ocp4j.spi.PayloadFormat.N_PARENT;
import static org.ocp4j.spi.PayloadFormat.N_START;
import static org.ocp4j.spi.PayloadFormat.N_TEXT_LENGTH;
import static org.ocp4j.spi.PayloadFormat.N_TEXT_OFFSET;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocp4j.memory.OcpMappedFileException;
import org.ocp4j.spi.PayloadFormat;

/**
 * A payload's records, read in place. Nothing is checked here but what the buffer checks: no read
 * leaves it, whatever its bytes are.
 */
public final class Payload {
  private static final VarHandle LITTLE_ENDIAN_INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteBuffer bytes;
  private final @Nullable Path file;

  // The buffer could tell; asked at each read, a walk on jna was a tenth slower.
  private final boolean isArray;
  private int nodeCount;
  private int attributeCount;

  /**
   * Reads the header.
   *
   * @param bytes exactly the payload, from zero to the limit, little-endian; its position does not
   *     matter, and its limit is not changed while the payload is read
   */
  public Payload(ByteBuffer bytes) {
    this(bytes, null);
  }

  /**
   * Reads the header of a payload that may be in a mapped file.
   *
   * @param bytes as for the other constructor
   * @param file what is mapped, or null
   */
  public Payload(ByteBuffer bytes, @Nullable Path file) {
    this.bytes = bytes;
    this.file = file;
    this.isArray = !bytes.isDirect();
    readHeader();
  }

  /**
   * Returns what to throw when reading has thrown an error of the JVM. On a mapped file that was
   * shortened this is the exception that names the file, else the error itself.
   */
  public RuntimeException failure(InternalError error) {
    String message = error.getMessage();
    if (file == null || message == null || !message.contains("unsafe memory access")) {
      throw error;
    }
    return new OcpMappedFileException(file, error);
  }

  /**
   * Reads the header of another payload, which is in the bytes now. Nobody may be reading the last
   * one any more, and whoever reads this one comes to it after this.
   */
  public final void readHeader() {
    this.nodeCount = intAt(H_NODES);
    this.attributeCount = intAt(H_ATTRIBUTES);
  }

  /** The payload's size. */
  public int byteSize() {
    return bytes.limit();
  }

  /** The header's flags. */
  public int flags() {
    return intAt(H_FLAGS);
  }

  /** How many nodes. */
  public int nodeCount() {
    return nodeCount;
  }

  /** How many attributes. */
  public int attributeCount() {
    return attributeCount;
  }

  /** How many diagnostics. */
  public int diagnosticCount() {
    return intAt(H_DIAGNOSTICS);
  }

  /** Bytes of the text pool. */
  public int poolLength() {
    return intAt(H_POOL_LENGTH);
  }

  /** Where the source starts. */
  public int sourceOffset() {
    return intAt(H_SOURCE_OFFSET);
  }

  /** Bytes of the source. */
  public int sourceLength() {
    return intAt(H_SOURCE_LENGTH);
  }

  /** Where an attribute's record starts. */
  public int attributeAt(int attribute) {
    return HEADER_SIZE + nodeCount * NODE_SIZE + attribute * ATTRIBUTE_SIZE;
  }

  /** Where a diagnostic's record starts. */
  public int diagnosticAt(int diagnostic) {
    return PayloadFormat.align(attributeAt(attributeCount)) + diagnostic * DIAGNOSTIC_SIZE;
  }

  /** A node's kind, as it stands. */
  public int kind(int node) {
    // Of an array more is read than the byte: a number is held against the buffer's limit only,
    // a byte against the array's length as well.
    int offset = nodeAt(node) + N_KIND;
    return (isArray ? intAt(offset) : byteAt(offset)) & 0xFF;
  }

  /** A node's flags. */
  public int nodeFlags(int node) {
    return byteAt(nodeAt(node) + N_FLAGS) & 0xFF;
  }

  /** How many attributes a node has. */
  public int attributeCount(int node) {
    return shortAt(nodeAt(node) + N_ATTRIBUTE_COUNT);
  }

  /** One past the last node of a subtree. */
  public int next(int node) {
    return intAt(nodeAt(node) + N_NEXT);
  }

  /** A node's parent. */
  public int parent(int node) {
    return intAt(nodeAt(node) + N_PARENT);
  }

  /** Where a node's text stands, or zero. */
  public int textOffset(int node) {
    return intAt(nodeAt(node) + N_TEXT_OFFSET);
  }

  /** Bytes of a node's text. */
  public int textLength(int node) {
    return intAt(nodeAt(node) + N_TEXT_LENGTH);
  }

  /** A node's source start. */
  public int start(int node) {
    return intAt(nodeAt(node) + N_START);
  }

  /** A node's source end. */
  public int end(int node) {
    return intAt(nodeAt(node) + N_END);
  }

  /** A node's first attribute, or its number. */
  public int data(int node) {
    return intAt(nodeAt(node) + N_DATA);
  }

  /** An attribute's kind, as it stands. */
  public int attributeKind(int attribute) {
    return byteAt(attributeAt(attribute) + A_KIND) & 0xFF;
  }

  /** The field an attribute is, or zero. */
  public int field(int attribute) {
    return byteAt(attributeAt(attribute) + A_FIELD) & 0xFF;
  }

  /** Where an attribute's name stands, or zero. */
  public int nameOffset(int attribute) {
    return intAt(attributeAt(attribute) + A_NAME_OFFSET);
  }

  /** Bytes of an attribute's name. */
  public int nameLength(int attribute) {
    return shortAt(attributeAt(attribute) + A_NAME_LENGTH);
  }

  /** Where an attribute's value stands, or zero. */
  public int valueOffset(int attribute) {
    return intAt(attributeAt(attribute) + A_VALUE_OFFSET);
  }

  /** Bytes of an attribute's value. */
  public int valueLength(int attribute) {
    return intAt(attributeAt(attribute) + A_VALUE_LENGTH);
  }

  /** An attribute's source start. */
  public int attributeStart(int attribute) {
    return intAt(attributeAt(attribute) + A_START);
  }

  /** An attribute's source end. */
  public int attributeEnd(int attribute) {
    return intAt(attributeAt(attribute) + A_END);
  }

  /** The attribute of a node that is this field, or -1. */
  public int attributeOfField(int node, int field) {
    int first = data(node);
    int end = first + attributeCount(node);
    for (int attribute = first; attribute < end; attribute++) {
      if (field(attribute) == field) {
        return attribute;
      }
    }
    return -1;
  }

  /** The byte at an offset. */
  public byte byteAt(int offset) {
    try {
      return bytes.get(offset);
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /** The unsigned 16-bit number at an offset. */
  public int shortAt(int offset) {
    try {
      return bytes.getShort(offset) & 0xFFFF;
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /**
   * The 32-bit number at an offset. The buffer's own method asks for the buffer's order, and where
   * a program has read buffers in both orders the compiler turns each number around and then
   * chooses. A handle has one order; but on memory outside the heap it asks for more than the
   * method does.
   */
  public int intAt(int offset) {
    try {
      return isArray ? (int) LITTLE_ENDIAN_INT.get(bytes, offset) : bytes.getInt(offset);
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /** Copies bytes out. */
  public void copy(int offset, byte[] target, int at, int length) {
    try {
      bytes.get(offset, target, at, length);
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /** Text as a string; null where the offset says that there is none. */
  public @Nullable String string(int offset, int length) {
    if (offset == 0) {
      return null;
    }
    byte[] copy = new byte[length];
    copy(offset, copy, 0, length);
    return new String(copy, StandardCharsets.UTF_8);
  }

  /** A part of the payload, read-only and little-endian. */
  public ByteBuffer view(int offset, int length) {
    return bytes.slice(offset, length).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where a node's record starts. */
  public static int nodeAt(int node) {
    return HEADER_SIZE + node * NODE_SIZE;
  }
}
