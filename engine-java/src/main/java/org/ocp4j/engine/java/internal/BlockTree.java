package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.CODE_FENCED;
import static org.ocp4j.spi.PayloadFormat.FIELD_ALERT;
import static org.ocp4j.spi.PayloadFormat.FIELD_IDENTIFIER;
import static org.ocp4j.spi.PayloadFormat.FIELD_LABEL;
import static org.ocp4j.spi.PayloadFormat.FIELD_LANG;
import static org.ocp4j.spi.PayloadFormat.FIELD_META;
import static org.ocp4j.spi.PayloadFormat.FIELD_TITLE;
import static org.ocp4j.spi.PayloadFormat.FIELD_URL;

import org.ocp4j.NodeKind;
import org.ocp4j.spi.PayloadFormat;

/** The second pass: makes nodes of {@link Rows} and parses the content of leaves. */
final class BlockTree {
  private final Tree tree;
  private final Values values;
  private final Blocks blocks;
  private final Elements elements;
  private final InlineTree inlineTree;
  private final Text text;

  private byte[] source = new byte[0];
  private boolean gfm;

  /** The alignments of the open table. */
  private int firstAlign;

  private int alignsEnd;

  BlockTree(
      Scratch scratch,
      Tree tree,
      Values values,
      Blocks blocks,
      Inlines inlines,
      Elements elements) {
    this.tree = tree;
    this.values = values;
    this.blocks = blocks;
    this.elements = elements;
    text = new Text(scratch);
    inlineTree = new InlineTree(scratch, tree, values, inlines, elements);
  }

  /** Drops the reference to the last text. */
  void forget() {
    inlineTree.forget();
  }

  /** Builds the tree of a source whose content starts at {@code start}. */
  void build(byte[] source, int start, int length, Grammar grammar) {
    this.source = source;
    gfm = grammar.gfm();
    inlineTree.begin(grammar);
    elements.begin(source);
    tree.open(NodeKind.ROOT.code(), 0, start, 0);
    Rows rows = blocks.rows;
    for (int row = 0; row < rows.size(); row += Rows.STRIDE) {
      row(rows, row);
    }
    elements.checkClosed(null);
    tree.close(length);
  }

  private void row(Rows rows, int row) {
    int kind = rows.kind(row);
    int start = rows.start(row);
    int end = rows.end(row);
    if (kind == Rows.CLOSE) {
      close(rows, rows.opening(row));
    } else if (kind == Rows.TAG) {
      tag(rows, row, start, end);
    } else if (kind == NodeKind.PARAGRAPH.code()) {
      content(rows, row, NodeKind.PARAGRAPH, 0);
    } else if (kind == NodeKind.HEADING.code()) {
      content(rows, row, NodeKind.HEADING, rows.headingDepth(row));
    } else if (kind == NodeKind.LIST.code()) {
      tree.open(kind, rows.flags(row), start, rows.listStart(row));
    } else if (kind == NodeKind.LIST_ITEM.code()) {
      tree.open(kind, rows.flags(row), start, 0);
    } else if (kind == NodeKind.BLOCKQUOTE.code()) {
      boolean mayAlert = gfm && tree.isAtTop();
      tree.open(kind, 0, start, 0);
      if (mayAlert) {
        alert(rows, row + Rows.STRIDE);
      }
    } else if (kind == NodeKind.FOOTNOTE_DEFINITION.code()) {
      tree.open(kind, 0, start, 0);
      inlineTree.label(text, source, rows.labelStart(row), rows.labelEnd(row));
    } else if (kind == NodeKind.TABLE.code()) {
      tree.open(kind, 0, start, 0);
      firstAlign = rows.firstAlign(row);
      alignsEnd = rows.alignsEnd(row);
    } else if (kind == NodeKind.TABLE_ROW.code()) {
      tableRow(rows.flags(row), start, end);
    } else if (kind == NodeKind.DEFINITION.code()) {
      definition(rows.definition(row), start, end);
    } else {
      literal(rows, row, kind, start, end);
    }
  }

  private void tag(Rows rows, int row, int start, int end) {
    if (!rows.isRefused(row)) {
      elements.tag(rows.tag(row), true);
      return;
    }
    tree.open(NodeKind.PARAGRAPH.code(), 0, start, 0);
    tree.leaf(NodeKind.TEXT.code(), 0, start, end, 0);
    tree.value(values, rows.tagTextOffset(row), rows.tagTextLength(row));
    tree.close(end);
  }

  private void close(Rows rows, int opening) {
    int end = rows.end(opening);
    elements.checkClosed(Tree.type(rows.kind(opening)));
    tree.close(end);
  }

  private void content(Rows rows, int row, NodeKind kind, int depth) {
    int start = rows.start(row);
    int end = rows.end(row);
    tree.open(kind.code(), 0, start, depth);
    text.segments(source, blocks.segments, rows.firstSegment(row), rows.segmentsEnd(row));
    int paragraph = tree.innermost();
    boolean task = gfm && kind == NodeKind.PARAGRAPH && rows.startsItem(row) && task();
    inlineTree.content(text);
    if (task) {
      tree.startAtText(paragraph, text.source(text.from));
    }
    elements.checkClosed(kind.type());
    tree.close(end);
  }

  /**
   * Takes a check box off the start of the content, with the white space after it.
   *
   * @return whether there was a check box
   */
  private boolean task() {
    byte[] b = text.bytes;
    int at = text.from;
    int to = text.to;
    if (at + 3 >= to || b[at] != '[') {
      return false;
    }
    int mark = b[at + 1];
    int close = Chars.isEol(mark) ? Chars.afterEol(b, at + 1, to) : at + 2;
    boolean checked = mark == 'x' || mark == 'X';
    if ((!checked && !Chars.isSpaceOrEol(mark)) || close + 1 >= to || b[close] != ']') {
      return false;
    }
    int after = close + 1;
    int next = Chars.skipSpace(b, after, to);
    if (next == to || (next == after && !Chars.isEol(b[after]))) {
      return false;
    }
    tree.check(checked);
    text.from = afterBox(b, after, next);
    return true;
  }

  private int afterBox(byte[] b, int after, int next) {
    if (!Chars.isEol(b[next])) {
      return after + 1;
    }
    // Two spaces before the line ending are a hard break, which is kept.
    boolean hardBreak = next - after > 1;
    for (int i = after; i < next; i++) {
      hardBreak &= b[i] == ' ';
    }
    return hardBreak ? after : Chars.skipSpace(b, Chars.afterEol(b, next, text.to), text.to);
  }

  // Tables.

  private void tableRow(int flags, int start, int end) {
    Tables tables = blocks.tables;
    tree.open(NodeKind.TABLE_ROW.code(), flags, start, 0);
    tables.begin(source, start, end);
    for (int cell = firstAlign; tables.next(); cell++) {
      int align = cell < alignsEnd ? tables.aligns.array[cell] : PayloadFormat.ALIGN_NONE;
      tree.open(NodeKind.TABLE_CELL.code(), align, tables.cellStart, 0);
      if (tables.contentStart < tables.contentEnd) {
        text.direct(source, tables.contentStart, tables.contentEnd);
        inlineTree.cell(text);
        elements.checkClosed(NodeKind.TABLE_CELL.type());
      }
      tree.close(tables.cellEnd);
    }
    tree.close(end);
  }

  // Alerts.

  /**
   * Adds an alert to the quote that was opened last, if the row after it is a paragraph that starts
   * with an alert's marker.
   */
  private void alert(Rows rows, int row) {
    if (row + Rows.STRIDE >= rows.size() || rows.kind(row) != NodeKind.PARAGRAPH.code()) {
      return;
    }
    text.segments(source, blocks.segments, rows.firstSegment(row), rows.segmentsEnd(row));
    int end = Alerts.end(text.bytes, text.from, text.to);
    if (end < 0 || blocks.definitions.labels.isDefined(text.bytes, text.from + 1, end - 1)) {
      return;
    }
    boolean alone = Chars.skipSpace(text.bytes, end, text.to) == text.to;
    if (alone && rows.kind(row + Rows.STRIDE) == Rows.CLOSE) {
      return;
    }
    values.plain(text, text.from + 2, end - 1);
    int start = text.source(text.from);
    tree.field(FIELD_ALERT, values, values.offset, values.length, start, text.sourceEnd(end));
  }

  private void definition(int row, int start, int end) {
    int[] a = blocks.definitions.rows.array;
    tree.leaf(NodeKind.DEFINITION.code(), 0, start, end, 0);
    field(FIELD_IDENTIFIER, a, row + Definitions.IDENTIFIER, start, end);
    field(FIELD_LABEL, a, row + Definitions.LABEL, start, end);
    field(FIELD_URL, a, row + Definitions.URL, start, end);
    field(FIELD_TITLE, a, row + Definitions.TITLE, start, end);
  }

  private void field(int field, int[] a, int at, int start, int end) {
    tree.field(field, values, a[at], a[at + 1], start, end);
  }

  private void literal(Rows rows, int row, int kind, int start, int end) {
    int flags = rows.flags(row);
    tree.leaf(kind, flags, start, end, 0);
    if (kind == NodeKind.CODE.code()
        || kind == NodeKind.HTML.code()
        || kind == NodeKind.MATH.code()) {
      lines(rows.firstSegment(row), rows.segmentsEnd(row), start);
      tree.value(values, values.offset, values.length);
      int from = rows.infoStart(row);
      int to = rows.infoEnd(row);
      if (kind == NodeKind.MATH.code()) {
        meta(from, to);
      } else if ((flags & CODE_FENCED) != 0) {
        info(from, to);
      }
    } else if (kind != NodeKind.THEMATIC_BREAK.code()) {
      tree.value(values, rows.valueOffset(row), rows.valueLength(row));
    }
  }

  private void lines(int first, int last, int start) {
    if (first == last) {
      values.offset = start;
      values.length = 0;
    } else {
      values.lines(blocks.segments, first, last);
    }
  }

  private void info(int from, int to) {
    if (from == to) {
      return;
    }
    int lang = from;
    while (lang < to && !Chars.isSpace(source[lang])) {
      lang++;
    }
    text.direct(source, from, to);
    values.unescaped(text, from, lang);
    tree.field(FIELD_LANG, values, values.offset, values.length, from, lang);
    meta(Chars.skipSpace(source, lang, to), to);
  }

  private void meta(int from, int to) {
    if (from < to) {
      text.direct(source, from, to);
      values.unescaped(text, from, to);
      tree.field(FIELD_META, values, values.offset, values.length, from, to);
    }
  }
}
