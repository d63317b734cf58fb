package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/**
 * Walks over blocks and writes them. A block leaves the output at the end of its last line; the one
 * after it starts with line endings.
 */
final class BlockWriter {
  /** How far the content of elements is indented, and at most in all. */
  private static final int ELEMENT_INDENT = 2;

  private static final int MAX_ELEMENT_INDENT = 16;

  private final OcpCursor cursor;
  private final Output out;
  private final Grammar grammar;
  private final BlockState state = new BlockState();
  private final Frames frames = state.frames;
  private final InlineWriter inline;
  private final JsxWriter jsx;
  private final CodeWriter codes;
  private final Lists lists;
  private final Neighbours neighbours;
  private final LeafWriter leaves;
  private final Texts texts = new Texts();

  private BlockWriter(OcpCursor cursor, Output out, Style style, Grammar grammar) {
    this.cursor = cursor;
    this.out = out;
    this.grammar = grammar;
    jsx = new JsxWriter(cursor, out);
    inline = new InlineWriter(cursor, out, style, grammar, jsx);
    codes = inline.codes();
    lists = new Lists(cursor, out, style, frames, codes);
    neighbours = new Neighbours(cursor, grammar, state, codes, lists);
    leaves = new LeafWriter(cursor, out, style, grammar, state, inline, jsx, neighbours);
  }

  /** Writes a subtree. */
  static Output write(OcpNode node, Style style) {
    Output out = new Output((node.end() - node.start()) * 5 / 4 + 64);
    try (OcpCursor cursor = node.document().cursor()) {
      cursor.moveTo(node.index());
      new BlockWriter(cursor, out, style, Grammar.of(node.document())).write();
    }
    return out;
  }

  private void write() {
    NodeKind kind = cursor.kind();
    switch (kind) {
      case TABLE_ROW -> leaves.tables().singleRow();
      case TABLE_CELL -> {
        inline.text.beginLine(false);
        inline.content(false, 0);
      }
      case TEXT,
          EMPHASIS,
          STRONG,
          DELETE,
          INLINE_CODE,
          BREAK,
          LINK,
          IMAGE,
          LINK_REFERENCE,
          IMAGE_REFERENCE,
          FOOTNOTE_REFERENCE,
          INLINE_MATH,
          MDX_TEXT_EXPRESSION,
          MDX_JSX_TEXT_ELEMENT -> {
        inline.text.beginLines(true, false);
        inline.single();
      }
      default -> walk(kind);
    }
    if (out.n > 0 && !state.isRawOpen) {
      out.put('\n');
    }
  }

  private void walk(NodeKind kind) {
    frames.push();
    frames.set(BlockState.END, cursor.subtreeEnd());
    state.next = cursor.index();
    if (kind == NodeKind.ROOT) {
      frames.set(BlockState.KIND, kind.code());
      state.next++;
    } else if (kind == NodeKind.LIST_ITEM) {
      lists.openParent();
    } else {
      frames.set(BlockState.KIND, NodeKind.ROOT.code());
    }
    while (true) {
      if (state.next < frames.get(BlockState.END)) {
        Moves.to(cursor, state.next);
        enter(cursor.kind());
      } else if (frames.hasBelow()) {
        leave();
      } else {
        break;
      }
    }
  }

  private void push(NodeKind kind, boolean tight, boolean loose) {
    int node = cursor.index();
    int end = cursor.subtreeEnd();
    int[] a = frames.push();
    int row = frames.top;
    a[row + BlockState.END] = end;
    a[row + BlockState.KIND] = kind.code();
    a[row + BlockState.NODE] = node;
    a[row + BlockState.PREFIX] = out.prefixLength();
    a[row + BlockState.SOFT] = out.soft();
    a[row + BlockState.FOOTNOTES] = out.footnotes();
    a[row + BlockState.TIGHT] = tight ? 1 : 0;
    a[row + BlockState.LOOSE] = loose ? 1 : 0;
    state.lastLeaf = -1;
    state.next = node + 1;
  }

  // Between blocks.

  private void enter(NodeKind kind) {
    boolean first = frames.get(BlockState.LAST) == 0;
    state.isAfterDefinition = state.isAfter(NodeKind.DEFINITION);
    if (!first || state.isIn(NodeKind.MDX_JSX_FLOW_ELEMENT)) {
      separate(kind, first);
    } else {
      state.blanks = -1;
    }
    boolean tight = frames.get(BlockState.TIGHT) != 0;
    boolean loose = frames.get(BlockState.LOOSE) != 0;
    int last = frames.get(BlockState.LAST);
    frames.set(BlockState.LAST, kind.code());
    frames.set(
        BlockState.STARTS,
        first
            ? state.isIn(NodeKind.LIST_ITEM) ? 1 : 0
            : state.blanks == 0 ? frames.get(BlockState.STARTS) : 0);
    state.isRawOpen = false;
    switch (kind) {
      case LIST -> {
        if (first && state.interrupts && !state.isIn(NodeKind.LIST_ITEM) && !lists.canInterrupt()) {
          // Below a line of nothing but marks it interrupts nothing.
          trimLine();
          out.line();
        }
        state.interrupts = false;
        lists.closed = Lists.NONE;
        int marker = lists.marker(last);
        int spaces = lists.extraSpaces(grammar);
        boolean sameLine =
            first && (state.isIn(NodeKind.LIST_ITEM) || state.isIn(NodeKind.FOOTNOTE_DEFINITION));
        frames.set(BlockState.MARKER, marker);
        push(kind, !cursor.spread(), false);
        lists.open(marker, spaces);
        frames.set(BlockState.SAME_LINE, sameLine ? 1 : 0);
      }
      case LIST_ITEM -> item();
      case BLOCKQUOTE -> {
        lists.closed = Lists.NONE;
        push(kind, false, false);
        out.pushQuote();
        out.ascii("> ");
        state.quotes++;
      }
      case FOOTNOTE_DEFINITION -> {
        lists.closed = Lists.NONE;
        out.ascii("[^");
        inline.links().label();
        out.ascii("]: ");
        push(kind, tight, loose);
        out.pushFootnote();
      }
      case MDX_JSX_FLOW_ELEMENT -> element(tight, loose, last == 0);
      default -> {
        state.next = cursor.subtreeEnd();
        leaves.leaf(kind, last);
        frames.set(
            BlockState.STARTS, kind == NodeKind.DEFINITION ? frames.get(BlockState.STARTS) : 0);
        lists.closed = Lists.NONE;
        state.lastLeaf = kind.code();
        state.interrupts = false;
        state.lastIsIndented = kind == NodeKind.CODE && codes.canBeIndented();
      }
    }
  }

  private void separate(NodeKind kind, boolean first) {
    int count = frames.get(BlockState.TIGHT) != 0 || first ? 0 : 1;
    if (first) {
      count = frames.get(BlockState.LOOSE);
    } else if (state.lastLeaf >= 0 && neighbours.needsBlank(kind)) {
      count = 1;
    }
    count = lists.blanks(count, kind, state.quotes);
    boolean together = state.isRawOpen
        || (kind == NodeKind.CODE && neighbours.isLazyCode())
        || (kind == NodeKind.PARAGRAPH && (neighbours.isIndented() || neighbours.hasBox()))
        || (kind == NodeKind.DEFINITION && neighbours.isIndentedDefinition());
    state.blanks = together ? 0 : count;
    int last = frames.get(BlockState.LAST);
    state.interrupts = (last == NodeKind.CODE.code() && state.lastIsIndented)
        || (last == NodeKind.PARAGRAPH.code() && state.blanks == 0);
    for (int i = 0; i < state.blanks; i++) {
      out.blank();
    }
    if (kind == NodeKind.MDXJS_ESM) {
      out.bareLine();
    } else if (state.blanks == 0 && kind == NodeKind.HTML && neighbours.isLazyTag()) {
      out.lazyLine();
    } else {
      out.line();
    }
  }

  private void leave() {
    int kind = frames.get(BlockState.KIND);
    boolean empty = frames.get(BlockState.LAST) == 0;
    if (kind == NodeKind.MDX_JSX_FLOW_ELEMENT.code()) {
      leaveElement(empty);
      return;
    }
    if (empty && kind != NodeKind.LIST.code()) {
      trimLine();
    }
    if (kind == NodeKind.LIST.code()) {
      lists.close();
    } else if (kind == NodeKind.BLOCKQUOTE.code()) {
      for (int i = lists.blanksAtEnd(state.quotes); i > 0; i--) {
        out.blank();
      }
      if (state.lastLeaf == NodeKind.PARAGRAPH.code() && neighbours.precedesLazyCode()) {
        out.blank();
      }
      state.quotes--;
      state.isRawOpen &= out.hasNextEol();
      // The first blank line ends the quote; what is around it is the innermost container then.
      lists.closed = Lists.NONE;
    } else if (kind == NodeKind.FOOTNOTE_DEFINITION.code()) {
      lists.closeOther();
    }
    pop();
  }

  private void trimLine() {
    while (out.b[out.n - 1] == ' ') {
      out.n--;
    }
  }

  private void pop() {
    out.restore(
        frames.get(BlockState.PREFIX),
        frames.get(BlockState.SOFT),
        frames.get(BlockState.FOOTNOTES));
    frames.pop();
  }

  // Containers.

  private void item() {
    boolean spread = cursor.spread();
    push(NodeKind.LIST_ITEM, !spread, spread);
    if (grammar.gfm()) {
      Boolean checked = cursor.checked();
      frames.set(BlockState.BOX, checked == null ? 0 : checked ? 2 : 1);
    }
    boolean isCode = false;
    boolean startsBelow = false;
    boolean isEmpty = state.next >= frames.get(BlockState.END);
    if (!grammar.mdx() && !isEmpty) {
      Moves.to(cursor, state.next);
      NodeKind kind = cursor.kind();
      isCode = kind == NodeKind.CODE && codes.canBeIndented();
      startsBelow = isCode
          ? codes.markOfFirstLine() == frames.below(BlockState.MARKER)
          : kind == NodeKind.HTML && Chars.isSpace(texts.first(cursor));
    }
    lists.startItem(isCode || startsBelow, isEmpty);
    if (startsBelow) {
      // On the line of the marker white space would be the marker's, and marks a thematic break.
      out.n--;
      out.line();
    }
  }

  private void element(boolean tight, boolean loose, boolean first) {
    boolean only = first && cursor.subtreeEnd() == frames.get(BlockState.END);
    boolean hasContent = jsx.openingTag(loose && only);
    lists.closed = Lists.NONE;
    state.lastLeaf = -1;
    if (!hasContent) {
      state.next = cursor.subtreeEnd();
      return;
    }
    push(NodeKind.MDX_JSX_FLOW_ELEMENT, tight, loose);
    if (out.soft() < MAX_ELEMENT_INDENT) {
      out.pushSoft(ELEMENT_INDENT);
    }
  }

  private void leaveElement(boolean empty) {
    boolean afterEsm = frames.get(BlockState.LAST) == NodeKind.MDXJS_ESM.code();
    int count = frames.get(BlockState.LOOSE) != 0 || afterEsm ? 1 : 0;
    count = empty ? count : lists.blanks(count, NodeKind.PARAGRAPH, state.quotes);
    int node = frames.get(BlockState.NODE);
    pop();
    for (int i = 0; i < count; i++) {
      out.blank();
    }
    out.line();
    cursor.moveTo(node);
    jsx.closingTag();
    lists.closed = Lists.NONE;
    state.lastLeaf = -1;
  }
}
