package org.ocp4j.lucene;

import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * The source of a document as a string, without a byte order mark. Offsets in bytes are converted
 * to indexes of the string by a scan, which goes on from the last offset.
 */
final class SourcePositions {
  private final String source;
  private final int firstByte;
  private int bytes;
  private int index;

  SourcePositions(OcpDocument document) {
    // The root is all of the source but a byte order mark. No view of the source is needed, which
    // might keep the memory of the document after it is closed.
    OcpNode root = document.root();
    source = root.sourceText();
    firstByte = root.start();
    bytes = firstByte;
  }

  /** Returns the source. */
  String source() {
    return source;
  }

  /**
   * Returns the index of a byte of the source. Offsets in ascending order take time in proportion
   * to the source, all of them together.
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
