package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpCursor;

/** Passes the texts of a cursor's node to a consumer, in pieces of a fixed size. */
final class CursorText {
  private final byte[] piece = new byte[1 << 10];

  /** A consumer of pieces. A piece may end inside a character. */
  interface Consumer {
    void accept(byte[] bytes, int length) throws IOException;
  }

  /** Passes on the value or the name. */
  void text(OcpCursor cursor, Consumer consumer) throws IOException {
    text(cursor, 0, consumer);
  }

  /** Passes on the value or the name, from a byte on. */
  void text(OcpCursor cursor, int start, Consumer consumer) throws IOException {
    int length = cursor.textLength();
    for (int from = start; from < length; from += piece.length) {
      int count = Math.min(piece.length, length - from);
      cursor.copyText(from, piece, 0, count);
      consumer.accept(piece, count);
    }
  }

  /** Passes on the name of a JSX attribute. */
  void attributeName(OcpCursor cursor, int attribute, Consumer consumer) throws IOException {
    int length = cursor.attributeNameLength(attribute);
    for (int from = 0; from < length; from += piece.length) {
      int count = Math.min(piece.length, length - from);
      cursor.copyAttributeName(attribute, from, piece, 0, count);
      consumer.accept(piece, count);
    }
  }

  /** Passes on the value of an attribute or a field. */
  void attributeValue(OcpCursor cursor, int attribute, Consumer consumer) throws IOException {
    int length = cursor.attributeValueLength(attribute);
    for (int from = 0; from < length; from += piece.length) {
      int count = Math.min(piece.length, length - from);
      cursor.copyAttributeValue(attribute, from, piece, 0, count);
      consumer.accept(piece, count);
    }
  }
}
