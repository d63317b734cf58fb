package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ocp4j.spi.PayloadFormat;

/**
 * Computes how a payload changes when its source begins with more text. Both sources begin with a
 * paragraph of plain text; in the longer source that paragraph is longer, and the rest is the same.
 * So all counts and kinds are equal, and the offsets behind the paragraph grow.
 */
final class Shift {
  private final ByteBuffer payload;
  private final int source;
  private final int text;
  private final int more;

  private Shift(ByteBuffer payload, int text, int more) {
    this.payload = payload;
    this.source = payload.getInt(PayloadFormat.H_SOURCE_OFFSET);
    this.text = text;
    this.more = more;
  }

  /**
   * Returns the payload of the longer source.
   *
   * @param shorter the payload of the shorter source
   * @param text the number of bytes of the first paragraph in the shorter source
   * @param longer the longer source
   */
  static byte[] of(byte[] shorter, int text, byte[] longer) {
    ByteBuffer whole = ByteBuffer.wrap(shorter).order(ByteOrder.LITTLE_ENDIAN);
    int source = whole.getInt(PayloadFormat.H_SOURCE_OFFSET);
    ByteBuffer moved = ByteBuffer.allocate(source + longer.length).order(ByteOrder.LITTLE_ENDIAN);
    moved.put(shorter, 0, source).put(longer);
    new Shift(moved, text, longer.length - (shorter.length - source)).moveAll(longer.length);
    return moved.array();
  }

  private void moveAll(int length) {
    payload.putInt(PayloadFormat.H_LENGTH, source + length);
    payload.putInt(PayloadFormat.H_SOURCE_LENGTH, length);
    int at = PayloadFormat.HEADER_SIZE;
    for (int i = payload.getInt(PayloadFormat.H_NODES); i > 0; i--) {
      moveText(at + PayloadFormat.N_TEXT_OFFSET, at + PayloadFormat.N_TEXT_LENGTH);
      moveSpan(at + PayloadFormat.N_START, at + PayloadFormat.N_END);
      at += PayloadFormat.NODE_SIZE;
    }
    for (int i = payload.getInt(PayloadFormat.H_ATTRIBUTES); i > 0; i--) {
      moveOffset(at + PayloadFormat.A_NAME_OFFSET);
      moveOffset(at + PayloadFormat.A_VALUE_OFFSET);
      moveSpan(at + PayloadFormat.A_START, at + PayloadFormat.A_END);
      at += PayloadFormat.ATTRIBUTE_SIZE;
    }
    for (int i = payload.getInt(PayloadFormat.H_DIAGNOSTICS); i > 0; i--) {
      moveOffset(at + PayloadFormat.D_MESSAGE_OFFSET);
      moveSpan(at + PayloadFormat.D_START, at + PayloadFormat.D_END);
      at += PayloadFormat.DIAGNOSTIC_SIZE;
    }
  }

  private void moveSpan(int start, int end) {
    payload.putInt(start, moved(payload.getInt(start)));
    payload.putInt(end, moved(payload.getInt(end)));
  }

  private int moved(int place) {
    return place >= text ? place + more : place;
  }

  private void moveOffset(int at) {
    int offset = payload.getInt(at);
    payload.putInt(at, offset >= source + text ? offset + more : offset);
  }

  /**
   * Returns the place of a text. The first paragraph's own text starts with the source and ends
   * with the paragraph.
   */
  private void moveText(int offset, int length) {
    if (payload.getInt(offset) == source && payload.getInt(length) == text) {
      payload.putInt(length, text + more);
    }
    moveOffset(offset);
  }
}
