package org.ocp4j.engine.java.internal;

/**
 * Turns spans of content into values. A value that stands verbatim in the source is a reference
 * into the source. Other values (with escapes resolved, prefixes removed, or lines joined) are
 * built in a side buffer, and copied to the pool when their node is added.
 *
 * <p>Every method sets {@link #offset}, a source offset or the complement of an offset into {@link
 * #side}, and {@link #length}.
 */
final class Values {
  /** The offset of an absent value. */
  static final int ABSENT = Integer.MIN_VALUE;

  final Bytes side;
  int offset;
  int length;

  private byte[] source = Scratch.NONE;
  private boolean hasNul;

  /**
   * The content of the value that is being built. The value starts at {@link #mark} in the side
   * buffer; the content is copied up to {@link #copied}.
   */
  private Text text = Text.NONE;

  private int mark;
  private int copied;
  private boolean made;

  Values(Scratch scratch) {
    side = new Bytes(scratch, 1024);
  }

  /** Starts a document. */
  void begin(byte[] source, boolean hasNul) {
    this.source = source;
    this.hasNul = hasNul;
    side.clear();
  }

  // A value is begun, cut where it differs from the content, and ended.

  private void begin(Text t, int p, int q) {
    text = t;
    mark = side.size;
    copied = p;
    made = !t.contiguous(p, q) || !clean(t.bytes, p, q);
  }

  /** Copies the content up to {@code p} and continues at {@code next}. */
  private void cut(int p, int next) {
    copy(text.bytes, copied, p);
    copied = next;
    made = true;
  }

  private void end(int p, int q) {
    if (made) {
      copy(text.bytes, copied, q);
      finish();
    } else {
      offset = text.source(p);
      length = q - p;
    }
  }

  private void finish() {
    offset = ~mark;
    length = side.size - mark;
  }

  private void copy(byte[] b, int p, int q) {
    if (!hasNul) {
      side.append(b, p, q);
      return;
    }
    for (int i = p; i < q; i++) {
      if (b[i] == 0) {
        side.appendCodePoint(0xFFFD);
      } else {
        side.push(b[i]);
      }
    }
  }

  private boolean clean(byte[] b, int p, int q) {
    return !hasNul || Scan.indexOf(b, p, q, 0) == q;
  }

  /** Makes an absent value. */
  void none() {
    offset = ABSENT;
    length = 0;
  }

  /** Makes a value of the bytes as they are. */
  void plain(Text t, int p, int q) {
    begin(t, p, q);
    end(p, q);
  }

  /** Makes a value of the lines of a block. A segment is a start, an end and virtual spaces. */
  void lines(Ints segments, int first, int last) {
    int[] a = segments.array;
    if (last - first == 3 && a[first + 2] == 0 && clean(source, a[first], a[first + 1])) {
      offset = a[first];
      length = a[first + 1] - a[first];
      return;
    }
    mark = side.size;
    for (int i = first; i < last; i += 3) {
      for (int k = a[i + 2]; k > 0; k--) {
        side.push(' ');
      }
      copy(source, a[i], a[i + 1]);
    }
    finish();
  }

  /** Makes a value with character escapes and references resolved. */
  void unescaped(Text t, int p, int q) {
    unescaped(t, p, q, false);
  }

  /**
   * Makes the value of a title, like {@link #unescaped}, but without the white space after a line
   * ending.
   */
  void title(Text t, int p, int q) {
    unescaped(t, p, q, true);
  }

  private void unescaped(Text t, int p, int q, boolean dropPrefix) {
    byte[] b = t.bytes;
    begin(t, p, q);
    int i = p;
    while (i < q) {
      int c = b[i];
      int next = i + 1;
      if (c == '\\' && next < q && Chars.isAsciiPunctuation(b[next])) {
        cut(i, next);
        next++;
      } else if (c == '&') {
        int end = References.scan(b, i, q);
        if (end > 0) {
          cut(i, end);
          References.append(b, i, end, side);
          next = end;
        }
      } else if (dropPrefix && Chars.isEol(c)) {
        int after = Chars.skipSpace(b, next, q);
        if (after > next) {
          cut(next, after);
          next = after;
        }
      }
      i = next;
    }
    end(p, q);
  }

  /**
   * Makes the value of a JSX attribute: references are resolved as in XML, and white space after a
   * line ending is dropped.
   */
  void jsxString(Text t, int p, int q) {
    byte[] b = t.bytes;
    begin(t, p, q);
    int i = p;
    while (i < q) {
      int c = b[i];
      int next = i + 1;
      if (c == '&') {
        int end = References.scanLong(b, i, q);
        if (end > 0) {
          cut(i, end);
          References.appendForAttribute(b, i, end, side);
          next = end;
        }
      } else if (Chars.isEol(c)) {
        int after = skipJsWhitespace(b, next, q);
        if (after > next) {
          cut(next, after);
          next = after;
        }
      }
      i = next;
    }
    end(p, q);
  }

  private static int skipJsWhitespace(byte[] b, int from, int to) {
    int i = from;
    while (i < to && !Chars.isEol(b[i])) {
      int cp = Chars.codePointAt(b, i);
      if (!UnicodeTables.isJsWhitespace(cp)) {
        break;
      }
      i += Chars.length(cp);
    }
    return i;
  }

  /**
   * Makes the value of code between braces, without up to two columns of white space after each
   * line ending.
   */
  void expression(Text t, int p, int q) {
    dedented(t, p, q, 2);
  }

  /**
   * Makes the value of raw HTML in text, without up to three columns of white space after each line
   * ending.
   */
  void html(Text t, int p, int q) {
    dedented(t, p, q, 3);
  }

  private void dedented(Text t, int p, int q, int columns) {
    byte[] b = t.bytes;
    begin(t, p, q);
    int i = Scan.lineEnd(b, p, q);
    while (i < q) {
      int next = Chars.afterEol(b, i, q);
      if (next < q && Chars.isSpace(b[next])) {
        cut(next, next);
        next = dedent(t, next, q, columns);
        copied = next;
      }
      i = Scan.lineEnd(b, next, q);
    }
    end(p, q);
  }

  /**
   * Skips columns of white space. The other columns of a tab that is skipped in part become spaces.
   */
  private int dedent(Text t, int from, int to, int columns) {
    byte[] b = t.bytes;
    int i = from;
    int left = columns;
    int column = -1;
    while (left > 0 && i < to && Chars.isSpace(b[i])) {
      int width = 1;
      if (b[i] == '\t') {
        column = column < 0 ? t.column(i) : column;
        width = 4 - (column & 3);
      }
      if (column >= 0) {
        column += width;
      }
      i++;
      if (width > left) {
        for (int k = width - left; k > 0; k--) {
          side.push(' ');
        }
        return i;
      }
      left -= width;
    }
    return i;
  }

  /** Makes a value of a prefix and content. */
  void prefixed(byte[] prefix, Text t, int p, int q) {
    mark = side.size;
    side.append(prefix, 0, prefix.length);
    copy(t.bytes, p, q);
    finish();
  }

  /** Makes a value of a prefix and other bytes. */
  void joined(byte[] prefix, byte[] bytes, int from, int to) {
    mark = side.size;
    side.append(prefix, 0, prefix.length);
    side.append(bytes, from, to);
    finish();
  }

  /** Makes the value of code in a table cell, without the backslash before a pipe. */
  void cellCode(Text t, int p, int q) {
    byte[] b = t.bytes;
    begin(t, p, q);
    int i = p;
    while (i < q) {
      if (b[i] == '\\' && i + 1 < q && (b[i + 1] == '\\' || b[i + 1] == '|')) {
        if (b[i + 1] == '|') {
          cut(i, i + 1);
        }
        i++;
      }
      i++;
    }
    end(p, q);
  }

  /** Makes a value of bytes that stand nowhere in the source, such as a canonical label. */
  void made(Bytes bytes) {
    mark = side.size;
    side.append(bytes.array, 0, bytes.size);
    finish();
  }
}
