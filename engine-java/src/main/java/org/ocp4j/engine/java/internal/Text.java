package org.ocp4j.engine.java.internal;

/**
 * The content of a block as one run of bytes. If the content is contiguous in the source, it is the
 * source itself; otherwise it is a copy of its lines without the prefixes of their containers, with
 * a map to source offsets.
 */
final class Text {
  /** An empty text that is never written to. */
  static final Text NONE = new Text(new Scratch(), 0);

  byte[] bytes = Scratch.NONE;
  int from;
  int to;

  private byte[] source = bytes;
  private final Bytes copy;
  private final Ints map;
  private int cursor;
  private boolean direct = true;

  Text(Scratch scratch) {
    this(scratch, 1024);
  }

  private Text(Scratch scratch, int capacity) {
    copy = new Bytes(scratch, capacity);
    map = new Ints(scratch, capacity / 16);
  }

  /** Makes the source from {@code start} to {@code end} the content. */
  void direct(byte[] source, int start, int end) {
    this.source = source;
    bytes = source;
    from = start;
    to = end;
    direct = true;
  }

  /** Starts a copy, to which segments are appended. */
  void begin(byte[] source) {
    this.source = source;
    copy.clear();
    map.clear();
    cursor = 0;
    direct = false;
    from = 0;
    to = 0;
    bytes = copy.array;
  }

  /** Appends source bytes to the copy. */
  void segment(int start, int end) {
    int last = map.size - 2;
    if (last < 0 || map.array[last + 1] + (copy.size - map.array[last]) != start) {
      map(start);
    }
    copy.append(source, start, end);
    bytes = copy.array;
    to = copy.size;
  }

  /** Appends the spaces of a tab that ends at {@code offset}. */
  void spaces(int offset, int count) {
    for (int i = 0; i < count; i++) {
      map(offset);
      copy.push(' ');
    }
    bytes = copy.array;
    to = copy.size;
  }

  private void map(int start) {
    int at = map.row(2);
    map.array[at] = copy.size;
    map.array[at + 1] = start;
  }

  /**
   * Makes the segments {@code [first, last)} the content. A segment is a start, an end and virtual
   * spaces.
   */
  void segments(byte[] source, Ints segments, int first, int last) {
    if (last - first == 3 && segments.array[first + 2] == 0) {
      direct(source, segments.array[first], segments.array[first + 1]);
      return;
    }
    begin(source);
    for (int i = first; i < last; i += 3) {
      spaces(segments.array[i], segments.array[i + 2]);
      segment(segments.array[i], segments.array[i + 1]);
    }
  }

  /** Returns whether the content is the source itself and does not end in white space. */
  boolean isTrimmedSource() {
    return direct && from < to && !Chars.isSpace(bytes[to - 1]);
  }

  /** Returns the source offset of the byte at {@code p}, or of the end if {@code p} is the end. */
  int source(int p) {
    if (direct) {
      return p;
    }
    int i = find(p);
    return map.array[i + 1] + (p - map.array[i]);
  }

  /** Returns the source offset after the byte before {@code p}. */
  int sourceEnd(int p) {
    return direct || p == 0 ? source(p) : source(p - 1) + 1;
  }

  /** Returns whether the bytes from {@code p} to {@code q} are contiguous in the source. */
  boolean contiguous(int p, int q) {
    return direct || p >= q || find(p) == find(q - 1);
  }

  private int find(int p) {
    int[] a = map.array;
    int i = cursor;
    if (a[i] <= p && (i + 2 >= map.size || p < a[i + 2])) {
      return i;
    }
    int low = 0;
    int high = map.size / 2 - 1;
    while (low < high) {
      int mid = (low + high + 1) >>> 1;
      if (a[mid * 2] <= p) {
        low = mid;
      } else {
        high = mid - 1;
      }
    }
    cursor = low * 2;
    return cursor;
  }

  /**
   * Returns the column of the byte at {@code p} in its source line, from zero and with tabs
   * expanded.
   */
  int column(int p) {
    int end = p < to || direct ? source(p) : sourceEnd(p);
    int start = end;
    while (start > 0 && !Chars.isEol(source[start - 1])) {
      start--;
    }
    int column = 0;
    for (int i = start; i < end; i++) {
      column = source[i] == '\t' ? (column | 3) + 1 : column + 1;
    }
    return column;
  }
}
