package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.CODE_FENCED;
import static org.ocp4j.spi.PayloadFormat.FIELD_IDENTIFIER;
import static org.ocp4j.spi.PayloadFormat.FIELD_LABEL;
import static org.ocp4j.spi.PayloadFormat.FIELD_LANG;
import static org.ocp4j.spi.PayloadFormat.FIELD_META;
import static org.ocp4j.spi.PayloadFormat.FIELD_TITLE;
import static org.ocp4j.spi.PayloadFormat.FIELD_URL;

import org.ocp4j.NodeKind;

/** The second pass: makes nodes of the block phase's rows, and parses the content of leaves. */
final class BlockTree {
  private final Tree tree;
  private final Values values;
  private final Blocks blocks;
  private final Inlines inlines;
  private final Elements elements;
  private final InlineTree inlineTree;
  private final Text text = new Text();

  private byte[] source = new byte[0];

  BlockTree(Tree tree, Values values, Blocks blocks, Inlines inlines, Elements elements) {
    this.tree = tree;
    this.values = values;
    this.blocks = blocks;
    this.inlines = inlines;
    this.elements = elements;
    inlineTree = new InlineTree(tree, values, inlines, elements);
  }

  /** Builds the tree of a source whose content starts at {@code start}. */
  void build(byte[] source, int start, int length) {
    this.source = source;
    elements.begin(source);
    tree.open(NodeKind.ROOT.code(), 0, start, 0);
    Rows rows = blocks.rows;
    for (int row = 0; row < rows.ints.n; row += Rows.STRIDE) {
      row(rows, row);
    }
    elements.checkClosed(null);
    tree.close(length);
  }

  private void row(Rows rows, int row) {
    int kind = rows.get(row, Rows.KIND);
    int start = rows.get(row, Rows.START);
    int end = rows.get(row, Rows.END);
    if (kind == Rows.CLOSE) {
      close(rows, rows.get(row, Rows.A));
    } else if (kind == Rows.TAG) {
      elements.tag(rows.get(row, Rows.A), true);
    } else if (kind == NodeKind.PARAGRAPH.code()) {
      content(rows, row, NodeKind.PARAGRAPH, 0);
    } else if (kind == NodeKind.HEADING.code()) {
      content(rows, row, NodeKind.HEADING, rows.get(row, Rows.FLAGS));
    } else if (kind == NodeKind.LIST.code()) {
      tree.open(kind, rows.get(row, Rows.FLAGS), start, rows.get(row, Rows.A));
    } else if (kind == NodeKind.BLOCKQUOTE.code() || kind == NodeKind.LIST_ITEM.code()) {
      tree.open(kind, rows.get(row, Rows.FLAGS), start, 0);
    } else if (kind == NodeKind.DEFINITION.code()) {
      definition(rows.get(row, Rows.A), start, end);
    } else {
      literal(rows, row, kind, start, end);
    }
  }

  private void close(Rows rows, int opened) {
    int end = rows.get(opened, Rows.END);
    elements.checkClosed(Tree.type(rows.get(opened, Rows.KIND)));
    tree.close(end);
  }

  private void content(Rows rows, int row, NodeKind kind, int depth) {
    int start = rows.get(row, Rows.START);
    int end = rows.get(row, Rows.END);
    tree.open(kind.code(), 0, start, depth);
    text.segments(source, blocks.segments, rows.get(row, Rows.A), rows.get(row, Rows.B));
    inlines.parse(text);
    inlineTree.write(text);
    elements.checkClosed(kind.type());
    tree.close(end);
  }

  private void definition(int row, int start, int end) {
    int[] a = blocks.definitions.rows.a;
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
    int flags = rows.get(row, Rows.FLAGS);
    tree.leaf(kind, flags, start, end, 0);
    if (kind == NodeKind.CODE.code() || kind == NodeKind.HTML.code()) {
      lines(rows.get(row, Rows.A), rows.get(row, Rows.B), start);
      tree.value(values, values.offset, values.length);
      if (kind == NodeKind.CODE.code() && (flags & CODE_FENCED) != 0) {
        info(rows.get(row, Rows.C), rows.get(row, Rows.D));
      }
    } else if (kind != NodeKind.THEMATIC_BREAK.code()) {
      tree.value(values, rows.get(row, Rows.A), rows.get(row, Rows.B));
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
    int meta = Chars.skipSpace(source, lang, to);
    if (meta < to) {
      values.unescaped(text, meta, to);
      tree.field(FIELD_META, values, values.offset, values.length, meta, to);
    }
  }
}
