package org.ocp4j.chunks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The ranges of a draft in the source, the Markdown in them, and the text to embed, in UTF-8. */
final class Body {
  private static final byte[] NOTHING = {};

  private final List<Range> ranges = new ArrayList<>();

  /** Where each piece starts, and where it ends: first in the Markdown, and then in the text. */
  private int[] borders;

  private byte[] markdown = NOTHING;
  private int markdownLength;
  private byte[] text = NOTHING;
  private int textLength;
  private int textStart;

  /** A part of the source. */
  record Range(int start, int end, boolean repeated) {
    int length() {
      return end - start;
    }
  }

  /** Creates a body without ranges, for a number of pieces. */
  Body(int pieces) {
    borders = new int[2 * pieces];
  }

  List<Range> ranges() {
    return ranges;
  }

  boolean isEmpty() {
    return markdownLength == 0;
  }

  /** Returns an array with the Markdown, whose length is {@link #markdownLength}. */
  byte[] markdown() {
    return markdown;
  }

  int markdownLength() {
    return markdownLength;
  }

  /** Returns the Markdown as a string. */
  String markdownString() {
    return new String(markdown, 0, markdownLength, StandardCharsets.UTF_8);
  }

  /** Returns an array with the text to embed, whose length is {@link #textLength}. */
  byte[] text() {
    return text;
  }

  int textLength() {
    return textLength;
  }

  /** Returns the index in the text after the context. */
  int textStart() {
    return textStart;
  }

  /** Returns the text to embed without the context, as a string. */
  String textString() {
    return new String(text, textStart, textLength - textStart, StandardCharsets.UTF_8);
  }

  /** Returns the index in the text where a piece starts. */
  int pieceStart(int piece) {
    return borders[2 * piece];
  }

  /** Returns the index in the text where a piece ends. */
  int pieceEnd(int piece) {
    return borders[2 * piece + 1];
  }

  // What follows makes a body.

  /** Adds a range, to the range before it if that is possible. */
  void add(int start, int end, boolean repeated) {
    if (start >= end) {
      return;
    }
    markdownLength += end - start;
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).end == start && ranges.get(last).repeated == repeated) {
      ranges.set(last, new Range(ranges.get(last).start, end, repeated));
    } else {
      ranges.add(new Range(start, end, repeated));
    }
  }

  /** Notes that a piece starts here. */
  void startPiece(int piece) {
    borders[2 * piece] = markdownLength;
  }

  /** Notes that a piece ends here. */
  void endPiece(int piece) {
    borders[2 * piece + 1] = markdownLength;
  }

  /** Removes blank lines at the start, and white space at the end. */
  void trim(SourceReader source) {
    int before = 0;
    while (!ranges.isEmpty()) {
      Range first = ranges.get(0);
      int start = source.skipBlankLines(first.start, first.end);
      before += start - first.start;
      if (start < first.end) {
        ranges.set(0, new Range(start, first.end, first.repeated));
        break;
      }
      ranges.remove(0);
    }
    int behind = 0;
    while (!ranges.isEmpty()) {
      int last = ranges.size() - 1;
      Range range = ranges.get(last);
      int end = source.trimEnd(range.start, range.end);
      behind += range.end - end;
      if (end > range.start) {
        ranges.set(last, new Range(range.start, end, range.repeated));
        break;
      }
      ranges.remove(last);
    }
    markdownLength -= before + behind;
    move(before, markdownLength, 0);
  }

  /** Copies the Markdown of the ranges. */
  void read(SourceReader source) {
    Utf8Buffer buffer = new Utf8Buffer(markdownLength);
    for (Range range : ranges) {
      buffer.append(source, range.start, range.end);
    }
    markdown = buffer.array();
  }

  /** Makes the text of a context and what a reader sees; of all Markdown if that is nothing. */
  void write(String context, Spans hidden) {
    Visible visible = new Visible();
    for (Range range : ranges) {
      visible.add(range, hidden);
    }
    visible.end();
    Utf8Buffer seen = visible.buffer;
    int start = Utf8.skipWhite(seen.array(), 0, seen.length());
    if (start == seen.length()) {
      write(context);
      return;
    }
    borders = visible.borders;
    write(context, seen.array(), start, Utf8.trimEnd(seen.array(), start, seen.length()));
  }

  /** Makes the text of a context and all Markdown. */
  void write(String context) {
    write(context, markdown, Utf8.skipWhite(markdown, 0, markdownLength), markdownLength);
  }

  private void write(String context, byte[] content, int from, int to) {
    Utf8Buffer buffer;
    if (context.isEmpty()) {
      buffer = new Utf8Buffer(to - from);
    } else {
      byte[] head = context.concat(Contexts.END).getBytes(StandardCharsets.UTF_8);
      buffer = new Utf8Buffer(head.length + to - from);
      buffer.append(head, 0, head.length);
    }
    textStart = buffer.length();
    buffer.append(content, from, to);
    text = buffer.array();
    textLength = buffer.length();
    move(from, to - from, textStart);
  }

  /** Moves the borders, after some text at the start and at the end was removed. */
  private void move(int removed, int length, int added) {
    for (int i = 0; i < borders.length; i++) {
      borders[i] = added + Math.max(0, Math.min(borders[i] - removed, length));
    }
  }

  /** What a reader sees of the Markdown. */
  private final class Visible implements Spans.RangeConsumer {
    final Utf8Buffer buffer = new Utf8Buffer(markdownLength);

    /** Where pieces start and end in the buffer. */
    final int[] borders = new int[Body.this.borders.length];

    /** The number of borders that are known. */
    private int known;

    /** How much less the index of a byte in the Markdown is than its offset in the source. */
    private int distance;

    /** The length of the ranges that were added. */
    private int length;

    void add(Range range, Spans hidden) {
      distance = range.start - length;
      length += range.length();
      hidden.rest(range.start, range.end, this);
    }

    @Override
    public void accept(int start, int end) {
      int from = start - distance;
      int to = end - distance;
      while (known < borders.length && Body.this.borders[known] < to) {
        borders[known] = buffer.length() + Math.max(0, Body.this.borders[known] - from);
        known++;
      }
      buffer.append(markdown, from, to);
    }

    void end() {
      while (known < borders.length) {
        borders[known++] = buffer.length();
      }
    }
  }
}
