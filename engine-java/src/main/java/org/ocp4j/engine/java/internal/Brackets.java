package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.REFERENCE_COLLAPSED;
import static org.ocp4j.spi.PayloadFormat.REFERENCE_FULL;
import static org.ocp4j.spi.PayloadFormat.REFERENCE_SHORTCUT;

import org.ocp4j.NodeKind;

/**
 * Matches brackets in content. A pair of brackets becomes a link, an image, a reference, or stays
 * text.
 */
final class Brackets {
  /** Number of integers in a row of {@link #links}. */
  static final int LINK = 8;

  static final int KIND = 0;

  /** The type of a reference. */
  static final int TYPE = 1;

  /** The destination or the label, as offsets into the content. */
  static final int TARGET = 2;

  static final int TARGET_END = 3;

  /** The title; its start is -1 when there is none. */
  static final int TITLE = 4;

  static final int TITLE_END = 5;

  private static final int STRIDE = 3;
  private static final int ITEM = 0;
  private static final int BOTTOM = 1;
  private static final int FLAGS = 2;

  private static final int IMAGE = 1;
  private static final int INACTIVE = 2;

  /** Flag: other brackets stand between this one and its match, so its text is no label. */
  private static final int NESTED = 4;

  final Ints links;

  private final Items items;
  private final Delimiters delimiters;
  private final Labels defined;
  private final Footnotes footnotes;
  private final Links scan = new Links();
  private final Ints stack;

  /** The end of the brackets at the bottom of the stack that are known to be inactive. */
  private int inactive;

  private boolean gfm;

  Brackets(
      Scratch scratch, Items items, Delimiters delimiters, Labels defined, Footnotes footnotes) {
    this.items = items;
    this.delimiters = delimiters;
    this.defined = defined;
    this.footnotes = footnotes;
    links = new Ints(scratch, LINK * 32);
    stack = new Ints(scratch, STRIDE * 32);
  }

  void clear(boolean gfm) {
    this.gfm = gfm;
    links.clear();
    stack.clear();
    scan.reset();
    inactive = 0;
  }

  /** Returns whether an open bracket can still become a link or an image. */
  boolean isOpen() {
    return stack.size > 0;
  }

  /** Adds an opening bracket. The bracket of an image includes the exclamation mark before it. */
  void open(int start, int end, boolean image) {
    int row = stack.row(STRIDE);
    stack.array[row + ITEM] = items.add(Items.BRACKET, start, end);
    stack.array[row + BOTTOM] = delimiters.last();
    stack.array[row + FLAGS] = image ? IMAGE : 0;
  }

  /**
   * Handles a closing bracket.
   *
   * @return where the link or image ends, or {@code at + 1} if the bracket is text
   */
  int close(Text t, int at) {
    if (stack.size == 0) {
      return at + 1;
    }
    int top = stack.size - STRIDE;
    int flags = stack.array[top + FLAGS];
    int end = -1;
    if ((flags & INACTIVE) == 0) {
      int link = links.row(LINK);
      end = target(t, items.end(stack.array[top + ITEM]), at, flags, link);
      if (end < 0) {
        links.size = link;
      } else {
        match(top, at, end, link, (flags & IMAGE) != 0);
      }
    }
    stack.size = top;
    inactive = Math.min(inactive, top);
    if (top > 0) {
      stack.array[top - STRIDE + FLAGS] |= NESTED;
    }
    if (end >= 0) {
      return end;
    }
    if (gfm && (flags & IMAGE) != 0) {
      call(t, stack.array[top + ITEM], at);
    }
    return at + 1;
  }

  /** Adds the call of a footnote, if the brackets after an exclamation mark are one. */
  private void call(Text t, int item, int at) {
    int open = items.end(item) - 1;
    if (footnotes.call(t.bytes, open, t.to) == at) {
      delimiters.undo(open);
      items.truncate(item);
      items.addContent(Items.FOOTNOTE_CALL, open, at + 1, open + 2, at);
    }
  }

  private void match(int top, int at, int end, int link, boolean image) {
    int item = stack.array[top + ITEM];
    items.setLink(item, link);
    items.addLinkEnd(at, end, link);
    delimiters.match(stack.array[top + BOTTOM]);
    if (!image) {
      for (int row = inactive; row < top; row += STRIDE) {
        if ((stack.array[row + FLAGS] & IMAGE) == 0) {
          stack.array[row + FLAGS] |= INACTIVE;
        }
      }
      inactive = top;
    }
  }

  /**
   * Reads the destination or label after the closing bracket at {@code at}.
   *
   * @return where the link or image ends, or -1 if the brackets are neither
   */
  private int target(Text t, int content, int at, int flags, int link) {
    byte[] b = t.bytes;
    int next = at + 1;
    boolean image = (flags & IMAGE) != 0;
    int follows = next < t.to ? b[next] : 0;
    if (follows == '(') {
      int end = resource(b, next, t.to, link);
      if (end >= 0) {
        links.array[link + KIND] = (image ? NodeKind.IMAGE : NodeKind.LINK).code();
        return end;
      }
    }
    links.array[link + KIND] = (image ? NodeKind.IMAGE_REFERENCE : NodeKind.LINK_REFERENCE).code();
    if (follows == '[') {
      int end = scan.label(b, next, t.to);
      if (end >= 0 && defined.isDefined(b, scan.start, scan.end)) {
        return reference(link, REFERENCE_FULL, scan.start, scan.end, end);
      }
    }
    boolean isDefined = (flags & NESTED) == 0
        && at - content <= 4 * Links.LABEL_MAX
        && defined.isDefined(b, content, at);
    if (!isDefined) {
      return -1;
    }
    if (follows != '[') {
      return reference(link, REFERENCE_SHORTCUT, content, at, next);
    }
    return next + 1 < t.to && b[next + 1] == ']'
        ? reference(link, REFERENCE_COLLAPSED, content, at, next + 2)
        : -1;
  }

  private int reference(int link, int type, int from, int to, int end) {
    links.array[link + TYPE] = type;
    links.array[link + TARGET] = from;
    links.array[link + TARGET_END] = to;
    return end;
  }

  private int resource(byte[] b, int open, int to, int link) {
    int i = Links.skipWhitespace(b, open + 1, to);
    int[] a = links.array;
    a[link + TARGET] = i;
    a[link + TARGET_END] = i;
    a[link + TITLE] = -1;
    if (i < to && b[i] == ')') {
      return i + 1;
    }
    i = scan.destination(b, i, to, Links.BALANCE_MAX);
    if (i < 0) {
      return -1;
    }
    a[link + TARGET] = scan.start;
    a[link + TARGET_END] = scan.end;
    int spaced = Links.skipWhitespace(b, i, to);
    if (spaced > i && spaced < to && b[spaced] != ')') {
      i = scan.title(b, spaced, to);
      if (i < 0) {
        return -1;
      }
      if (scan.start < scan.end) {
        a[link + TITLE] = scan.start;
        a[link + TITLE_END] = scan.end;
      }
      spaced = Links.skipWhitespace(b, i, to);
    }
    return spaced < to && b[spaced] == ')' ? spaced + 1 : -1;
  }
}
