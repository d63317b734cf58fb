package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeField;
import org.ocp4j.OcpCursor;

/** Copies the texts of a cursor's nodes into an array that is used again and again. */
final class Texts {
  byte[] b = NONE;
  int n;

  private static final byte[] NONE = {};

  private byte[] first = NONE;

  /** Loads the value or the name of the current node. */
  void load(OcpCursor cursor) {
    n = cursor.textLength();
    ensure();
    cursor.copyText(0, b, 0, n);
  }

  /**
   * Loads a field of the current node.
   *
   * @return {@code false} if the node has no such field, or an empty one
   */
  boolean load(OcpCursor cursor, NodeField field) {
    int attribute = cursor.attributeOf(field);
    n = attribute < 0 ? 0 : cursor.attributeValueLength(attribute);
    if (n > 0) {
      ensure();
      cursor.copyAttributeValue(attribute, 0, b, 0, n);
    }
    return n > 0;
  }

  /** Loads the value of an attribute. */
  void loadValue(OcpCursor cursor, int attribute) {
    n = Math.max(0, cursor.attributeValueLength(attribute));
    ensure();
    cursor.copyAttributeValue(attribute, 0, b, 0, n);
  }

  /** Loads the name of an attribute. */
  void loadName(OcpCursor cursor, int attribute) {
    n = cursor.attributeNameLength(attribute);
    ensure();
    cursor.copyAttributeName(attribute, 0, b, 0, n);
  }

  /** Returns whether the bytes loaded have a byte. */
  boolean has(int c) {
    for (int i = 0; i < n; i++) {
      if (b[i] == c) {
        return true;
      }
    }
    return false;
  }

  private void ensure() {
    if (b.length < n) {
      b = new byte[Math.max(Math.max(n, 2 * b.length), 64)];
    }
  }

  /** Returns the first code point of the current node's value, or -1 if that is empty. */
  int first(OcpCursor cursor) {
    int length = cursor.textLength();
    if (length == 0) {
      return -1;
    }
    int ascii = cursor.textByte(0);
    if (ascii >= 0) {
      return ascii;
    }
    if (first.length == 0) {
      first = new byte[4];
    }
    length = Math.min(first.length, length);
    cursor.copyText(0, first, 0, length);
    return Chars.codePointAt(first, 0);
  }
}
