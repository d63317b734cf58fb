package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.LIST_ORDERED;
import static org.ocp4j.spi.PayloadFormat.SPREAD;

import org.ocp4j.Limit;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpLimitException;

/**
 * The open block quotes, lists and footnote definitions. A list is one container together with its
 * open item: a line continues it if the line continues the item or starts the next one.
 */
final class Containers {
  private static final int BLOCKQUOTE = 0;
  private static final int LIST = 1;
  private static final int FOOTNOTE = 2;

  private static final int STRIDE = 7;
  private static final int TYPE = 0;
  private static final int ROW = 1;
  private static final int ITEM_ROW = 2;
  private static final int SIZE = 3;
  private static final int MARKER = 4;

  /** Flags: the item began with a blank line, and a blank line followed that one. */
  private static final int BLANK = 5;

  /** Columns of white space that continue a container and all the lists around it. */
  private static final int COLUMNS = 6;

  private static final int INITIAL_BLANK = 1;
  private static final int FURTHER_BLANK = 2;

  /** Columns of white space that continue a footnote definition. */
  private static final int FOOTNOTE_INDENT = 4;

  private final Rows rows;
  private final Footnotes footnotes;
  private final Ints stack;

  /** The indices of the open quotes. */
  private final Ints quotes;

  private boolean mdx;
  private boolean gfm;
  private int maxDepth;
  private int nodeDepth;

  /** The number of open containers that the current line continues. */
  int matched;

  /** Whether the current line starts the next item of an open list. */
  boolean nextItem;

  /** The index after the innermost quote whose marker the current line has, or 0. */
  private int quoteDepth;

  /**
   * Whether the last lines are blank. If so, {@link #blankQuoteDepth} is the {@link #quoteDepth} of
   * the blank line where that is least.
   */
  private boolean blankPending;

  private int blankQuoteDepth;
  private int markedBlanks;

  private final ListMarkers marker = new ListMarkers();

  Containers(Scratch scratch, Rows rows, Footnotes footnotes) {
    this.rows = rows;
    this.footnotes = footnotes;
    stack = new Ints(scratch, STRIDE * 32);
    quotes = new Ints(scratch, 32);
  }

  void begin(Grammar grammar, int maxDepth) {
    mdx = grammar.mdx();
    gfm = grammar.gfm();
    this.maxDepth = maxDepth;
    stack.clear();
    quotes.clear();
    nodeDepth = 0;
    blankPending = false;
    markedBlanks = 0;
  }

  int depth() {
    return stack.size / STRIDE;
  }

  boolean allMatched() {
    return matched == depth();
  }

  // Continuation.

  /**
   * Consumes the prefixes of the containers that the line continues, up to the first container that
   * it does not continue.
   */
  void match(Line line) {
    matched = 0;
    nextItem = false;
    quoteDepth = 0;
    int marked = 0;
    while (matched < depth()) {
      if (line.blank) {
        matched = skipBlank(line, matched, marked);
        noteFurtherBlank();
        break;
      }
      int c = matched * STRIDE;
      int type = stack.array[c + TYPE];
      if (type == BLOCKQUOTE) {
        if (!atQuote(line)) {
          break;
        }
        quote(line);
        marked++;
        quoteDepth = matched + 1;
      } else if (type == LIST ? !matchList(line, c) : !footnote(line)) {
        break;
      }
      matched++;
      if (nextItem) {
        break;
      }
    }
  }

  /**
   * Consumes the prefixes of the containers that a blank line continues, from {@code from} up to
   * the next quote. A blank line costs the same in any number of lists.
   *
   * @param marked the number of quotes before {@code from}
   * @return the index of the next quote, or the number of containers
   */
  private int skipBlank(Line line, int from, int marked) {
    int to = marked < quotes.size ? quotes.array[marked] : depth();
    line.skipColumns(Math.min(line.indent, columnsTo(to) - columnsTo(from)));
    return to;
  }

  /** Returns the columns of white space that continue the lists among the first containers. */
  private int columnsTo(int count) {
    return count == 0 ? 0 : stack.array[(count - 1) * STRIDE + COLUMNS];
  }

  /**
   * Notes that a blank line continues the innermost container. An item that began with a blank line
   * can only be there, because the next line with text decides about it.
   */
  private void noteFurtherBlank() {
    int c = stack.size - STRIDE;
    if (allMatched() && (stack.array[c + BLANK] & INITIAL_BLANK) != 0) {
      stack.array[c + BLANK] |= FURTHER_BLANK;
    }
  }

  private boolean matchList(Line line, int c) {
    int[] a = stack.array;
    boolean further = (a[c + BLANK] & FURTHER_BLANK) != 0;
    a[c + BLANK] = 0;
    if (!further && line.indent >= a[c + SIZE]) {
      line.skipColumns(a[c + SIZE]);
      return true;
    }
    boolean ordered = (rows.flags(a[c + ROW]) & LIST_ORDERED) != 0;
    nextItem = marker.scan(line, mdx, false, a[c + MARKER], ordered);
    return nextItem;
  }

  /** Consumes the indentation of a footnote definition, if the line has it. */
  private static boolean footnote(Line line) {
    if (line.indent < FOOTNOTE_INDENT) {
      return false;
    }
    line.skipColumns(FOOTNOTE_INDENT);
    return true;
  }

  /**
   * Returns whether a later line continues every container. Consumes the prefixes in the line, and
   * changes nothing else.
   */
  boolean continues(Line line) {
    int marked = 0;
    for (int c = 0; c < stack.size; c += STRIDE) {
      if (line.blank) {
        return skipBlank(line, c / STRIDE, marked) == depth();
      }
      if (stack.array[c + TYPE] == BLOCKQUOTE) {
        if (!atQuote(line)) {
          return false;
        }
        quote(line);
        marked++;
      } else if (stack.array[c + TYPE] == FOOTNOTE) {
        if (!footnote(line)) {
          return false;
        }
      } else if (line.indent >= stack.array[c + SIZE]) {
        line.skipColumns(stack.array[c + SIZE]);
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean atQuote(Line line) {
    return !line.blank && (mdx || line.indent < 4) && line.source[line.text] == '>';
  }

  private static void quote(Line line) {
    line.skipTo(1);
    if (line.virtual > 0 || (line.at < line.end && Chars.isSpace(line.source[line.at]))) {
      line.skipColumns(1);
    }
  }

  // Blank lines.

  /**
   * Notes a blank line that belongs to no leaf. With a quote's marker it is content of the
   * containers that it continues, but not of their items.
   */
  void blank(Line line) {
    if (quoteDepth > 0) {
      // A container reaches as far as those in it, once they are closed.
      rows.reach(stack.array[(matched - 1) * STRIDE + ROW], line.end);
      markedBlanks++;
    }
    blankQuoteDepth = blankPending ? Math.min(blankQuoteDepth, quoteDepth) : quoteDepth;
    blankPending = true;
  }

  // New containers.

  /**
   * Opens the containers that the line starts: the next item that {@link #match} found, then
   * others.
   *
   * @param closer runs before the first container is opened
   * @return whether any container was opened
   */
  boolean open(Line line, boolean interrupt, Runnable closer) {
    boolean first = true;
    if (nextItem) {
      first = false;
      closer.run();
      close(matched);
      openItem(line, matched - 1);
    }
    while (!line.blank && (mdx || line.indent < 4)) {
      boolean quote = line.source[line.text] == '>';
      int label = gfm && !quote ? footnotes.definition(line.source, line.text, line.end) : -1;
      if (!quote && label < 0 && !marker.scan(line, mdx, interrupt && !nextItem, 0, false)) {
        return !first;
      }
      if (first) {
        first = false;
        closer.run();
        if (quoteDepth > 0) {
          reachMarker(line);
          markedBlanks++;
        }
        close(matched);
      }
      noteChild();
      if (quote) {
        openQuote(line);
      } else if (label >= 0) {
        openFootnote(line, label);
      } else {
        openList(line);
      }
      matched = depth();
    }
    return !first;
  }

  /**
   * Makes all containers reach to a blank line at the end of the source that has a quote's marker.
   */
  void reachEnd(Line line) {
    if (quoteDepth > 0) {
      reachMarker(line);
    }
  }

  /** Makes the containers that a new one ends reach up to the new one, after a quote's marker. */
  private void reachMarker(Line line) {
    for (int i = matched; i < depth(); i++) {
      rows.reach(stack.array[i * STRIDE + ROW], line.at);
    }
  }

  private void openQuote(Line line) {
    int row = rows.addNode(NodeKind.BLOCKQUOTE.code(), 0, line.text, line.end);
    push(BLOCKQUOTE, row, 1, line.start);
    quote(line);
  }

  private void openFootnote(Line line, int labelEnd) {
    int labelStart = line.text + 2;
    footnotes.define(line.source, labelStart, labelEnd);
    int row = rows.addFootnoteDefinition(line.text, line.end, labelStart, labelEnd);
    push(FOOTNOTE, row, 1, line.start);
    line.skipTo(labelEnd + 2 - line.text);
    line.skipColumns(line.indent);
  }

  private void openList(Line line) {
    boolean ordered = Chars.isDigit(line.source[line.text]);
    int flags = ordered ? LIST_ORDERED : 0;
    int value = ordered ? marker.number : 0;
    int row = rows.addList(flags, line.text, line.end, value);
    push(LIST, row, 2, line.start);
    openItem(line, depth() - 1);
  }

  private void push(int type, int row, int levels, int offset) {
    nodeDepth += levels;
    if (nodeDepth > maxDepth) {
      throw new OcpLimitException(Limit.DEPTH, maxDepth, nodeDepth, offset);
    }
    int c = stack.row(STRIDE);
    stack.array[c + TYPE] = type;
    stack.array[c + ROW] = row;
    stack.array[c + ITEM_ROW] = -1;
    stack.array[c + BLANK] = 0;
    stack.array[c + COLUMNS] = columnsTo(depth() - 1);
    if (type == BLOCKQUOTE) {
      quotes.push(depth() - 1);
    }
  }

  private void openItem(Line line, int index) {
    int c = index * STRIDE;
    if (stack.array[c + ITEM_ROW] >= 0) {
      closeItem(c);
      if (blankPending && blankQuoteDepth <= index) {
        rows.addFlags(stack.array[c + ROW], SPREAD);
      }
      clearBlank();
    }
    stack.array[c + MARKER] = marker.last;
    stack.array[c + ITEM_ROW] = rows.addNode(NodeKind.LIST_ITEM.code(), 0, line.text, line.end);
    int before = line.indent;
    int bytes = marker.bytes;
    line.skipTo(bytes);
    int space = !line.blank && (mdx || line.indent <= 4) ? line.indent : 1;
    stack.array[c + BLANK] = line.blank ? INITIAL_BLANK : 0;
    if (!line.blank) {
      line.skipColumns(space);
    }
    stack.array[c + SIZE] = before + bytes + space;
    stack.array[c + COLUMNS] = columnsTo(index) + before + bytes + space;
  }

  // Children and ends.

  /** Notes that a leaf or a container starts in the innermost open container. */
  void noteChild() {
    if (blankPending) {
      int top = depth() - 1;
      // A blank line in a footnote definition counts as one of the item around it.
      while (top >= 0 && stack.array[top * STRIDE + TYPE] == FOOTNOTE) {
        top--;
      }
      if (top >= 0 && stack.array[top * STRIDE + TYPE] == LIST && blankQuoteDepth <= top) {
        rows.addFlags(stack.array[top * STRIDE + ITEM_ROW], SPREAD);
      }
    }
    clearBlank();
  }

  /** Forgets the last blank lines: they are part of a leaf. */
  void clearBlank() {
    blankPending = false;
    markedBlanks = 0;
  }

  /** Makes the innermost open container reach to {@code end}. */
  void reach(int end) {
    if (stack.size > 0) {
      int c = stack.size - STRIDE;
      int item = stack.array[c + ITEM_ROW];
      rows.reach(item >= 0 ? item : stack.array[c + ROW], end);
    }
  }

  /** Closes the containers from {@code keep} on. */
  void close(int keep) {
    boolean innermost = true;
    while (depth() > keep) {
      int c = stack.size - STRIDE;
      int row = stack.array[c + ROW];
      if (stack.array[c + TYPE] == BLOCKQUOTE) {
        quotes.size--;
      }
      if (stack.array[c + TYPE] == LIST) {
        if (innermost && markedBlanks > 1) {
          rows.addFlags(row, SPREAD);
        }
        closeItem(c);
        nodeDepth--;
      }
      nodeDepth--;
      innermost = false;
      rows.addClose(row);
      stack.size = c;
      reach(rows.end(row));
    }
  }

  private void closeItem(int c) {
    int item = stack.array[c + ITEM_ROW];
    rows.reach(stack.array[c + ROW], rows.end(item));
    rows.addClose(item);
    stack.array[c + ITEM_ROW] = -1;
  }

  /**
   * Returns whether the current line starts the first child of a list item, on the line of its
   * marker or on the next.
   */
  boolean isItemStart(Line line) {
    int c = stack.size - STRIDE;
    if (c < 0 || stack.array[c + TYPE] != LIST) {
      return false;
    }
    int item = stack.array[c + ITEM_ROW];
    if (item != rows.size() - Rows.STRIDE) {
      return false;
    }
    if (rows.start(item) >= line.start) {
      return true;
    }
    int end = rows.end(item);
    return line.text == line.at
        && line.virtual == 0
        && !Chars.isSpace(line.source[end - 1])
        && Chars.afterEol(line.source, end, line.length) == line.start;
  }

  /** Returns whether a block quote is open. */
  boolean inQuote() {
    return quotes.size > 0;
  }
}
