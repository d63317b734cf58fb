package org.ocp4j.chunks;

import org.ocp4j.OcpDocument;
import org.ocp4j.Point;

/**
 * Finds UTF-16 offsets and lines of byte offsets. Offsets that grow are found in one pass over the
 * source; going back asks the document, which makes an index for that.
 */
final class Positions {
  private final OcpDocument document;
  private final SourceReader source;
  private int offset;
  private long utf16;
  private int line = 1;

  Positions(OcpDocument document, SourceReader source, int first) {
    this.document = document;
    this.source = source;
    offset = first;
  }

  /** Returns a range of the source. */
  SourceRange range(int start, int end, boolean repeated) {
    // What is repeated may stand before or after what was read.
    return repeated || start < offset ? look(start, end, repeated) : read(start, end);
  }

  private SourceRange read(int start, int end) {
    advance(start);
    long utf16Start = utf16;
    int firstLine = line;
    // A line ending belongs to the line that it ends.
    int last = source.characterStart(Math.max(start, end - 1));
    advance(last);
    int lastLine = line;
    advance(end);
    return new SourceRange(start, end, utf16Start, utf16, firstLine, lastLine, false);
  }

  private SourceRange look(int start, int end, boolean repeated) {
    Point first = document.point(start);
    Point last = document.point(Math.max(start, end - 1));
    return new SourceRange(
        start, end, first.offset(), document.utf16Offset(end), first.line(), last.line(), repeated);
  }

  private void advance(int target) {
    if (target == offset) {
      return;
    }
    String text = source.text(offset, target);
    utf16 += text.length();
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      line++;
    }
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      boolean isPair = at + 1 < text.length()
          ? text.charAt(at + 1) == '\n'
          : target < source.size() && source.at(target) == '\n';
      if (!isPair) {
        line++;
      }
    }
    offset = target;
  }
}
