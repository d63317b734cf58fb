package org.ocp4j.engine.java.internal;

/**
 * Text as it is put together from pieces of content: a reference into the source while the pieces
 * stand next to each other there, else a copy.
 */
final class TextRun {
  /** Where the text starts and ends in the content, escapes and the like included. */
  int start;

  int end;

  private final Values values;
  private Text text = new Text();
  private boolean any;
  private boolean made;
  private int from;
  private int to;
  private int mark;

  TextRun(Values values) {
    this.values = values;
  }

  void begin(Text t) {
    text = t;
    drop();
  }

  /** Forgets the text. */
  void drop() {
    any = false;
    made = false;
  }

  /** Adds the bytes from {@code p} to {@code q}. */
  void add(int p, int q) {
    if (p < q) {
      add(p, q, p);
    }
  }

  /** Adds the bytes from {@code p} to {@code q} of a piece that starts at {@code first}. */
  void add(int p, int q, int first) {
    if (!any) {
      any = true;
      start = first;
      from = p;
      to = q;
      if (!text.contiguous(p, q)) {
        copy();
      }
    } else if (made) {
      values.side.append(text.b, p, q);
    } else if (p == to && text.contiguous(from, q)) {
      to = q;
    } else {
      copy();
      values.side.append(text.b, p, q);
    }
    end = q;
  }

  private void copy() {
    made = true;
    mark = values.side.n;
    values.side.append(text.b, from, to);
  }

  private void toMade(int first) {
    if (!any) {
      any = true;
      start = first;
      made = true;
      mark = values.side.n;
    } else if (!made) {
      copy();
    }
  }

  /** Adds what a character reference stands for. */
  void reference(int p, int q) {
    toMade(p);
    References.append(text.b, p, q, values.side);
    end = q;
  }

  /** Adds U+FFFD for a NUL. */
  void replacement(int p, int q) {
    toMade(p);
    values.side.appendCodePoint(0xFFFD);
    end = q;
  }

  /** Leaves the text in the values; answers whether there is any. */
  boolean finish() {
    if (!any) {
      return false;
    }
    if (made) {
      values.offset = ~mark;
      values.length = values.side.n - mark;
    } else {
      values.offset = text.source(from);
      values.length = to - from;
    }
    return true;
  }
}
