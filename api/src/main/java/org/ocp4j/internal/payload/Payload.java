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
 * Reads the records of a payload in place. The only check is the buffer's own bounds check:
 * whatever the bytes are, no read goes outside of the buffer.
 */
public final class Payload {
  private static final VarHandle LITTLE_ENDIAN_INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteBuffer bytes;
  private final @Nullable Path file;

  // Cached, because querying the buffer at each read made a walk on jna a tenth slower.
  private final boolean isArray;
  private int nodeCount;
  private int attributeCount;

  /**
   * Reads the header of a payload.
   *
   * @param bytes exactly the payload, from zero to the limit, little-endian. The position does
   *     not matter; the limit must not be changed while the payload is read
   */
  public Payload(ByteBuffer bytes) {
    this(bytes, null);
  }

  /**
   * Reads the header of a payload that may be in a mapped file.
   *
   * @param bytes as for the other constructor
   * @param file the mapped file, or null
   */
  public Payload(ByteBuffer bytes, @Nullable Path file) {
    this.bytes = bytes;
    this.file = file;
    this.isArray = !bytes.isDirect();
    readHeader();
  }

  /**
   * Returns the exception to throw when a read has thrown an error of the JVM. If the error was
   * caused by a shortened mapped file, this is an exception that names the file; otherwise the
   * error is thrown.
   */
  public RuntimeException failure(InternalError error) {
    String message = error.getMessage();
    if (file == null || message == null || !message.contains("unsafe memory access")) {
      throw error;
    }
    return new OcpMappedFileException(file, error);
  }

  /**
   * Reads the header again after another payload has been written to the same bytes. No reader of
   * the old payload may be left, and readers of the new one must start after this call.
   */
  public final void readHeader() {
    this.nodeCount = intAt(H_NODES);
    this.attributeCount = intAt(H_ATTRIBUTES);
  }

  /** Returns the payload's size in bytes. */
  public int byteSize() {
    return bytes.limit();
  }

  /** Returns the header's flags. */
  public int flags() {
    return intAt(H_FLAGS);
  }

  /** Returns the number of nodes. */
  public int nodeCount() {
    return nodeCount;
  }

  /** Returns the number of attributes. */
  public int attributeCount() {
    return attributeCount;
  }

  /** Returns the number of diagnostics. */
  public int diagnosticCount() {
    return intAt(H_DIAGNOSTICS);
  }

  /** Returns the size of the text pool in bytes. */
  public int poolLength() {
    return intAt(H_POOL_LENGTH);
  }

  /** Returns the offset of the source. */
  public int sourceOffset() {
    return intAt(H_SOURCE_OFFSET);
  }

  /** Returns the size of the source in bytes. */
  public int sourceLength() {
    return intAt(H_SOURCE_LENGTH);
  }

  /** Returns the offset of an attribute's record. */
  public int attributeAt(int attribute) {
    return HEADER_SIZE + nodeCount * NODE_SIZE + attribute * ATTRIBUTE_SIZE;
  }

  /** Returns the offset of a diagnostic's record. */
  public int diagnosticAt(int diagnostic) {
    return PayloadFormat.align(attributeAt(attributeCount)) + diagnostic * DIAGNOSTIC_SIZE;
  }

  /** Returns the code of a node's kind, unchecked. */
  public int kind(int node) {
    // From an array read four bytes instead of one: a number is checked against the buffer's limit
    // only, a byte against the array's length as well.
    int offset = nodeAt(node) + N_KIND;
    return (isArray ? intAt(offset) : byteAt(offset)) & 0xFF;
  }

  /** Returns a node's flags. */
  public int nodeFlags(int node) {
    return byteAt(nodeAt(node) + N_FLAGS) & 0xFF;
  }

  /** Returns the number of attributes of a node. */
  public int attributeCount(int node) {
    return shortAt(nodeAt(node) + N_ATTRIBUTE_COUNT);
  }

  /** Returns the number of the first node after a node's subtree. */
  public int next(int node) {
    return intAt(nodeAt(node) + N_NEXT);
  }

  /** Returns the number of a node's parent. */
  public int parent(int node) {
    return intAt(nodeAt(node) + N_PARENT);
  }

  /** Returns the offset of a node's text, or 0 if it has none. */
  public int textOffset(int node) {
    return intAt(nodeAt(node) + N_TEXT_OFFSET);
  }

  /** Returns the size of a node's text in bytes. */
  public int textLength(int node) {
    return intAt(nodeAt(node) + N_TEXT_LENGTH);
  }

  /** Returns the offset in the source at which a node starts. */
  public int start(int node) {
    return intAt(nodeAt(node) + N_START);
  }

  /** Returns the offset in the source at which a node ends. */
  public int end(int node) {
    return intAt(nodeAt(node) + N_END);
  }

  /**
   * Returns the index of a node's first attribute, or, for kinds without attributes, the node's
   * number.
   */
  public int data(int node) {
    return intAt(nodeAt(node) + N_DATA);
  }

  /** Returns the code of an attribute's kind, unchecked. */
  public int attributeKind(int attribute) {
    return byteAt(attributeAt(attribute) + A_KIND) & 0xFF;
  }

  /** Returns the number of the field that an attribute stores, or 0 if it is a named attribute. */
  public int field(int attribute) {
    return byteAt(attributeAt(attribute) + A_FIELD) & 0xFF;
  }

  /** Returns the offset of an attribute's name, or 0 if it has none. */
  public int nameOffset(int attribute) {
    return intAt(attributeAt(attribute) + A_NAME_OFFSET);
  }

  /** Returns the size of an attribute's name in bytes. */
  public int nameLength(int attribute) {
    return shortAt(attributeAt(attribute) + A_NAME_LENGTH);
  }

  /** Returns the offset of an attribute's value, or 0 if it has none. */
  public int valueOffset(int attribute) {
    return intAt(attributeAt(attribute) + A_VALUE_OFFSET);
  }

  /** Returns the size of an attribute's value in bytes. */
  public int valueLength(int attribute) {
    return intAt(attributeAt(attribute) + A_VALUE_LENGTH);
  }

  /** Returns the offset in the source at which an attribute starts. */
  public int attributeStart(int attribute) {
    return intAt(attributeAt(attribute) + A_START);
  }

  /** Returns the offset in the source at which an attribute ends. */
  public int attributeEnd(int attribute) {
    return intAt(attributeAt(attribute) + A_END);
  }

  /**
   * Returns the index of the attribute that stores a field of a node, or -1 if the node does not
   * have the field.
   */
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

  /** Returns the byte at an offset. */
  public byte byteAt(int offset) {
    try {
      return bytes.get(offset);
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /** Returns the unsigned 16-bit number at an offset. */
  public int shortAt(int offset) {
    try {
      return bytes.getShort(offset) & 0xFFFF;
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /**
   * Returns the 32-bit number at an offset. The buffer's own method depends on the buffer's byte
   * order: once a program has read buffers in both orders, the JIT compiler swaps every number and
   * then selects. A VarHandle has one fixed order; but outside the heap it checks more than the
   * method does.
   */
  public int intAt(int offset) {
    try {
      return isArray ? (int) LITTLE_ENDIAN_INT.get(bytes, offset) : bytes.getInt(offset);
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /** Copies 64-bit numbers from an offset that is a multiple of 8 to the start of an array. */
  void copy(int offset, long[] target, int length) {
    try {
      bytes
          .duplicate()
          .order(ByteOrder.LITTLE_ENDIAN)
          .position(offset)
          .asLongBuffer()
          .get(target, 0, length);
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /** Copies bytes of the payload to an array. */
  public void copy(int offset, byte[] target, int at, int length) {
    try {
      bytes.get(offset, target, at, length);
    } catch (InternalError e) {
      throw failure(e);
    }
  }

  /** Returns a text as a string, or null if the offset is 0. */
  public @Nullable String string(int offset, int length) {
    return offset == 0 ? null : decode(offset, length);
  }

  /** Returns bytes of the payload as a string. */
  public String decode(int offset, int length) {
    byte[] copy = new byte[length];
    copy(offset, copy, 0, length);
    return new String(copy, StandardCharsets.UTF_8);
  }

  /** Returns a part of the payload as a read-only, little-endian view. */
  public ByteBuffer view(int offset, int length) {
    return bytes.slice(offset, length).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the offset of a node's record. */
  public static int nodeAt(int node) {
    return HEADER_SIZE + node * NODE_SIZE;
  }
}
