package org.ocp4j.engine.java.internal;

import java.util.Arrays;

/** Reads definitions at the start of a paragraph's content and keeps them. */
final class Definitions {
  /** Number of integers in a row of {@link #rows}. */
  static final int STRIDE = 8;

  static final int LABEL = 0;
  static final int IDENTIFIER = 2;
  static final int URL = 4;
  static final int TITLE = 6;

  /** Rows of four values, each an offset and a length as in {@link Values}. */
  final Ints rows;

  final Labels labels;
  private final Links links = new Links();
  private final Values values;

  int start;
  int end;

  Definitions(Scratch scratch, Values values) {
    this.values = values;
    rows = new Ints(scratch, 64);
    labels = new Labels(scratch);
  }

  /** Starts a document. */
  void clear() {
    rows.clear();
    labels.clear();
  }

  /**
   * Reads one definition.
   *
   * @param at the offset of its opening bracket
   * @return where the next line starts, or -1 if there is no definition here
   */
  int scan(Text t, int at) {
    byte[] b = t.bytes;
    int to = t.to;
    links.reset();
    int i = links.label(b, at, to);
    if (i < 0 || i >= to || b[i] != ':') {
      return -1;
    }
    int labelStart = links.start;
    int labelEnd = links.end;
    i = links.destination(b, Links.skipWhitespace(b, i + 1, to), to, Integer.MAX_VALUE);
    if (i < 0) {
      return -1;
    }
    int urlStart = links.start;
    int urlEnd = links.end;
    int lineEnd = Chars.skipSpace(b, i, to);
    boolean atEnd = lineEnd == to || Chars.isEol(b[lineEnd]);
    int titled = title(b, i, to);
    if (titled < 0 && !atEnd) {
      return -1;
    }
    add(t, labelStart, labelEnd, urlStart, urlEnd, titled >= 0);
    start = t.source(at);
    int last = titled >= 0 ? titled : lineEnd;
    end = t.sourceEnd(last);
    return Chars.afterEol(b, last, to);
  }

  private int title(byte[] b, int at, int to) {
    int i = Links.skipWhitespace(b, at, to);
    if (i == at) {
      return -1;
    }
    i = links.title(b, i, to);
    if (i < 0) {
      return -1;
    }
    i = Chars.skipSpace(b, i, to);
    return i == to || Chars.isEol(b[i]) ? i : -1;
  }

  private void add(Text t, int labelStart, int labelEnd, int urlStart, int urlEnd, boolean titled) {
    int titleStart = links.start;
    int titleEnd = links.end;
    int row = rows.row(STRIDE);
    values.unescaped(t, labelStart, labelEnd);
    put(row + LABEL);
    identifier(t, labelStart, labelEnd, labels, values);
    put(row + IDENTIFIER);
    values.unescaped(t, urlStart, urlEnd);
    put(row + URL);
    if (titled && titleStart < titleEnd) {
      values.title(t, titleStart, titleEnd);
    } else {
      values.none();
    }
    put(row + TITLE);
    labels.define(t.bytes, labelStart, labelEnd);
  }

  private void put(int at) {
    rows.array[at] = values.offset;
    rows.array[at + 1] = values.length;
  }

  /**
   * Makes the identifier of a label: the label itself in the source, if that is its canonical form.
   */
  static void identifier(Text t, int from, int to, Labels labels, Values values) {
    Bytes key = labels.identifier(t.bytes, from, to);
    if (key.size == to - from
        && t.contiguous(from, to)
        && Arrays.equals(key.array, 0, key.size, t.bytes, from, to)) {
      values.plain(t, from, to);
    } else {
      values.made(key);
    }
  }
}
