package org.ocp4j.lucene;

import java.nio.charset.StandardCharsets;
import org.ocp4j.OcpDocument;

/**
 * The source of a document as a string, without a byte order mark. Offsets in bytes are converted to
 * indexes of the string by a scan, which goes on from the last offset.
 */
final class SourcePositions {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int BYTE_ORDER_MARK_SIZE = 3;

  private final String source;
  private final int firstByte;
  private int bytes;
  private int index;

  SourcePositions(OcpDocument document) {
    String text = StandardCharsets.UTF_8.decode(document.source()).toString();
    boolean hasMark = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    source = hasMark ? text.substring(1) : text;
    firstByte = hasMark ? BYTE_ORDER_MARK_SIZE : 0;
    bytes = firstByte;
  }

  /** Returns the source. */
  String source() {
    return source;
  }

  /**
   * Returns the index of a byte of the source. Offsets in ascending order take time in proportion to
   * the source, all of them together.
   */
  int index(int byteOffset) {
    if (byteOffset < bytes) {
      bytes = firstByte;
      index = 0;
    }
    while (bytes < byteOffset && index < source.length()) {
      char c = source.charAt(index);
      if (Character.isHighSurrogate(c)) {
        bytes += 4;
        index += 2;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        index++;
      }
    }
    return index;
  }
}
