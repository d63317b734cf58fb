package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.PayloadFormat;

/** A payload that a mutant changes. */
final class Nodes {
  /** A change of a payload in place. */
  interface Edit {
    void edit(Nodes payload);
  }

  private final ByteBuffer bytes;
  private final int start;

  private Nodes(ByteBuffer bytes, int start) {
    this.bytes = bytes;
    this.start = start;
  }

  /** Returns parsers whose payloads are changed after they were written. */
  static UnaryOperator<Parser> editing(Edit edit) {
    return parser -> new Delegates.OfParser(parser) {
      @Override
      public void emit(ByteBuffer target) {
        int start = target.position();
        super.emit(target);
        edit.edit(new Nodes(target, start));
      }
    };
  }

  int header(int field) {
    return bytes.getInt(start + field);
  }

  void header(int field, int value) {
    bytes.putInt(start + field, value);
  }

  int count() {
    return header(PayloadFormat.H_NODES);
  }

  int attributes() {
    return header(PayloadFormat.H_ATTRIBUTES);
  }

  private int at(int node) {
    return start + PayloadFormat.HEADER_SIZE + node * PayloadFormat.NODE_SIZE;
  }

  private int attributeAt(int attribute) {
    return at(count()) + attribute * PayloadFormat.ATTRIBUTE_SIZE;
  }

  int kind(int node) {
    return bytes.get(at(node) + PayloadFormat.N_KIND) & 0xFF;
  }

  int get(int node, int field) {
    return bytes.getInt(at(node) + field);
  }

  void put(int node, int field, int value) {
    bytes.putInt(at(node) + field, value);
  }

  int getShort(int node, int field) {
    return bytes.getShort(at(node) + field) & 0xFFFF;
  }

  void putShort(int node, int field, int value) {
    bytes.putShort(at(node) + field, (short) value);
  }

  int ofAttribute(int attribute, int field) {
    return bytes.getInt(attributeAt(attribute) + field);
  }

  void ofAttribute(int attribute, int field, int value) {
    bytes.putInt(attributeAt(attribute) + field, value);
  }

  int nameLength(int attribute) {
    return bytes.getShort(attributeAt(attribute) + PayloadFormat.A_NAME_LENGTH) & 0xFFFF;
  }

  void nameLength(int attribute, int value) {
    bytes.putShort(attributeAt(attribute) + PayloadFormat.A_NAME_LENGTH, (short) value);
  }

  /** Clears all but some bits of a field in every node. */
  void mask(int field, int bits) {
    for (int node = 0; node < count(); node++) {
      put(node, field, get(node, field) & bits);
    }
  }

  /** Returns a byte of the payload. */
  byte octet(int offset) {
    return bytes.get(start + offset);
  }

  void octet(int offset, byte value) {
    bytes.put(start + offset, value);
  }
}
