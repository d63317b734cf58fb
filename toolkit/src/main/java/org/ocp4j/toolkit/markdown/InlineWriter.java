package org.ocp4j.toolkit.markdown;

import java.util.function.IntSupplier;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.ReferenceType;

/** Writes the content of paragraphs, headings and cells. */
final class InlineWriter {
  private static final int END = 0;
  private static final int KIND = 1;
  private static final int NODE = 2;

  /** Of emphasis: its mark, how often it is written, and the marks that were open before it. */
  private static final int MARK = 3;

  private static final int SIZE = 4;
  private static final int OPEN = 5;
  private static final int STRIDE = 6;

  final TextWriter text;

  private final OcpCursor cursor;
  private final Output out;
  private final Style style;
  private final Frames frames = new Frames(STRIDE);
  private final Texts texts;
  private final Texts html = new Texts();
  private final Marks marks;
  private final LinkWriter links;
  private final AutolinkWriter autolinks;
  private final CodeWriter codes;
  private final JsxWriter jsx;

  /** Looks at what follows the mark on top, only where a mark is chosen by that. */
  private final IntSupplier outside = this::classOutside;

  /** The node that comes next in document order. */
  private int next;

  /** Whether the content starts an item, where {@code [x]} would be read as a check box. */
  private boolean startsItem;

  InlineWriter(OcpCursor cursor, Output out, Style style, Grammar grammar, JsxWriter jsx) {
    this.cursor = cursor;
    this.out = out;
    this.style = style;
    this.jsx = jsx;
    texts = new Texts();
    text = new TextWriter(out, style, grammar);
    marks = new Marks(out, text, style, grammar);
    links = new LinkWriter(cursor, out, style, text);
    autolinks = new AutolinkWriter(cursor, out, grammar, text);
    codes = new CodeWriter(cursor, out, style, grammar);
  }

  LinkWriter links() {
    return links;
  }

  CodeWriter codes() {
    return codes;
  }

  /**
   * Writes the content of the current node, whose start is announced to {@link #text}.
   *
   * @param verbatim how many bytes of the first text are written as they are
   */
  void content(boolean isItemStart, int verbatim) {
    startsItem = isItemStart && text.brackets == 0;
    int node = cursor.index();
    int end = cursor.subtreeEnd();
    next = node + 1;
    if (end == node + 2 && verbatim == 0 && cursor.next() && cursor.kind() == NodeKind.TEXT) {
      // Most content is text and nothing else.
      texts.load(cursor);
      text.write(texts.b, texts.n, Follow.END, false);
      text.end();
      return;
    }
    walk(node, end, verbatim);
  }

  /** Writes the current node, which is part of some content. */
  void single() {
    startsItem = false;
    next = cursor.index();
    walk(cursor.index(), cursor.subtreeEnd(), 0);
  }

  private void walk(int node, int end, int verbatim) {
    marks.begin();
    frames.push();
    frames.set(END, end);
    frames.set(NODE, node);
    frames.set(KIND, -1);
    int skip = verbatim;
    while (true) {
      if (next < frames.get(END)) {
        Moves.to(cursor, next);
        enter(skip);
        skip = 0;
      } else if (frames.get(KIND) < 0) {
        break;
      } else {
        leave();
      }
    }
    frames.pop();
    text.end();
  }

  private void enter(int skip) {
    NodeKind kind = cursor.kind();
    int node = cursor.index();
    switch (kind) {
      case TEXT -> text(node, skip);
      case EMPHASIS, STRONG, DELETE -> openMark(kind, node);
      case LINK -> {
        if (cursor.isAutolink() && autolink(node)) {
          next = cursor.subtreeEnd();
        } else {
          openLink(kind, node);
        }
      }
      case LINK_REFERENCE -> {
        if (cursor.referenceType() == ReferenceType.FULL) {
          openLink(kind, node);
        } else {
          next = cursor.subtreeEnd();
          shortReference();
        }
      }
      case MDX_JSX_TEXT_ELEMENT, MDX_JSX_FLOW_ELEMENT -> openElement(kind, node);
      default -> {
        next = cursor.subtreeEnd();
        leaf(kind);
      }
    }
  }

  private void push(NodeKind kind, int node) {
    int end = cursor.subtreeEnd();
    int[] a = frames.push();
    int row = frames.top;
    a[row + END] = end;
    a[row + KIND] = kind.code();
    a[row + NODE] = node;
    a[row + OPEN] = marks.open;
    next = node + 1;
  }

  private void text(int node, int skip) {
    texts.load(cursor);
    next = node + 1;
    int follow = follow();
    boolean opensBox = startsItem && text.afterReference && node == boxAfter;
    if (skip > 0) {
      int verbatim = Math.min(skip, texts.n);
      out.bytes(texts.b, 0, verbatim);
      text.wrote(false, false);
      System.arraycopy(texts.b, verbatim, texts.b, 0, texts.n - verbatim);
      texts.n -= verbatim;
    }
    text.write(texts.b, texts.n, follow, opensBox);
  }

  /** The text before which white space would make a check box of a reference, or -1. */
  private int boxAfter = -1;

  private void leaf(NodeKind kind) {
    switch (kind) {
      case INLINE_CODE -> codes.inline('`', text.isInCell());
      case INLINE_MATH -> codes.inline('$', text.isInCell());
      case BREAK -> {
        lineBreak();
        return;
      }
      case IMAGE -> links.image();
      case IMAGE_REFERENCE -> {
        links.imageReference();
        text.wrote(false, false);
        text.afterReference = cursor.referenceType() == ReferenceType.SHORTCUT;
        return;
      }
      case FOOTNOTE_REFERENCE -> {
        out.ascii("[^");
        links.label();
        out.put(']');
        text.wrote(false, false);
        text.afterReference = true;
        return;
      }
      case HTML -> {
        codes.html();
        text.wrote(true, false);
        return;
      }
      case MDX_TEXT_EXPRESSION, MDX_FLOW_EXPRESSION -> {
        jsx.expression();
        text.wrote(false, true);
        return;
      }
      default -> {}
    }
    text.wrote(false, false);
  }

  private void lineBreak() {
    if (text.isSingleLine()) {
      out.put(' ');
      return;
    }
    if ((style.spacedBreaks() && !text.needsBackslash()) || text.needsSpaces()) {
      if (Chars.isSpace(out.b[out.n - 1])) {
        text.encodeLast();
      }
      out.ascii("  ");
    } else {
      out.put('\\');
    }
    text.wrap();
    out.line();
    text.brokeLine();
    if (follow() == Follow.HTML) {
      out.repeat(' ', TextWriter.NO_BLOCK);
      out.lineStart = out.n;
    }
  }

  // Emphasis.

  private void openMark(NodeKind kind, int node) {
    int end = cursor.subtreeEnd();
    int parentEnd = frames.get(END);
    int parent = frames.get(KIND);
    boolean closesWithParent = end == parentEnd && isMark(parent);
    int enclosing = closesWithParent ? frames.get(MARK) : 0;
    push(kind, node);
    int inside = nextClass();
    marks.open(kind, inside, outside, enclosing);
    frames.set(MARK, marks.mark);
    frames.set(SIZE, marks.size);
  }

  private static boolean isMark(int kind) {
    return kind == NodeKind.EMPHASIS.code()
        || kind == NodeKind.STRONG.code()
        || kind == NodeKind.DELETE.code();
  }

  private void leave() {
    int[] a = frames.a;
    int row = frames.top;
    int kind = a[row + KIND];
    int node = a[row + NODE];
    int mark = a[row + MARK];
    int size = a[row + SIZE];
    marks.open = a[row + OPEN];
    frames.pop();
    if (isMark(kind)) {
      marks.close(mark, size, nextClass());
      return;
    }
    cursor.moveTo(node);
    if (kind == NodeKind.LINK.code()) {
      text.brackets--;
      links.closeLink();
      text.wrote(false, false);
    } else if (kind == NodeKind.LINK_REFERENCE.code()) {
      text.brackets--;
      out.ascii("][");
      links.label();
      out.put(']');
      text.wrote(false, false);
    } else {
      jsx.closingTag();
      text.wrote(true, false);
    }
  }

  // Links and elements.

  private void openLink(NodeKind kind, int node) {
    push(kind, node);
    // Marks in a link are matched with each other only.
    marks.open = 0;
    out.put('[');
    text.wrote(false, false);
    text.brackets++;
  }

  private boolean autolink(int node) {
    next = cursor.subtreeEnd();
    int follow = follow();
    if (follow == Follow.TEXT) {
      loadNext();
    } else if (follow == Follow.CLOSING_MARK) {
      follow = afterMarks();
    }
    cursor.moveTo(node);
    return autolinks.write(follow, texts);
  }

  /** Loads the current text, and notes whether what follows it ends a link. */
  private void loadNext() {
    texts.load(cursor);
    autolinks.endsFound = true;
    autolinks.endsRaw = true;
    autolinks.endsContent = true;
    if (cursor.toNextSibling()) {
      autolinks.endsContent = false;
      autolinks.endsFound = cursor.kind() != NodeKind.LINK
          || !autolinks.isLiteral()
          || autolinks.isFoundAfter(texts.b[texts.n - 1]);
      autolinks.endsRaw = switch (cursor.kind()) {
        case BREAK, HTML, MDX_JSX_TEXT_ELEMENT -> true;
        default -> false;
      };
    }
  }

  /** Returns what follows the marks that close next, as a link before them wants to know it. */
  private int afterMarks() {
    int row = frames.top;
    while (isMark(frames.a[row + KIND]) && next >= frames.a[row + END]) {
      row -= STRIDE;
    }
    if (next >= frames.a[row + END]) {
      return Follow.CLOSING_MARK;
    }
    cursor.moveTo(next);
    if (cursor.kind() != NodeKind.TEXT) {
      return Follow.ELSE;
    }
    loadNext();
    return AfterLiteral.endsLink(texts.b, texts.n, autolinks.endsRaw)
        ? Follow.CLOSING_MARK
        : Follow.ELSE;
  }

  private void shortReference() {
    boolean starts = startsItem && frames.get(KIND) < 0 && cursor.index() == frames.get(NODE) + 1;
    ReferenceType type = cursor.referenceType();
    out.put('[');
    links.label();
    out.ascii(type == ReferenceType.COLLAPSED ? "][]" : "]");
    text.wrote(false, false);
    text.afterReference = type == ReferenceType.SHORTCUT;
    boxAfter = starts && text.afterReference ? cursor.subtreeEnd() : -1;
  }

  private void openElement(NodeKind kind, int node) {
    jsx.singleLine = text.isSingleLine();
    jsx.inCell = text.isInCell();
    boolean hasContent = jsx.openingTag(false);
    jsx.singleLine = false;
    jsx.inCell = false;
    text.wrote(true, false);
    if (hasContent) {
      push(kind, node);
    } else {
      next = cursor.subtreeEnd();
    }
  }

  // What comes next.

  /** Returns the class of the first character of what comes next, and moves there. */
  private int nextClass() {
    return classAt(next, frames.get(END), frames.get(KIND));
  }

  /** Returns the class of the first character after the node on top. */
  private int classOutside() {
    return classAt(frames.get(END), frames.below(END), frames.below(KIND));
  }

  private int classAt(int node, int parentEnd, int parent) {
    if (node >= parentEnd) {
      return parent < 0 ? Chars.WHITE : Chars.PUNCTUATION;
    }
    Moves.to(cursor, node);
    return switch (cursor.kind()) {
      case TEXT -> classOfText();
      case LINK -> autolinks.isLiteral() ? Chars.LITERAL : Chars.PUNCTUATION;
      default -> Chars.PUNCTUATION;
    };
  }

  private int classOfText() {
    int cp = texts.first(cursor);
    return cp < 0 ? Chars.PUNCTUATION : Chars.classOf(cp);
  }

  /** Returns what comes next, and moves there: one of {@link Follow}. */
  private int follow() {
    if (next >= frames.get(END)) {
      int kind = frames.get(KIND);
      return kind < 0
          ? Follow.END
          : isMark(kind) ? Follow.CLOSING_MARK : isElement(kind) ? Follow.CLOSING_TAG : Follow.ELSE;
    }
    Moves.to(cursor, next);
    return switch (cursor.kind()) {
      case LINK, LINK_REFERENCE, FOOTNOTE_REFERENCE -> Follow.BRACKET;
      case EMPHASIS, STRONG, DELETE, IMAGE, IMAGE_REFERENCE -> Follow.MARK;
      case MDX_JSX_TEXT_ELEMENT, MDX_JSX_FLOW_ELEMENT -> Follow.TAG;
      case MDX_TEXT_EXPRESSION -> Follow.EXPRESSION;
      case BREAK -> Follow.BREAK;
      case HTML -> startsBlock() ? Follow.HTML : Follow.TAG;
      case TEXT -> Follow.TEXT;
      default -> Follow.ELSE;
    };
  }

  /** Returns whether the current HTML would be a block at the start of a line. */
  private boolean startsBlock() {
    html.load(cursor);
    return HtmlBlocks.canInterrupt(html.b, html.n);
  }

  private static boolean isElement(int kind) {
    return kind == NodeKind.MDX_JSX_TEXT_ELEMENT.code()
        || kind == NodeKind.MDX_JSX_FLOW_ELEMENT.code();
  }
}
