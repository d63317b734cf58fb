package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.FIELD_ALT;
import static org.ocp4j.spi.PayloadFormat.FIELD_IDENTIFIER;
import static org.ocp4j.spi.PayloadFormat.FIELD_LABEL;
import static org.ocp4j.spi.PayloadFormat.FIELD_TITLE;
import static org.ocp4j.spi.PayloadFormat.FIELD_URL;
import static org.ocp4j.spi.PayloadFormat.LINK_AUTO;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;

/** Makes nodes of {@link Items}, and text nodes of the text between them. */
final class InlineTree {
  private static final byte[] MAILTO = "mailto:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HTTP = "http://".getBytes(StandardCharsets.US_ASCII);

  private final Tree tree;
  private final Values values;
  private final Inlines inlines;
  private final Elements elements;
  private final Labels labels;
  private final TextRun run;
  private final LiteralLinks literalLinks;

  private Text text = Text.NONE;
  private boolean gfm;
  private boolean inCell;

  /** The number of open links. Text in a link has no further links. */
  private int openLinks;

  /** The item of the outermost image whose alternative text is being gathered, or -1. */
  private int image;

  private int imageDepth;

  InlineTree(Scratch scratch, Tree tree, Values values, Inlines inlines, Elements elements) {
    this.tree = tree;
    this.values = values;
    this.inlines = inlines;
    this.elements = elements;
    labels = new Labels(scratch);
    literalLinks = new LiteralLinks(scratch);
    run = new TextRun(scratch, values);
  }

  /** Starts a document. */
  void begin(Grammar grammar) {
    gfm = grammar.gfm();
  }

  /** Drops the reference to the last text. */
  void forget() {
    literalLinks.forget();
  }

  /** Sets the label of the footnote that was added last to {@code [from, to)}. */
  void label(Text t, byte[] source, int from, int to) {
    t.direct(source, from, to);
    text = t;
    association(from, to, from, to);
  }

  /** Adds content to the innermost open node. */
  void content(Text t) {
    inCell = false;
    add(t);
  }

  /** Adds the content of a table's cell to the innermost open node. */
  void cell(Text t) {
    inCell = true;
    add(t);
  }

  private void add(Text t) {
    int first = inlines.take(t);
    if (first == t.to && t.isTrimmedSource()) {
      // Most content is only text.
      tree.leaf(NodeKind.TEXT.code(), 0, t.from, t.to, 0);
      tree.value(values, t.from, t.to - t.from);
    } else {
      inlines.parse(first);
      write(t);
    }
  }

  /** Adds the content that was parsed last. */
  private void write(Text t) {
    text = t;
    openLinks = 0;
    run.begin(t);
    image = -1;
    imageDepth = 0;
    Items items = inlines.items;
    int at = t.from;
    for (int row = 0; row < items.size(); row += Items.STRIDE) {
      int type = items.type(row);
      if (type == Items.NOTHING || type == Items.BRACKET) {
        continue;
      }
      int start = items.start(row);
      run.add(at, start);
      item(row, type, start, items.end(row));
      at = items.end(row);
    }
    run.add(at, t.to);
    flush();
  }

  private void item(int row, int type, int start, int end) {
    Items items = inlines.items;
    switch (type) {
      case Items.DELIMITER -> delimiter(row, start);
      case Items.LINK -> openLink(row, start);
      case Items.LINK_END -> closeLink(row, end);
      case Items.CODE -> code(items.contentStart(row), items.contentEnd(row), start, end);
      case Items.HTML -> html(start, end);
      case Items.AUTOLINK -> autolink(items.isEmail(row), start, end);
      case Items.BREAK -> {
        if (image < 0) {
          leaf(NodeKind.BREAK, start, end);
        }
      }
      case Items.ESCAPE -> run.add(start + 1, end, start);
      case Items.REFERENCE -> run.reference(start, end);
      case Items.NUL -> run.replacement(start, end);
      case Items.TAG -> {
        if (image >= 0) {
          elements.tagInImage(items.tag(row));
        } else {
          flush();
          elements.tag(items.tag(row), false);
        }
      }
      case Items.EXPRESSION -> expression(start, end);
      case Items.LITERAL -> literal(items.literalSort(row), start, end);
      case Items.FOOTNOTE_CALL -> call(items.contentStart(row), items.contentEnd(row), start, end);
      case Items.MATH -> math(items.contentStart(row), items.contentEnd(row), start, end);
      default -> {}
    }
  }

  /** Makes a text node of the text since the last node, unless an image gathers that text. */
  private void flush() {
    if (image < 0 && run.finish()) {
      boolean mayHaveLinks = gfm && openLinks == 0 && (inlines.mayHaveLinks || run.isMade());
      if (mayHaveLinks && literalLinks.find(run.bytes(), run.from(), run.to())) {
        writeLinks();
      } else {
        tree.leaf(NodeKind.TEXT.code(), 0, text.source(run.start), text.sourceEnd(run.end), 0);
        tree.value(values, values.offset, values.length);
      }
      run.drop();
    }
  }

  /** Writes the finished text, with the links that were found in it. */
  private void writeLinks() {
    int at = run.from();
    int to = run.to();
    for (int i = 0; i < literalLinks.found.size; i += LiteralLinks.STRIDE) {
      int start = literalLinks.found.array[i];
      int end = literalLinks.found.array[i + 1];
      int prefix = literalLinks.found.array[i + 2];
      part(at, start);
      int sourceStart = text.source(run.contentStart(start));
      int sourceEnd = text.sourceEnd(run.contentEnd(end));
      tree.open(NodeKind.LINK.code(), LINK_AUTO, sourceStart, 0);
      if (prefix == LiteralLinks.NO_PREFIX) {
        run.part(start, end);
      } else {
        values.joined(prefix == LiteralLinks.HTTP_PREFIX ? HTTP : MAILTO, run.bytes(), start, end);
      }
      tree.field(FIELD_URL, values, values.offset, values.length, sourceStart, sourceEnd);
      part(start, end);
      tree.close(sourceEnd);
      at = end;
    }
    part(at, to);
  }

  private void part(int from, int to) {
    if (from < to) {
      int start = text.source(run.contentStart(from));
      tree.leaf(NodeKind.TEXT.code(), 0, start, text.sourceEnd(run.contentEnd(to)), 0);
      run.part(from, to);
      tree.value(values, values.offset, values.length);
    }
  }

  private void leaf(NodeKind kind, int start, int end) {
    flush();
    tree.leaf(kind.code(), 0, text.source(start), text.sourceEnd(end), 0);
  }

  private void delimiter(int row, int start) {
    Items items = inlines.items;
    Delimiters delimiters = inlines.delimiters;
    int mark = items.mark(row);
    int at = start;
    int pair = items.firstClosed(row);
    for (; pair >= 0; pair = delimiters.nextClosed(pair)) {
      int size = delimiters.pairSize(pair);
      at += size;
      if (image < 0) {
        flush();
        close(Delimiters.kind(mark, size), at);
      }
    }
    int opened = items.openedStart(row);
    run.add(at, opened);
    at = opened;
    pair = items.firstOpened(row);
    for (; pair >= 0; pair = delimiters.nextOpened(pair)) {
      int size = delimiters.pairSize(pair);
      if (image < 0) {
        flush();
        tree.open(Delimiters.kind(mark, size).code(), 0, text.source(at), 0);
      }
      at += size;
    }
  }

  private void close(NodeKind kind, int end) {
    elements.checkClosed(kind.type());
    tree.close(text.sourceEnd(end));
  }

  // Links and images.

  private void openLink(int row, int start) {
    Ints links = inlines.brackets.links;
    int link = inlines.items.link(row);
    int kind = links.array[link + Brackets.KIND];
    if (kind == NodeKind.IMAGE.code() || kind == NodeKind.IMAGE_REFERENCE.code()) {
      if (image < 0) {
        flush();
        image = row;
      }
      imageDepth++;
      return;
    }
    if (image >= 0) {
      return;
    }
    flush();
    openLinks++;
    tree.open(kind, flags(link), text.source(start), 0);
    target(link, text.source(start));
  }

  private int flags(int link) {
    int[] a = inlines.brackets.links.array;
    boolean reference = a[link + Brackets.KIND] == NodeKind.LINK_REFERENCE.code()
        || a[link + Brackets.KIND] == NodeKind.IMAGE_REFERENCE.code();
    return reference ? a[link + Brackets.TYPE] : 0;
  }

  /**
   * Writes the fields for the destination of a link.
   *
   * @param nodeStart the source offset where the node starts
   */
  private void target(int link, int nodeStart) {
    int[] a = inlines.brackets.links.array;
    int from = a[link + Brackets.TARGET];
    int to = a[link + Brackets.TARGET_END];
    int start = span(from, nodeStart);
    int end = Math.max(start, text.sourceEnd(to));
    int kind = a[link + Brackets.KIND];
    if (kind == NodeKind.LINK_REFERENCE.code() || kind == NodeKind.IMAGE_REFERENCE.code()) {
      association(from, to, start, end);
      return;
    }
    values.unescaped(text, from, to);
    tree.field(FIELD_URL, values, values.offset, values.length, start, end);
    int title = a[link + Brackets.TITLE];
    if (title >= 0) {
      values.title(text, title, a[link + Brackets.TITLE_END]);
      int titleStart = span(title, nodeStart);
      int titleEnd = Math.max(titleStart, text.sourceEnd(a[link + Brackets.TITLE_END]));
      tree.field(FIELD_TITLE, values, values.offset, values.length, titleStart, titleEnd);
    }
  }

  /** Writes the fields by which a reference finds its definition. */
  private void association(int from, int to, int start, int end) {
    Definitions.identifier(text, from, to, labels, values);
    tree.field(FIELD_IDENTIFIER, values, values.offset, values.length, start, end);
    values.unescaped(text, from, to);
    tree.field(FIELD_LABEL, values, values.offset, values.length, start, end);
  }

  private int span(int at, int fallback) {
    return at < text.to ? text.source(at) : Math.max(fallback, text.sourceEnd(text.to));
  }

  private void closeLink(int row, int end) {
    Ints links = inlines.brackets.links;
    int link = inlines.items.link(row);
    int kind = links.array[link + Brackets.KIND];
    boolean isImage = kind == NodeKind.IMAGE.code() || kind == NodeKind.IMAGE_REFERENCE.code();
    if (isImage) {
      if (--imageDepth == 0) {
        closeImage(link, kind, inlines.items.start(row), end);
      }
    } else if (image < 0) {
      flush();
      openLinks--;
      close(kind == NodeKind.LINK.code() ? NodeKind.LINK : NodeKind.LINK_REFERENCE, end);
    }
  }

  private void closeImage(int link, int kind, int altEnd, int end) {
    elements.checkImage();
    int item = image;
    image = -1;
    int start = text.source(inlines.items.start(item));
    tree.leaf(kind, flags(link), start, text.sourceEnd(end), 0);
    int altStart = inlines.items.end(item);
    int altFrom = text.source(altStart);
    if (!run.finish()) {
      values.plain(text, altStart, altStart);
    }
    tree.field(FIELD_ALT, values, values.offset, values.length, altFrom, text.sourceEnd(altEnd));
    run.drop();
    target(link, start);
  }

  // Leaves.

  private void code(int from, int to, int start, int end) {
    if (image >= 0) {
      run.add(from, to);
      return;
    }
    leaf(NodeKind.INLINE_CODE, start, end);
    if (inCell) {
      values.cellCode(text, from, to);
    } else {
      values.plain(text, from, to);
    }
    tree.value(values, values.offset, values.length);
  }

  private void math(int from, int to, int start, int end) {
    if (image >= 0) {
      run.add(from, to);
      return;
    }
    leaf(NodeKind.INLINE_MATH, start, end);
    values.plain(text, from, to);
    tree.value(values, values.offset, values.length);
  }

  private void call(int from, int to, int start, int end) {
    if (image < 0) {
      leaf(NodeKind.FOOTNOTE_REFERENCE, start, end);
      association(from, to, text.source(from), text.sourceEnd(to));
    }
  }

  private void html(int start, int end) {
    if (image >= 0) {
      run.add(start, end);
      return;
    }
    leaf(NodeKind.HTML, start, end);
    values.html(text, start, end);
    tree.value(values, values.offset, values.length);
  }

  private void expression(int start, int end) {
    if (image >= 0) {
      run.add(start + 1, end - 1);
      return;
    }
    leaf(NodeKind.MDX_TEXT_EXPRESSION, start, end);
    values.expression(text, start + 1, end - 1);
    tree.value(values, values.offset, values.length);
  }

  private void autolink(boolean email, int start, int end) {
    if (image >= 0) {
      run.add(start + 1, end - 1);
      return;
    }
    flush();
    tree.open(NodeKind.LINK.code(), LINK_AUTO, text.source(start), 0);
    address(email ? MAILTO : null, start + 1, end - 1);
    tree.close(text.sourceEnd(end));
  }

  private void literal(int sort, int start, int end) {
    if (image >= 0) {
      run.add(start, end);
      return;
    }
    flush();
    tree.open(NodeKind.LINK.code(), LINK_AUTO, text.source(start), 0);
    address(
        sort == LiteralAutolinks.EMAIL ? MAILTO : sort == LiteralAutolinks.WWW ? HTTP : null,
        start,
        end);
    tree.close(text.sourceEnd(end));
  }

  /** Writes the destination and the text of an autolink. */
  private void address(byte @Nullable [] prefix, int start, int end) {
    int sourceStart = text.source(start);
    int sourceEnd = text.sourceEnd(end);
    if (prefix == null) {
      values.plain(text, start, end);
    } else {
      values.prefixed(prefix, text, start, end);
    }
    tree.field(FIELD_URL, values, values.offset, values.length, sourceStart, sourceEnd);
    tree.leaf(NodeKind.TEXT.code(), 0, sourceStart, sourceEnd, 0);
    values.plain(text, start, end);
    tree.value(values, values.offset, values.length);
  }
}
