package org.ocp4j.engine.java.internal;

import org.ocp4j.DiagnosticCode;

/**
 * The inline phase: one pass over a run of content, which adds {@link Items} and matches them. A
 * table says which bytes matter; all others are skipped.
 */
final class Inlines {
  private static final int MDX = 1;
  private static final int GFM = 2;
  private static final int MATH = 4;

  /**
   * The mark is the dot or the colon of an autolink without angle brackets, which most dots and
   * colons are not.
   */
  private static final int LITERAL_MARK = 2;

  /** By grammar, the bytes that can start an item. */
  private static final byte[][] SPECIAL = new byte[8][];

  static {
    for (int i = 0; i < SPECIAL.length; i++) {
      String marks = "\n\r\\&*_[]!<`\0"
          + ((i & MDX) != 0 ? "{" : "")
          + ((i & GFM) != 0 ? "~.:@" : "")
          + ((i & MATH) != 0 ? "$" : "");
      SPECIAL[i] = new byte[256];
      for (int k = 0; k < marks.length(); k++) {
        int mark = marks.charAt(k);
        SPECIAL[i][mark] = (byte) (mark == '.' || mark == ':' ? LITERAL_MARK : 1);
      }
    }
  }

  /** How many times the bytes of content may be read in vain, in a lenient parse. */
  private static final int PATIENCE = 16;

  final Items items;
  final Delimiters delimiters;
  final Brackets brackets;

  private final Jsx jsx;
  private final Expressions expressions;
  private final Html html = new Html();
  private final Autolinks autolinks = new Autolinks();
  private final LiteralAutolinks literals = new LiteralAutolinks();
  private final Footnotes footnotes;
  private final Problems problems;
  private final Nesting nesting;
  private boolean mdx;
  private boolean gfm;
  private byte[] special = SPECIAL[0];

  private Text text = Text.NONE;
  private byte[] bytes = Scratch.NONE;
  private int from;
  private int to;

  /** The end of the last item. White space before a line ending does not extend beyond it. */
  private int itemEnd;

  private final CodeSpans codeSpans;
  private final CodeSpans mathSpans;

  /** Whether the finished text may contain further links. */
  boolean mayHaveLinks;

  /** In a lenient parse, the last less-than sign or brace that was refused, or -1. */
  private int refusedAngle;

  private long wasted;

  Inlines(
      Scratch scratch,
      Labels defined,
      Footnotes footnotes,
      Jsx jsx,
      Expressions expressions,
      Values values,
      Problems problems) {
    this.jsx = jsx;
    this.expressions = expressions;
    this.footnotes = footnotes;
    this.problems = problems;
    items = new Items(scratch);
    delimiters = new Delimiters(scratch, items);
    codeSpans = new CodeSpans(scratch);
    mathSpans = new CodeSpans(scratch);
    brackets = new Brackets(scratch, items, delimiters, defined, footnotes);
    nesting = new Nesting(scratch, jsx, values, problems);
  }

  void begin(byte[] source, Grammar grammar) {
    mdx = grammar.mdx();
    gfm = grammar.gfm();
    special = SPECIAL[(mdx ? MDX : 0) | (gfm ? GFM : 0) | (grammar.math() ? MATH : 0)];
    nesting.begin(source);
  }

  /** Drops the reference to the last run of content. */
  void forget() {
    bytes = Scratch.NONE;
    literals.forget();
  }

  /**
   * Takes a run of content.
   *
   * @return the offset of its first byte that can start an item, or its end
   */
  int take(Text t) {
    text = t;
    bytes = t.bytes;
    from = t.from;
    to = t.to;
    literals.begin(t);
    return nextMark(from);
  }

  /** Returns the offset of the next byte that can start an item, or the end of the content. */
  private int nextMark(int at) {
    byte[] special = this.special;
    int next = at;
    while (true) {
      while (next < to && special[bytes[next] & 0xFF] == 0) {
        next++;
      }
      if (next >= to || special[bytes[next] & 0xFF] != LITERAL_MARK || literals.mayBeAt(next)) {
        return next;
      }
      next++;
    }
  }

  /** Parses the content that was taken, which is text up to {@code first}. */
  void parse(int first) {
    itemEnd = from;
    items.clear();
    delimiters.clear(gfm);
    brackets.clear(gfm);
    html.reset();
    codeSpans.clear();
    mathSpans.clear();
    mayHaveLinks = false;
    refusedAngle = -1;
    wasted = 0;
    expressions.begin();
    scan(first);
    delimiters.matchRest();
    if (mdx && problems.isLenient()) {
      refuseTags();
    }
  }

  private void scan(int first) {
    int at = first;
    while (at < to) {
      at = nextMark(item(at));
    }
    int end = trailing(to);
    if (end < to) {
      items.add(Items.GAP, end, to);
    }
  }

  private int item(int at) {
    return switch (bytes[at]) {
      case '\n', '\r' -> lineEnding(at);
      case '\\' -> backslash(at);
      case '&' -> reference(at);
      case '*', '_' -> emphasis(at);
      case '[' -> openBracket(at);
      case '!' -> at + 1 < to && bytes[at + 1] == '[' ? bracket(at, at + 2, true) : at + 1;
      case ']' -> closeBracket(at);
      case '`' -> code(Items.CODE, at, codeSpans);
      case '$' -> code(Items.MATH, at, mathSpans);
      case '~' -> tilde(at);
      case '.' -> www(at);
      case ':' -> http(at);
      case '@' -> email(at);
      case '<' -> angle(at);
      case '{' -> expression(at);
      default -> add(Items.NUL, at, at + 1);
    };
  }

  private int emphasis(int at) {
    itemEnd = Leaves.run(bytes, at, to);
    delimiters.add(text, at, itemEnd);
    return itemEnd;
  }

  /** Adds a run of one or two tildes. A longer run is text. */
  private int tilde(int at) {
    int end = Leaves.run(bytes, at, to);
    if (end - at <= 2) {
      delimiters.add(text, at, end);
    }
    itemEnd = end;
    return end;
  }

  private int openBracket(int at) {
    if (gfm && at + 1 < to && bytes[at + 1] == '^') {
      int label = footnotes.call(bytes, at, to);
      if (label >= 0) {
        itemEnd = label + 1;
        items.addContent(Items.FOOTNOTE_CALL, at, itemEnd, at + 2, label);
        return itemEnd;
      }
    }
    return bracket(at, at + 1, false);
  }

  private int bracket(int at, int end, boolean image) {
    brackets.open(at, end, image);
    itemEnd = end;
    return end;
  }

  private int closeBracket(int at) {
    itemEnd = brackets.close(text, at);
    return itemEnd;
  }

  private int add(int type, int start, int end) {
    items.add(type, start, end);
    itemEnd = end;
    return end;
  }

  /** Returns where the white space that ends at {@code end} starts. */
  private int trailing(int end) {
    int i = end;
    while (i > itemEnd && Chars.isSpace(bytes[i - 1])) {
      i--;
    }
    return i;
  }

  private int lineEnding(int at) {
    int after = Chars.afterEol(bytes, at, to);
    int start = trailing(at);
    int next = Chars.skipSpace(bytes, after, to);
    if (at - start > 1 && onlySpaces(start, at)) {
      items.add(Items.BREAK, start, after);
      itemEnd = after;
    } else if (start < at) {
      items.add(Items.GAP, start, at);
    }
    if (next > after) {
      return add(Items.GAP, after, next);
    }
    return after;
  }

  private boolean onlySpaces(int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private int backslash(int at) {
    int next = at + 1;
    if (next >= to) {
      return next;
    }
    if (Chars.isEol(bytes[next])) {
      int after = Chars.afterEol(bytes, next, to);
      add(Items.BREAK, at, after);
      int text = Chars.skipSpace(bytes, after, to);
      return text > after ? add(Items.GAP, after, text) : after;
    }
    return Chars.isAsciiPunctuation(bytes[next]) ? add(Items.ESCAPE, at, next + 1) : next;
  }

  private int reference(int at) {
    int end = References.scan(bytes, at, to);
    return end < 0 ? at + 1 : add(Items.REFERENCE, at, end);
  }

  // Code and math.

  private int code(int type, int at, CodeSpans spans) {
    int open = Leaves.run(bytes, at, to);
    int close = spans.close(bytes, open, to, open - at);
    if (close < 0) {
      itemEnd = open;
      return open;
    }
    itemEnd = close + (open - at);
    items.addContent(type, at, itemEnd, spans.start, spans.end);
    return itemEnd;
  }

  // Literal autolinks.

  private int www(int at) {
    if (!literals.isWww(at)) {
      return at + 1;
    }
    int sign = literals.signAfter(at);
    if (sign >= 0 && isEmail(sign)) {
      return literal(LiteralAutolinks.EMAIL);
    }
    if (at - 3 >= itemEnd && !brackets.isOpen() && literals.www(at)) {
      return literal(LiteralAutolinks.WWW);
    }
    mayHaveLinks = true;
    return at + 1;
  }

  private int http(int at) {
    int size = literals.protocolSize(at);
    if (size == 0) {
      return at + 1;
    }
    int start = at - size;
    int stop = refusedAngle >= 0 && refusedAngle == start - 1 ? '>' : 0;
    if (start >= itemEnd && !brackets.isOpen() && literals.http(at, size, stop)) {
      return literal(LiteralAutolinks.HTTP);
    }
    mayHaveLinks = true;
    return at + 1;
  }

  private int email(int at) {
    if (isEmail(at)) {
      return literal(LiteralAutolinks.EMAIL);
    }
    mayHaveLinks |= LiteralLinks.maybeSign(bytes, at, from, to);
    return at + 1;
  }

  /**
   * Returns whether the at sign at {@code at} is that of an email address. If so, underscores in
   * the address are no longer delimiters.
   */
  private boolean isEmail(int at) {
    if (brackets.isOpen() || !literals.email(at)) {
      return false;
    }
    int row = items.size() - Items.STRIDE;
    while (row >= 0 && items.end(row) > literals.start) {
      if (items.type(row) != Items.DELIMITER || items.mark(row) != '_') {
        return false;
      }
      row -= Items.STRIDE;
    }
    delimiters.undo(literals.start);
    return true;
  }

  private int literal(int sort) {
    items.addLiteral(literals.start, literals.end, sort);
    itemEnd = literals.end;
    return itemEnd;
  }

  // Angle brackets and braces.

  private int angle(int at) {
    if (mdx) {
      return tag(at);
    }
    int end = autolinks.end(bytes, at, to);
    if (end >= 0) {
      items.addAutolink(at, end, autolinks.isEmail);
      itemEnd = end;
      return end;
    }
    end = html.textEnd(bytes, at, to);
    return end < 0 ? at + 1 : add(Items.HTML, at, end);
  }

  private int tag(int at) {
    if (isImpatient()) {
      return impatient(at);
    }
    int row = jsx.tags.size;
    int end = jsx.scan(text, at, false);
    if (end == Jsx.BROKEN) {
      problems.report(jsx.failure.problem(text), text.source(at));
      wasted += jsx.failure.end() - at;
      return refused(at);
    }
    if (end < 0) {
      return at + 1;
    }
    jsx.resolve(text, row);
    items.addTag(at, end, row);
    itemEnd = end;
    return end;
  }

  private int expression(int at) {
    if (isImpatient()) {
      return impatient(at);
    }
    int close = expressions.scanExpression(bytes, at + 1, to);
    if (close < 0) {
      int start = text.source(at);
      problems.report(Flow.unclosed(start, text.sourceEnd(to)), start);
      wasted += to - at;
      return refused(at);
    }
    Problem wrong = Flow.wrong(expressions, text, at, close);
    if (wrong != null) {
      problems.report(wrong, text.source(at));
      wasted += close - at;
      return refused(at);
    }
    return add(Items.EXPRESSION, at, close + 1);
  }

  // What a lenient parse refuses.

  /**
   * Returns whether so many bytes were read in vain that no more tags and expressions are scanned.
   */
  private boolean isImpatient() {
    return wasted > PATIENCE * (to - from + 256L);
  }

  private int refused(int at) {
    refusedAngle = at;
    mayHaveLinks = gfm;
    return at + 1;
  }

  private int impatient(int at) {
    char c = (char) bytes[at];
    int start = text.source(at);
    Problem problem = new Problem(
        start,
        start + 1,
        DiagnosticCode.UNEXPECTED_CHARACTER,
        () -> "Unexpected `" + c + "`, expected less that is broken before it in the same block");
    problems.report(problem, start);
    return refused(at);
  }

  /** Turns tags that have no partner into text. */
  private void refuseTags() {
    for (int row = 0; row < items.size(); row += Items.STRIDE) {
      switch (items.type(row)) {
        case Items.TAG -> nesting.tag(items.tag(row), row);
        case Items.LINK -> nesting.enter();
        case Items.LINK_END -> {
          int link = items.link(row);
          nesting.leave(Tree.type(brackets.links.array[link + Brackets.KIND]));
        }
        case Items.DELIMITER -> delimiter(row);
        default -> {}
      }
    }
    nesting.finish(" in the same block");
    for (int i = 0; i < nesting.refused.size; i++) {
      items.drop(nesting.refused.array[i]);
      mayHaveLinks = gfm;
    }
    nesting.refused.clear();
  }

  private void delimiter(int row) {
    int pair = items.firstClosed(row);
    for (; pair >= 0; pair = delimiters.nextClosed(pair)) {
      nesting.leave(Delimiters.kind(items.mark(row), delimiters.pairSize(pair)).type());
    }
    pair = items.firstOpened(row);
    for (; pair >= 0; pair = delimiters.nextOpened(pair)) {
      nesting.enter();
    }
  }
}
