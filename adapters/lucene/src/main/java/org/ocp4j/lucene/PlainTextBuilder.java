package org.ocp4j.lucene;

import java.util.Arrays;

/**
 * Joins texts to a {@link PlainText}. A separator is written when text follows it, and stands for
 * the place in the source where the text before it ends. A space is left out beside white space.
 */
final class PlainTextBuilder {
  private static final String SEPARATORS = " \t\n";

  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[64];
  private int[] sourceStarts = new int[64];
  private int[] sourceEnds = new int[64];
  private Origin[] origins = new Origin[64];
  private int count;
  private char pending;

  /** Requires a separator: a space, a tab or a line feed, of which the last one wins. */
  void separate(char separator) {
    if (pending == 0 || SEPARATORS.indexOf(separator) > SEPARATORS.indexOf(pending)) {
      pending = separator;
    }
  }

  /**
   * Appends a part of a text.
   *
   * @param alignment what the units of the text stand for
   */
  void append(String value, int from, int to, Alignment alignment, Origin origin) {
    for (int unit = from; unit < to; unit++) {
      append(value.charAt(unit), alignment.start(unit), alignment.end(unit), origin);
    }
  }

  /** Appends a part of a plain text, whose source is at another place now. */
  void append(PlainText plain, int from, int to, int shift) {
    for (int unit = from; unit < to; unit++) {
      append(
          plain.text().charAt(unit),
          plain.sourceStart(unit) + shift,
          plain.sourceEnd(unit) + shift,
          plain.origin(unit));
    }
  }

  private void append(char unit, int start, int end, Origin origin) {
    if (pending != 0) {
      writeSeparator(unit);
    }
    add(unit, start, end, origin);
  }

  private void writeSeparator(char next) {
    int length = text.length();
    boolean isNeeded = length > 0
        && (pending != ' '
            || !(Character.isWhitespace(next) || Character.isWhitespace(text.charAt(length - 1))));
    if (isNeeded) {
      int place = sourceEnds[count - 1];
      add(pending, place, place, Origin.PROSE);
    }
    pending = 0;
  }

  private void add(char unit, int start, int end, Origin origin) {
    text.append(unit);
    int last = count - 1;
    if (last >= 0 && origins[last] == origin) {
      boolean isVerbatim =
          sourceEnds[last] - sourceStarts[last] == text.length() - 1 - starts[last];
      if (isVerbatim && start == sourceEnds[last] && end == start + 1) {
        sourceEnds[last] = end;
        return;
      }
      if (!isVerbatim && start == sourceStarts[last] && end == sourceEnds[last]) {
        return;
      }
    }
    grow();
    starts[count] = text.length() - 1;
    sourceStarts[count] = start;
    sourceEnds[count] = end;
    origins[count] = origin;
    count++;
  }

  private void grow() {
    if (count == starts.length) {
      int size = count * 2;
      starts = Arrays.copyOf(starts, size);
      sourceStarts = Arrays.copyOf(sourceStarts, size);
      sourceEnds = Arrays.copyOf(sourceEnds, size);
      origins = Arrays.copyOf(origins, size);
    }
  }

  /**
   * Returns the plain text. It ends with a line feed if it is not empty, so that no word ends where
   * the text does.
   *
   * @param sourceLength the length of the source, in UTF-16 units
   */
  PlainText build(int sourceLength) {
    if (text.length() > 0) {
      int place = sourceEnds[count - 1];
      add('\n', place, place, Origin.PROSE);
    }
    return new PlainText(
        text.toString(),
        Arrays.copyOf(starts, count),
        Arrays.copyOf(sourceStarts, count),
        Arrays.copyOf(sourceEnds, count),
        Arrays.copyOf(origins, count),
        sourceLength);
  }
}
