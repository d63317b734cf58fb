package org.ocp4j.lucene;

import static org.ocp4j.lucene.Characters.isBlank;
import static org.ocp4j.lucene.Characters.isSame;
import static org.ocp4j.lucene.Characters.lineEnd;
import static org.ocp4j.lucene.Characters.lineEndLength;

/**
 * Aligns the value of code, math and raw HTML. Each of its lines is the end of a line of the
 * source: what differs is at the start, such as the marks of a block quote, and indentation. It
 * takes time in proportion to the source.
 */
final class LineAligner {
  private final String source;
  private final Alignment result;

  LineAligner(String source, Alignment result) {
    this.source = source;
    this.result = result;
  }

  /**
   * Aligns a value with a part of the source.
   *
   * @param hasFence whether the first line of the part is a fence, which is not in the value
   */
  void align(String value, int from, int to, boolean hasFence) {
    result.reset(value.length());
    int at = from;
    if (hasFence) {
      at = lineEnd(source, at, to);
      at += lineEndLength(source, at, to);
    }
    int unit = 0;
    while (unit < value.length()) {
      int unitEnd = lineEnd(value, unit, value.length());
      int end = lineEnd(source, at, to);
      alignLine(value, unit, unitEnd, at, end);
      int units = lineEndLength(value, unitEnd, value.length());
      at = end + lineEndLength(source, end, to);
      for (int i = 0; i < units; i++) {
        // The last unit of the value's line ending stands for the rest of the source's.
        result.set(
            unitEnd + i, Math.min(end + i, at), i == units - 1 ? at : Math.min(end + i + 1, at));
      }
      unit = unitEnd + units;
    }
  }

  private void alignLine(String value, int from, int to, int start, int end) {
    int unit = to;
    int at = end;
    while (at > start
        && isBlank(source.charAt(at - 1))
        && (unit == from || value.charAt(unit - 1) != source.charAt(at - 1))) {
      at--;
    }
    while (unit > from && at > start && isSame(source.charAt(at - 1), value.charAt(unit - 1))) {
      unit--;
      at--;
      result.set(unit, at, at + 1);
    }
    while (unit > from) {
      unit--;
      result.set(unit, at, at);
    }
  }
}
