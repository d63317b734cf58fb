package org.ocp4j.lucene;

import java.util.Arrays;
import java.util.function.Predicate;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.SourceRange;

/**
 * The plain text of a document, with a map from its characters to the source. It has text, code,
 * math, the alternative text of images, and the text between tags. Line feeds end blocks and the
 * rows of tables, and tabs separate cells.
 *
 * <p>All offsets are in UTF-16 units; those of the source do not count a byte order mark. The map
 * is a list of segments. A segment either stands in the source as it is, unit by unit, or all of it
 * stands for the same part of the source, such as a character reference. The segments are in the
 * order of the source, and do not overlap there.
 *
 * <p>Immutable, and valid after the document is closed.
 */
final class PlainText {
  private final String text;
  private final int[] starts;
  private final int[] sourceStarts;
  private final int[] sourceEnds;
  private final Origin[] origins;
  private final int sourceLength;

  PlainText(
      String text,
      int[] starts,
      int[] sourceStarts,
      int[] sourceEnds,
      Origin[] origins,
      int sourceLength) {
    this.text = text;
    this.starts = starts;
    this.sourceStarts = sourceStarts;
    this.sourceEnds = sourceEnds;
    this.origins = origins;
    this.sourceLength = sourceLength;
  }

  /** Returns the plain text of a document. It takes time in proportion to the source. */
  static PlainText of(OcpDocument document) {
    return new PlainTextWalk(document).walk();
  }

  /** Returns the text. */
  String text() {
    return text;
  }

  /** Returns where in the source the character with an index starts. */
  int sourceStart(int index) {
    int segment = segment(index);
    return isVerbatim(segment)
        ? sourceStarts[segment] + index - starts[segment]
        : sourceStarts[segment];
  }

  /** Returns where in the source the character with an index ends. */
  int sourceEnd(int index) {
    int segment = segment(index);
    return isVerbatim(segment)
        ? sourceStarts[segment] + index - starts[segment] + 1
        : sourceEnds[segment];
  }

  /** Returns what the character with an index is in the source. */
  Origin origin(int index) {
    return origins[segment(index)];
  }

  /**
   * Returns the offset in the source of an offset between two characters. If a word starts or goes
   * on after the offset, it is where that character starts; otherwise it is where the character
   * before the offset ends. So the offsets of a word include no markup around it. The end of the
   * text is the end of the source.
   *
   * @param offset from 0 to the length of the text; others are taken for the nearest of these
   */
  int sourceOffset(int offset) {
    if (offset >= text.length()) {
      return sourceLength;
    }
    if (offset <= 0) {
      return sourceStart(0);
    }
    return isWord(text.codePointAt(offset)) ? sourceStart(offset) : sourceEnd(offset - 1);
  }

  /** Returns {@code true} unless a character is white space or punctuation. */
  private static boolean isWord(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION -> false;
      default -> true;
    };
  }

  private int segment(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found : -found - 2;
  }

  private int segmentEnd(int segment) {
    return segment + 1 < starts.length ? starts[segment + 1] : text.length();
  }

  private boolean isVerbatim(int segment) {
    return sourceEnds[segment] - sourceStarts[segment] == segmentEnd(segment) - starts[segment];
  }

  /**
   * Returns the plain text of a chunk. The source of the result is the chunk's Markdown.
   *
   * @param wanted which parts are in the result; a line feed is where others are left out
   */
  PlainText of(Chunk chunk, Predicate<Origin> wanted) {
    PlainTextBuilder result = new PlainTextBuilder();
    int at = 0;
    for (SourceRange range : chunk.ranges()) {
      int start = (int) range.utf16Start();
      int end = (int) range.utf16End();
      result.separate('\n');
      append(start, end, at - start, wanted, result);
      at += end - start;
    }
    return result.build(chunk.markdown().length());
  }

  private void append(
      int from, int to, int shift, Predicate<Origin> wanted, PlainTextBuilder result) {
    for (int i = firstSegment(from); i < starts.length && sourceStarts[i] < to; i++) {
      if (!wanted.test(origins[i])) {
        result.separate('\n');
      } else if (sourceStarts[i] == sourceEnds[i]) {
        appendUnplaced(i, shift, result);
      } else if (isVerbatim(i)) {
        int start = starts[i] + Math.max(0, from - sourceStarts[i]);
        int end = segmentEnd(i) - Math.max(0, sourceEnds[i] - to);
        result.append(this, start, end, shift);
      } else if (sourceStarts[i] >= from && sourceEnds[i] <= to) {
        result.append(this, starts[i], segmentEnd(i), shift);
      }
    }
  }

  /** Appends what stands for nothing in the source: separators, and parts of tabs. */
  private void appendUnplaced(int segment, int shift, PlainTextBuilder result) {
    for (int i = starts[segment]; i < segmentEnd(segment); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        result.separate(text.charAt(i));
      } else {
        result.append(this, i, i + 1, shift);
      }
    }
  }

  /** Returns the first segment that ends after an offset of the source. */
  private int firstSegment(int sourceOffset) {
    int low = 0;
    int high = starts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sourceEnds[middle] <= sourceOffset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
