package org.ocp4j.toolkit.markdown;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Writes blocks that have no blocks in them. */
final class LeafWriter {
  private static final int TEXT_LINES = 1;
  private static final int LINES = 2;

  private final OcpCursor cursor;
  private final Output out;
  private final Style style;
  private final Grammar grammar;
  private final BlockState state;
  private final Frames frames;
  private final InlineWriter inline;
  private final JsxWriter jsx;
  private final CodeWriter codes;
  private final Neighbours neighbours;
  private final Texts texts = new Texts();
  private @Nullable TableWriter tables;

  LeafWriter(
      OcpCursor cursor,
      Output out,
      Style style,
      Grammar grammar,
      BlockState state,
      InlineWriter inline,
      JsxWriter jsx,
      Neighbours neighbours) {
    this.cursor = cursor;
    this.out = out;
    this.style = style;
    this.grammar = grammar;
    this.state = state;
    this.inline = inline;
    this.jsx = jsx;
    this.neighbours = neighbours;
    frames = state.frames;
    codes = inline.codes();
  }

  /** Returns the writer of tables, which most documents do without. */
  TableWriter tables() {
    TableWriter writer = tables;
    if (writer == null) {
      writer = new TableWriter(cursor, out, style, inline);
      tables = writer;
    }
    return writer;
  }

  /**
   * Writes the current node.
   *
   * @param last the code of the kind of the block before it; 0 if it is the first
   */
  void leaf(NodeKind kind, int last) {
    switch (kind) {
      case PARAGRAPH -> paragraph(last);
      case HEADING -> heading(last);
      case THEMATIC_BREAK -> thematicBreak(last);
      case CODE -> code(last);
      case MATH -> codes.math();
      case HTML -> html(last);
      case DEFINITION -> {
        if (state.blanks == 0 && neighbours.isIndentedDefinition()) {
          out.repeat(' ', 4);
        }
        inline.links().definition();
      }
      case TABLE -> tables().table();
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
    boolean isItemStart = frames.get(BlockState.STARTS) != 0;
    int verbatim = 0;
    if (isItemStart && frames.get(BlockState.BOX) > 0) {
      out.ascii(frames.get(BlockState.BOX) == 2 ? "[x] " : "[ ] ");
    } else if (last == 0 && state.isIn(NodeKind.BLOCKQUOTE)) {
      verbatim = alertLength();
    }
    boolean afterDefinition = state.blanks == 0 && last == NodeKind.DEFINITION.code();
    if (afterDefinition
        && !(isItemStart && frames.get(BlockState.BOX) > 0)
        && neighbours.startsWithHtml()) {
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
        && !(state.blanks == 0 && state.lastLeaf == NodeKind.PARAGRAPH.code())
        && mustBeUnderlined(lines());
    if (mayBeUnderlined) {
      inline.text.beginLines(false, state.blanks == 0 && last == NodeKind.DEFINITION.code());
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
   * Returns whether the content of the current heading has line endings: none, only such as are
   * part of text, which could be references, or others.
   */
  private int lines() {
    int heading = cursor.index();
    int end = cursor.subtreeEnd();
    int result = 0;
    for (int i = heading + 1; i < end && result < LINES; i++) {
      Moves.to(cursor, i);
      NodeKind kind = cursor.kind();
      boolean isElement = kind == NodeKind.MDX_JSX_TEXT_ELEMENT;
      if (kind == NodeKind.BREAK || (isElement && jsx.hasLines())) {
        result = LINES;
      } else if (!isElement && cursor.textLength() > 0) {
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
    boolean isItemStart = last == 0 && state.isIn(NodeKind.LIST_ITEM);
    if (isItemStart && frames.below(BlockState.MARKER) == mark) {
      mark = '_';
    } else if (mark == '-' && (state.blanks == 0 || out.n == 0)) {
      mark = '*';
    }
    out.repeat(mark, 3);
  }

  private void code(int last) {
    if (!codes.canBeIndented()) {
      codes.fenced();
      return;
    }
    if (last == 0 && state.isIn(NodeKind.FOOTNOTE_DEFINITION)) {
      out.n--;
      out.line();
    }
    codes.indented();
  }

  private void html(int last) {
    texts.load(cursor);
    int length = texts.n;
    boolean unclosed = HtmlBlocks.isUnclosed(texts.b, length);
    if (last == 0 && state.isIn(NodeKind.FOOTNOTE_DEFINITION) && Chars.isSpace(texts.b[0])) {
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
    boolean isLazy = state.blanks == 0
        && state.lastLeaf == NodeKind.PARAGRAPH.code()
        && last == NodeKind.LIST.code()
        && !HtmlBlocks.canInterrupt(texts.b, texts.n);
    state.isRawOpen = unclosed || isLazy;
    if (out.hasNextEol() && state.next == frames.a[BlockState.END]) {
      out.eol();
    }
  }

  /**
   * Returns whether the line ending at the end of unclosed HTML is the one before what follows: a
   * container, or, outside block quotes, the end of the source.
   */
  private boolean endsWithNext() {
    int end = cursor.subtreeEnd();
    if (end == frames.a[BlockState.END]) {
      return state.quotes == 0;
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
