package org.ocp4j.engine.java.internal;

import java.util.Arrays;
import org.ocp4j.NodeKind;

/**
 * Matches emphasis and strikethrough: runs of asterisks, underscores and tildes. Runs are matched
 * when a link closes or the content ends. A pair is bytes at the right end of its opener and as
 * many at the left end of its closer.
 */
final class Delimiters {
  /** Number of integers in a pair. */
  private static final int PAIR = 3;

  private static final int SIZE = 0;
  private static final int NEXT_OPENED = 1;
  private static final int NEXT_CLOSED = 2;

  private static final int STRIDE = 3;
  private static final int ITEM = 0;
  private static final int PREVIOUS = 1;
  private static final int NEXT = 2;

  private final Ints pairs;

  private final Items items;

  /** The runs that are neither matched nor dropped, as a list linked through its rows. */
  private final Ints runs;

  /**
   * The run below which a closer finds no opener, by mark, by whether the closer can open, and by
   * its length modulo 3.
   */
  private final int[] bottoms;

  /** Open runs of one tilde. */
  private final Ints single;

  private final Ints twice;

  private int last;

  /** Whether runs of tildes count. They make more of the runs beside them open or close. */
  private boolean gfm;

  /** The mark of the first run. */
  private int firstMark;

  private int firstStart;
  private boolean tildes;

  Delimiters(Scratch scratch, Items items) {
    this.items = items;
    pairs = new Ints(scratch, PAIR * 64);
    runs = new Ints(scratch, STRIDE * 64);
    bottoms = scratch.ints(12);
    single = new Ints(scratch, 16);
    twice = new Ints(scratch, 16);
  }

  void clear(boolean gfm) {
    this.gfm = gfm;
    pairs.clear();
    runs.clear();
    last = -1;
    firstMark = 0;
    tildes = false;
  }

  /** Returns the number of bytes of each run that a pair uses. */
  int pairSize(int pair) {
    return pairs.array[pair + SIZE];
  }

  /** Returns the pair that the same run opens next, or -1. */
  int nextOpened(int pair) {
    return pairs.array[pair + NEXT_OPENED];
  }

  /** Returns the pair that the same run closes next, or -1. */
  int nextClosed(int pair) {
    return pairs.array[pair + NEXT_CLOSED];
  }

  /** Returns the kind of node that a pair of {@code size} bytes of a mark makes. */
  static NodeKind kind(int mark, int size) {
    return mark == '~' ? NodeKind.DELETE : size == 2 ? NodeKind.STRONG : NodeKind.EMPHASIS;
  }

  /**
   * Returns the last run that can still be matched, or -1. {@link #match} takes it as the bottom.
   */
  int last() {
    return last;
  }

  /** Adds a run, which is an item. */
  private void add(int item) {
    int row = runs.row(STRIDE);
    runs.array[row + ITEM] = item;
    runs.array[row + PREVIOUS] = last;
    runs.array[row + NEXT] = -1;
    if (last >= 0) {
      runs.array[last + NEXT] = row;
    }
    last = row;
  }

  /** Adds the run of one mark in {@code [start, end)}. A run of tildes has one or two. */
  void add(Text t, int start, int end) {
    byte[] b = t.bytes;
    int mark = b[start];
    if (firstMark == 0) {
      firstMark = mark;
      firstStart = start;
    }
    int before = start == t.from ? WHITE : classBefore(b, start);
    int after = end == t.to ? WHITE : classOf(Chars.codePointAt(b, end));
    boolean open = after == OTHER || (after == PUNCTUATION && before != OTHER);
    boolean close = before == OTHER || (before == PUNCTUATION && after != OTHER);
    if (gfm && mark != '~') {
      open |= end < t.to && b[end] == '~';
      close |= start > t.from && b[start - 1] == '~';
    }
    if (mark == '_') {
      boolean canOpen = open && (before != OTHER || !close);
      close = close && (after != OTHER || !open);
      open = canOpen;
    }
    int flags = (open ? Items.CAN_OPEN : 0) | (close ? Items.CAN_CLOSE : 0);
    if (flags != 0) {
      tildes |= mark == '~';
      add(items.addDelimiter(start, end, mark, flags));
    }
  }

  /** Removes the runs that start at or after {@code start}, with their items. */
  void undo(int start) {
    while (last >= 0 && items.start(runs.array[last + ITEM]) >= start) {
      items.truncate(runs.array[last + ITEM]);
      last = runs.array[last + PREVIOUS];
    }
    if (last >= 0) {
      runs.array[last + NEXT] = -1;
    }
    if (firstStart >= start) {
      firstMark = 0;
    }
  }

  private static final int OTHER = 0;
  private static final int WHITE = 1;
  private static final int PUNCTUATION = 2;

  private static int classBefore(byte[] b, int at) {
    return classOf(Chars.codePointAt(b, Chars.previous(b, at)));
  }

  private static int classOf(int cp) {
    if (cp < 128) {
      // NUL stands for the replacement character, which is a symbol.
      return Chars.isAlphanumeric(cp)
          ? OTHER
          : UnicodeTables.isJsWhitespace(cp)
              ? WHITE
              : cp == 0 || Chars.isAsciiPunctuation(cp) ? PUNCTUATION : OTHER;
    }
    if (UnicodeTables.isJsWhitespace(cp)) {
      return WHITE;
    }
    // Above the basic plane the reference implementation sees surrogates, which have no class.
    return cp < 0x10000 && UnicodeTables.isPunctuationOrSymbol(cp) ? PUNCTUATION : OTHER;
  }

  /** Matches all runs that are left, at the end of the content. */
  void matchRest() {
    match(-1, firstMark == '~');
  }

  /**
   * Matches the runs after {@code bottom}, which are in a link, and drops those without a match.
   */
  void match(int bottom) {
    match(bottom, true);
  }

  /**
   * Matches tildes first or the other marks first. Pairs of the first sort are not cut by the
   * second.
   */
  private void match(int bottom, boolean tildesFirst) {
    if (tildes && tildesFirst) {
      strike(bottom, -1, true);
    }
    emphasize(bottom, -1);
    if (tildes && !tildesFirst) {
      strike(bottom, -1, false);
    }
    last = bottom;
    if (bottom >= 0) {
      runs.array[bottom + NEXT] = -1;
    }
  }

  /**
   * Matches the runs of asterisks and of underscores after {@code bottom} and before {@code limit}.
   */
  private void emphasize(int bottom, int limit) {
    Arrays.fill(bottoms, bottom);
    int closer = after(bottom);
    while (closer >= 0 && closer != limit) {
      int item = runs.array[closer + ITEM];
      if (!items.canClose(item) || isTilde(item)) {
        closer = runs.array[closer + NEXT];
        continue;
      }
      int slot = slot(item);
      int opener = runs.array[closer + PREVIOUS];
      while (opener != bottoms[slot] && opener >= 0 && !matches(runs.array[opener + ITEM], item)) {
        opener = runs.array[opener + PREVIOUS];
      }
      if (opener == bottoms[slot] || opener < 0) {
        bottoms[slot] = runs.array[closer + PREVIOUS];
        int next = runs.array[closer + NEXT];
        if (!items.canOpen(item)) {
          remove(closer);
        }
        closer = next;
      } else {
        closer = pair(opener, closer);
      }
    }
  }

  private int after(int row) {
    return row >= 0 ? runs.array[row + NEXT] : first();
  }

  private boolean isTilde(int item) {
    return items.mark(item) == '~';
  }

  private int first() {
    int row = last;
    while (row >= 0 && runs.array[row + PREVIOUS] >= 0) {
      row = runs.array[row + PREVIOUS];
    }
    return row;
  }

  private int slot(int item) {
    int mark = items.mark(item) == '*' ? 0 : 6;
    int opens = items.canOpen(item) ? 3 : 0;
    return mark + opens + items.unused(item) % 3;
  }

  private boolean matches(int opener, int closer) {
    if (!items.canOpen(opener) || items.mark(opener) != items.mark(closer)) {
      return false;
    }
    boolean both = items.canClose(opener) || items.canOpen(closer);
    int size = items.unused(closer);
    return !both || size % 3 == 0 || (items.unused(opener) + size) % 3 != 0;
  }

  /**
   * Pairs two runs.
   *
   * @return the next closer, which is the same while it has unused bytes
   */
  private int pair(int opener, int closer) {
    if (tildes && hasTilde(opener, closer)) {
      strike(opener, closer, false);
    }
    int open = runs.array[opener + ITEM];
    int close = runs.array[closer + ITEM];
    int use = items.unused(open) > 1 && items.unused(close) > 1 ? 2 : 1;
    addPair(open, close, use);
    runs.array[opener + NEXT] = closer;
    runs.array[closer + PREVIOUS] = opener;
    lowerBottoms(opener);
    if (items.unused(open) == 0) {
      remove(opener);
    }
    if (items.unused(close) > 0) {
      return closer;
    }
    int next = runs.array[closer + NEXT];
    remove(closer);
    return next;
  }

  private void addPair(int open, int close, int use) {
    int row = pairs.row(PAIR);
    pairs.array[row + SIZE] = use;
    pairs.array[row + NEXT_OPENED] = items.firstOpened(open);
    pairs.array[row + NEXT_CLOSED] = -1;
    items.open(open, row, use);
    int lastClosed = items.lastClosed(close);
    if (lastClosed >= 0) {
      pairs.array[lastClosed + NEXT_CLOSED] = row;
    }
    items.close(close, row, use);
  }

  /**
   * Moves the bottoms at or above an opener below it. The opener's length has changed, so that
   * closers may match it that could not before.
   */
  private void lowerBottoms(int opener) {
    int below = runs.array[opener + PREVIOUS];
    for (int i = 0; i < bottoms.length; i++) {
      if (bottoms[i] >= opener) {
        bottoms[i] = below;
      }
    }
  }

  private void remove(int row) {
    int previous = runs.array[row + PREVIOUS];
    int next = runs.array[row + NEXT];
    if (previous >= 0) {
      runs.array[previous + NEXT] = next;
    }
    if (next >= 0) {
      runs.array[next + PREVIOUS] = previous;
    } else {
      last = previous;
    }
    for (int i = 0; i < bottoms.length; i++) {
      if (bottoms[i] == row) {
        bottoms[i] = previous;
      }
    }
  }

  // Strikethrough.

  private boolean hasTilde(int from, int to) {
    for (int row = runs.array[from + NEXT]; row != to; row = runs.array[row + NEXT]) {
      if (isTilde(runs.array[row + ITEM])) {
        return true;
      }
    }
    return false;
  }

  /**
   * Matches the runs of tildes after one row and before another, each with the nearest of its
   * length, and takes them off the list.
   *
   * @param emphasis whether the emphasis inside a match is still to be matched
   */
  private void strike(int from, int to, boolean emphasis) {
    single.clear();
    twice.clear();
    int row = after(from);
    while (row >= 0 && row != to) {
      int next = runs.array[row + NEXT];
      int item = runs.array[row + ITEM];
      if (isTilde(item)) {
        Ints openers = items.unused(item) == 1 ? single : twice;
        if (items.canClose(item) && openers.size > 0) {
          strikePair(openers.array[openers.size - 1], row, emphasis);
        } else if (items.canOpen(item)) {
          openers.push(row);
        } else {
          remove(row);
        }
      }
      row = next;
    }
    dropOpeners(single, 0);
    dropOpeners(twice, 0);
  }

  private void strikePair(int opener, int closer, boolean emphasis) {
    dropOpeners(single, opener + 1);
    dropOpeners(twice, opener + 1);
    if (emphasis) {
      emphasize(opener, closer);
    }
    int open = runs.array[opener + ITEM];
    addPair(open, runs.array[closer + ITEM], items.unused(open));
    runs.array[opener + NEXT] = closer;
    runs.array[closer + PREVIOUS] = opener;
    // The opener is the last one of its size.
    Ints openers = single.size > 0 && single.array[single.size - 1] == opener ? single : twice;
    openers.size--;
    remove(opener);
    remove(closer);
  }

  /** Takes the openers from {@code row} on off the list: they are text. */
  private void dropOpeners(Ints openers, int row) {
    while (openers.size > 0 && openers.array[openers.size - 1] >= row) {
      remove(openers.array[--openers.size]);
    }
  }
}
