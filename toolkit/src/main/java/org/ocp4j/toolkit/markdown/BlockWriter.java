package org.ocp4j.toolkit.markdown;

import java.util.Arrays;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/**
 * Walks over blocks and writes them. A block leaves the output at the end of its last line; the one
 * after it starts with line endings.
 */
final class BlockWriter {
  static final int END = 0;
  static final int KIND = 1;
  static final int NODE = 2;

  /** The prefix of lines outside the node, and how much of it is soft. */
  static final int PREFIX = 3;

  static final int SOFT = 4;

  /** One more than the kind of the last child; 0 if there is none. */
  static final int LAST = 5;

  /** The marker of the last child, if it is a list; of a list, its own. */
  static final int MARKER = 6;

  /** Whether no blank lines stand between the children; whether some have to. */
  static final int TIGHT = 7;

  static final int LOOSE = 8;

  /** Of a list: the number of the next item, or -1; the spaces around its markers. */
  static final int NUMBER = 9;

  static final int SPACES = 10;

  /** Of a list: how many items were written. */
  static final int COUNT = 11;

  /** Of an item: whether no more than definitions stand before what comes next. */
  static final int STARTS = 12;

  /** How much of the prefix is footnotes'. */
  static final int FOOTNOTES = 13;

  /** Of a list: whether it starts on the line of the marker around it. */
  static final int SAME_LINE = 14;

  /** Of an item: 1 if it has a check box, 2 if that is checked. */
  static final int BOX = 15;

  private static final int STRIDE = 16;

  private static final int TEXT_LINES = 1;
  private static final int LINES = 2;

  /** How far the content of elements is indented, and at most in all. */
  private static final int ELEMENT_INDENT = 2;

  private static final int MAX_ELEMENT_INDENT = 16;

  private final OcpCursor cursor;
  private final Output out;
  private final Style style;
  private final Grammar grammar;
  private final Frames frames = new Frames(STRIDE);
  private final InlineWriter inline;
  private final JsxWriter jsx;
  private final CodeWriter codes;
  private final TableWriter tables;
  private final Lists lists;
  private final Texts texts = new Texts();

  /** The node that comes next in document order. */
  private int next;

  private int quotes;

  /** Whether the last leaf is HTML without an end: blank lines would become part of it. */
  private boolean isRawOpen;

  /** The line endings between the last block and the current one. */
  private int blanks;

  private int lastLeaf = -1;
  private boolean lastIsIndented;
  private boolean isAfterDefinition;

  /** Whether the leaf before is open where the current containers start. */
  private boolean interrupts;

  private BlockWriter(OcpCursor cursor, Output out, Style style, Grammar grammar) {
    this.cursor = cursor;
    this.out = out;
    this.style = style;
    this.grammar = grammar;
    jsx = new JsxWriter(cursor, out);
    inline = new InlineWriter(cursor, out, style, grammar, jsx);
    codes = inline.codes();
    tables = new TableWriter(cursor, out, style, inline);
    lists = new Lists(cursor, out, style, frames, codes);
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
      case TABLE_ROW -> tables.singleRow();
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
    if (out.n > 0 && !isRawOpen) {
      out.put('\n');
    }
  }

  private void walk(NodeKind kind) {
    frames.push();
    frames.set(END, cursor.subtreeEnd());
    next = cursor.index();
    if (kind == NodeKind.ROOT) {
      frames.set(KIND, kind.ordinal());
      next++;
    } else if (kind == NodeKind.LIST_ITEM) {
      lists.openParent();
    } else {
      frames.set(KIND, NodeKind.ROOT.ordinal());
    }
    while (true) {
      if (next < frames.get(END)) {
        cursor.moveTo(next);
        enter(cursor.kind());
      } else if (frames.hasBelow()) {
        leave();
      } else {
        break;
      }
    }
  }

  private boolean isIn(NodeKind kind) {
    return frames.get(KIND) == kind.ordinal();
  }

  private void push(NodeKind kind, boolean tight, boolean loose) {
    int node = cursor.index();
    int end = cursor.subtreeEnd();
    frames.push();
    frames.set(END, end);
    frames.set(KIND, kind.ordinal());
    frames.set(NODE, node);
    frames.set(PREFIX, out.prefixLength());
    frames.set(SOFT, out.soft());
    frames.set(FOOTNOTES, out.footnotes());
    frames.set(TIGHT, tight ? 1 : 0);
    frames.set(LOOSE, loose ? 1 : 0);
    lastLeaf = -1;
    next = node + 1;
  }

  // Between blocks.

  private void enter(NodeKind kind) {
    boolean first = frames.get(LAST) == 0;
    isAfterDefinition = frames.get(LAST) == NodeKind.DEFINITION.ordinal() + 1;
    if (!first || isIn(NodeKind.MDX_JSX_FLOW_ELEMENT)) {
      separate(kind, first);
    } else {
      blanks = -1;
    }
    boolean tight = frames.get(TIGHT) != 0;
    boolean loose = frames.get(LOOSE) != 0;
    int last = frames.get(LAST);
    frames.set(LAST, kind.ordinal() + 1);
    frames.set(
        STARTS, first ? isIn(NodeKind.LIST_ITEM) ? 1 : 0 : blanks == 0 ? frames.get(STARTS) : 0);
    isRawOpen = false;
    switch (kind) {
      case LIST -> {
        if (first && interrupts && !isIn(NodeKind.LIST_ITEM) && !lists.canInterrupt()) {
          // Below a line of nothing but marks it interrupts nothing.
          trimLine();
          out.line();
        }
        interrupts = false;
        lists.closed = Lists.NONE;
        int marker = lists.marker(last);
        int spaces = lists.extraSpaces(grammar);
        boolean sameLine =
            first && (isIn(NodeKind.LIST_ITEM) || isIn(NodeKind.FOOTNOTE_DEFINITION));
        frames.set(MARKER, marker);
        push(kind, !cursor.spread(), false);
        lists.open(marker, spaces);
        frames.set(SAME_LINE, sameLine ? 1 : 0);
      }
      case LIST_ITEM -> item();
      case BLOCKQUOTE -> {
        lists.closed = Lists.NONE;
        push(kind, false, false);
        out.pushQuote();
        out.ascii("> ");
        quotes++;
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
        next = cursor.subtreeEnd();
        leaf(kind, last);
        frames.set(STARTS, kind == NodeKind.DEFINITION ? frames.get(STARTS) : 0);
        lists.closed = Lists.NONE;
        lastLeaf = kind.ordinal();
        interrupts = false;
        lastIsIndented = kind == NodeKind.CODE && codes.canBeIndented();
      }
    }
  }

  private void separate(NodeKind kind, boolean first) {
    int count = frames.get(TIGHT) != 0 || first ? 0 : 1;
    if (first) {
      count = frames.get(LOOSE);
    } else if (lastLeaf >= 0 && needsBlank(kind)) {
      count = 1;
    }
    count = lists.blanks(count, kind, quotes);
    boolean together = isRawOpen
        || (kind == NodeKind.CODE && isLazyCode())
        || (kind == NodeKind.PARAGRAPH && (isIndented() || hasBox()))
        || (kind == NodeKind.DEFINITION && isIndentedDefinition());
    blanks = together ? 0 : count;
    int last = frames.get(LAST) - 1;
    interrupts = (last == NodeKind.CODE.ordinal() && lastIsIndented)
        || (last == NodeKind.PARAGRAPH.ordinal() && blanks == 0);
    for (int i = 0; i < blanks; i++) {
      out.blank();
    }
    if (kind == NodeKind.MDXJS_ESM) {
      out.bareLine();
    } else if (blanks == 0 && kind == NodeKind.HTML && isLazyTag()) {
      out.lazyLine();
    } else {
      out.line();
    }
  }

  /**
   * Returns whether the current code has to be a lazy line after a block quote: such a line is a block
   * of its own, while other lines would be one with the code or text that follows.
   */
  private boolean isLazyCode() {
    int last = frames.get(LAST) - 1;
    boolean afterQuote = last == NodeKind.BLOCKQUOTE.ordinal();
    if (!afterQuote && last != NodeKind.CODE.ordinal() || !codes.canBeIndented()) {
      return false;
    }
    return afterQuote ? mustBeLazy() : lastIsIndented;
  }

  private boolean mustBeLazy() {
    int code = cursor.index();
    boolean result = false;
    if (cursor.toNextSibling()) {
      result = cursor.kind() == NodeKind.CODE
          ? codes.canBeIndented()
          : cursor.kind() == NodeKind.LIST && !lists.canInterrupt();
      cursor.moveTo(code);
    }
    return result;
  }

  /** Returns whether the block quote on top is followed by code that has to be a lazy line. */
  private boolean precedesLazyCode() {
    if (grammar.mdx() || next >= frames.below(END)) {
      return false;
    }
    cursor.moveTo(next);
    return cursor.kind() == NodeKind.CODE && codes.canBeIndented() && mustBeLazy();
  }

  /**
   * Returns whether the current paragraph starts with HTML that would be a block of its own, unless it
   * were indented, which is possible right after a definition.
   */
  private boolean isIndented() {
    return frames.get(LAST) == NodeKind.DEFINITION.ordinal() + 1 && startsWithHtml();
  }

  /**
   * Returns whether the current definition would be a footnote's, unless it were indented, which is
   * possible right after another.
   */
  private boolean isIndentedDefinition() {
    return grammar.gfm()
        && !grammar.mdx()
        && isAfterDefinition
        && texts.load(cursor, NodeField.IDENTIFIER)
        && texts.b[0] == '^';
  }

  /** Returns whether the current paragraph, not the first child of its item, has its check box. */
  private boolean hasBox() {
    return frames.get(LAST) != 0 && frames.get(STARTS) != 0 && frames.get(BOX) > 0;
  }

  private boolean startsWithHtml() {
    boolean result = false;
    if (!grammar.mdx() && cursor.toFirstChild()) {
      if (cursor.kind() == NodeKind.HTML) {
        texts.load(cursor);
        result = HtmlBlocks.canInterrupt(texts.b, texts.n)
            || !cursor.toNextSibling()
            || (cursor.kind() == NodeKind.TEXT && Chars.isEol(texts.first(cursor)));
      }
      cursor.toParent();
    }
    return result;
  }

  /**
   * Returns whether the current HTML can follow the paragraph before it only where it continues no
   * container.
   */
  private boolean isLazyTag() {
    int last = frames.get(LAST) - 1;
    if (last != NodeKind.PARAGRAPH.ordinal() && last != NodeKind.DEFINITION.ordinal()) {
      return false;
    }
    texts.load(cursor);
    return !HtmlBlocks.canInterrupt(texts.b, texts.n);
  }

  /** Returns whether a block right below the last one would become part of it. */
  private boolean needsBlank(NodeKind kind) {
    int last = frames.get(LAST) - 1;
    if (last == NodeKind.MDXJS_ESM.ordinal() || kind == NodeKind.MDXJS_ESM) {
      return true;
    }
    return switch (kind) {
      case PARAGRAPH ->
        lastLeaf == NodeKind.PARAGRAPH.ordinal() || last == NodeKind.TABLE.ordinal();
      case TABLE -> last == NodeKind.TABLE.ordinal();
      case BLOCKQUOTE -> last == NodeKind.BLOCKQUOTE.ordinal();
      case CODE -> lastLeaf == NodeKind.PARAGRAPH.ordinal() && codes.canBeIndented();
      case LIST -> last == NodeKind.PARAGRAPH.ordinal() && !lists.canInterrupt();
      default -> false;
    };
  }

  private void leave() {
    int kind = frames.get(KIND);
    boolean empty = frames.get(LAST) == 0;
    if (kind == NodeKind.MDX_JSX_FLOW_ELEMENT.ordinal()) {
      leaveElement(empty);
      return;
    }
    if (empty && kind != NodeKind.LIST.ordinal()) {
      trimLine();
    }
    if (kind == NodeKind.LIST.ordinal()) {
      lists.close();
    } else if (kind == NodeKind.BLOCKQUOTE.ordinal()) {
      for (int i = lists.blanksAtEnd(quotes); i > 0; i--) {
        out.blank();
      }
      if (lastLeaf == NodeKind.PARAGRAPH.ordinal() && precedesLazyCode()) {
        out.blank();
      }
      quotes--;
      isRawOpen &= out.hasNextEol();
      // The first blank line ends the quote; what is around it is the innermost container then.
      lists.closed = Lists.NONE;
    } else if (kind == NodeKind.FOOTNOTE_DEFINITION.ordinal()) {
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
    out.restore(frames.get(PREFIX), frames.get(SOFT), frames.get(FOOTNOTES));
    frames.pop();
  }

  // Containers.

  private void item() {
    boolean spread = cursor.spread();
    push(NodeKind.LIST_ITEM, !spread, spread);
    if (grammar.gfm()) {
      Boolean checked = cursor.checked();
      frames.set(BOX, checked == null ? 0 : checked ? 2 : 1);
    }
    boolean isCode = false;
    boolean startsBelow = false;
    boolean isEmpty = next >= frames.get(END);
    if (!grammar.mdx() && !isEmpty) {
      cursor.moveTo(next);
      NodeKind kind = cursor.kind();
      isCode = kind == NodeKind.CODE && codes.canBeIndented();
      startsBelow = isCode
          ? codes.markOfFirstLine() == frames.below(MARKER)
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
    boolean only = first && cursor.subtreeEnd() == frames.get(END);
    boolean hasContent = jsx.openingTag(loose && only);
    lists.closed = Lists.NONE;
    lastLeaf = -1;
    if (!hasContent) {
      next = cursor.subtreeEnd();
      return;
    }
    push(NodeKind.MDX_JSX_FLOW_ELEMENT, tight, loose);
    if (out.soft() < MAX_ELEMENT_INDENT) {
      out.pushSoft(ELEMENT_INDENT);
    }
  }

  private void leaveElement(boolean empty) {
    boolean afterEsm = frames.get(LAST) == NodeKind.MDXJS_ESM.ordinal() + 1;
    int count = frames.get(LOOSE) != 0 || afterEsm ? 1 : 0;
    count = empty ? count : lists.blanks(count, NodeKind.PARAGRAPH, quotes);
    int node = frames.get(NODE);
    pop();
    for (int i = 0; i < count; i++) {
      out.blank();
    }
    out.line();
    cursor.moveTo(node);
    jsx.closingTag();
    lists.closed = Lists.NONE;
    lastLeaf = -1;
  }

  // Leaves.

  private void leaf(NodeKind kind, int last) {
    switch (kind) {
      case PARAGRAPH -> paragraph(last);
      case HEADING -> heading(last);
      case THEMATIC_BREAK -> thematicBreak(last);
      case CODE -> code(last);
      case MATH -> codes.math();
      case HTML -> html(last);
      case DEFINITION -> {
        if (blanks == 0 && isIndentedDefinition()) {
          out.repeat(' ', 4);
        }
        inline.links().definition();
      }
      case TABLE -> tables.table();
      case YAML -> frontmatter('-');
      case TOML -> frontmatter('+');
      case MDXJS_ESM -> jsx.esm();
      case MDX_FLOW_EXPRESSION -> jsx.expression();
      default -> {
        inline.text.beginLines(true, false);
        inline.single();
      }
    }
  }

  private void paragraph(int last) {
    boolean isItemStart = frames.get(STARTS) != 0;
    int verbatim = 0;
    if (isItemStart && frames.get(BOX) > 0) {
      out.ascii(frames.get(BOX) == 2 ? "[x] " : "[ ] ");
    } else if (last == 0 && isIn(NodeKind.BLOCKQUOTE)) {
      verbatim = alertLength();
    }
    boolean afterDefinition = blanks == 0 && last == NodeKind.DEFINITION.ordinal() + 1;
    if (afterDefinition && !(isItemStart && frames.get(BOX) > 0) && startsWithHtml()) {
      out.repeat(' ', 4);
    }
    inline.text.beginLines(true, afterDefinition);
    inline.content(isItemStart && grammar.gfm(), verbatim);
  }

  /** Returns the length of the alert's marker that the current paragraph starts with, or 0. */
  private int alertLength() {
    int paragraph = cursor.index();
    cursor.toParent();
    int alert = cursor.attributeOf(NodeField.ALERT);
    int length = alert < 0 ? 0 : "[!]".length() + cursor.attributeValueLength(alert);
    cursor.moveTo(paragraph);
    return length;
  }

  private void heading(int last) {
    int depth = cursor.depth();
    boolean mayBeUnderlined = depth <= 2
        && !(blanks == 0 && lastLeaf == NodeKind.PARAGRAPH.ordinal())
        && mustBeUnderlined(lines());
    if (mayBeUnderlined) {
      inline.text.beginLines(false, blanks == 0 && last == NodeKind.DEFINITION.ordinal() + 1);
      inline.content(false, 0);
      int width = Chars.width(out.b, out.lineStart < 0 ? out.n : out.lineStart, out.n);
      out.line();
      out.repeat(depth == 1 ? '=' : '-', Math.max(3, width));
      return;
    }
    out.repeat('#', depth);
    if (cursor.subtreeEnd() > cursor.index() + 1) {
      out.put(' ');
      inline.text.beginLine(false);
      inline.content(false, 0);
      inline.text.endHeading();
    }
  }

  private boolean mustBeUnderlined(int lines) {
    return lines == LINES || ((lines == TEXT_LINES || style.setextHeadings()) && startsWithText());
  }

  /**
   * Returns whether the content of the current heading has line endings: none, only such as are part
   * of text, which could be references, or others.
   */
  private int lines() {
    int heading = cursor.index();
    int end = cursor.subtreeEnd();
    int result = 0;
    for (int i = heading + 1; i < end && result < LINES; i++) {
      cursor.moveTo(i);
      NodeKind kind = cursor.kind();
      if (kind == NodeKind.BREAK || jsx.hasLines()) {
        result = LINES;
      } else if (cursor.textLength() > 0) {
        texts.load(cursor);
        if (Chars.lineEnd(texts.b, 0, texts.n) < texts.n) {
          result = kind == NodeKind.TEXT ? TEXT_LINES : LINES;
        }
      }
    }
    cursor.moveTo(heading);
    return result;
  }

  /** Returns whether the current heading starts with no tag, which would be a block of its own. */
  private boolean startsWithText() {
    if (!cursor.toFirstChild()) {
      return false;
    }
    NodeKind kind = cursor.kind();
    cursor.toParent();
    return kind != NodeKind.HTML
        && kind != NodeKind.MDX_JSX_TEXT_ELEMENT
        && kind != NodeKind.MDX_TEXT_EXPRESSION;
  }

  private void thematicBreak(int last) {
    int mark = style.thematicBreak();
    boolean isItemStart = last == 0 && isIn(NodeKind.LIST_ITEM);
    if (isItemStart && frames.below(MARKER) == mark) {
      mark = '_';
    } else if (mark == '-' && (blanks == 0 || out.n == 0)) {
      mark = '*';
    }
    out.repeat(mark, 3);
  }

  private void code(int last) {
    if (!codes.canBeIndented()) {
      codes.fenced();
      return;
    }
    if (last == 0 && isIn(NodeKind.FOOTNOTE_DEFINITION)) {
      out.n--;
      out.line();
    }
    codes.indented();
  }

  private void html(int last) {
    texts.load(cursor);
    int length = texts.n;
    boolean unclosed = HtmlBlocks.isUnclosed(texts.b, length);
    if (last == 0 && isIn(NodeKind.FOOTNOTE_DEFINITION) && Chars.isSpace(texts.b[0])) {
      out.n--;
      out.line();
    }
    if (unclosed && length > 0 && Chars.isEol(texts.b[length - 1]) && endsWithNext()) {
      length--;
      length -= length > 0 && texts.b[length] == '\n' && texts.b[length - 1] == '\r' ? 1 : 0;
      out.nextEol = Arrays.copyOfRange(texts.b, length, texts.n);
    }
    codes.block(texts.b, length, 0);
    // With a line ending a tag on its own would go on with the paragraph before it.
    boolean isLazy = blanks == 0
        && lastLeaf == NodeKind.PARAGRAPH.ordinal()
        && last == NodeKind.LIST.ordinal() + 1
        && !HtmlBlocks.canInterrupt(texts.b, texts.n);
    isRawOpen = unclosed || isLazy;
    if (out.hasNextEol() && next == frames.a[END]) {
      out.eol();
    }
  }

  /**
   * Returns whether the line ending at the end of unclosed HTML is the one before what follows: a
   * container, or, outside block quotes, the end of the source.
   */
  private boolean endsWithNext() {
    int end = cursor.subtreeEnd();
    if (end == frames.a[END]) {
      return quotes == 0;
    }
    int html = cursor.index();
    cursor.moveTo(end);
    NodeKind kind = cursor.kind();
    cursor.moveTo(html);
    return kind == NodeKind.LIST_ITEM || Lists.isContainer(kind);
  }

  private void frontmatter(int mark) {
    out.repeat(mark, 3);
    texts.load(cursor);
    if (texts.n > 0) {
      out.put('\n');
      codes.block(texts.b, texts.n, 0);
    }
    out.put('\n');
    out.repeat(mark, 3);
  }
}
