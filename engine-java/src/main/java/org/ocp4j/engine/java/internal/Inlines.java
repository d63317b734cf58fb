package org.ocp4j.engine.java.internal;

import org.ocp4j.DiagnosticCode;

/**
 * The inline phase: one pass over a run of content that leaves {@link Items}, matched as far as
 * they can be. A table tells which bytes matter; all others are skipped.
 */
final class Inlines {
  private static final int MDX = 1;
  private static final int GFM = 2;
  private static final int MATH = 4;

  /** The dot or the colon of a literal autolink, which hardly ever is one. */
  private static final int LITERAL_MARK = 2;

  /** By grammar, the bytes that may begin something. */
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

  /** How many times its own bytes content may be gone over in vain, where parsing is lenient. */
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
  private byte[] b = Scratch.NONE;
  private int from;
  private int to;

  /** The end of the last item: what white space before a line ending cannot reach past. */
  private int itemEnd;

  /** By length, where the last run of backticks of that length starts, once that is known. */
  private final Ints lastRuns;

  /** The same for dollar signs. */
  private final Ints lastMathRuns;

  /** Whether the content may have links that are only found in the finished text. */
  boolean mayHaveLinks;

  /** Where parsing is lenient, the last less-than sign that begins nothing. */
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
    lastRuns = new Ints(scratch, 8);
    lastMathRuns = new Ints(scratch, 8);
    brackets = new Brackets(scratch, items, delimiters, defined, footnotes);
    nesting = new Nesting(scratch, jsx, values, problems);
  }

  void begin(byte[] source, Grammar grammar) {
    mdx = grammar.mdx();
    gfm = grammar.gfm();
    special = SPECIAL[(mdx ? MDX : 0) | (gfm ? GFM : 0) | (grammar.math() ? MATH : 0)];
    nesting.begin(source);
  }

  /** Lets go of the last run of content. */
  void forget() {
    b = Scratch.NONE;
    literals.forget();
  }

  /**
   * Takes a run of content.
   *
   * @return where its first byte is that may begin something, or its end
   */
  int take(Text t) {
    text = t;
    b = t.b;
    from = t.from;
    to = t.to;
    literals.begin(t);
    return nextMark(from);
  }

  /** Where the next byte is that may begin something, or the end of the content. */
  private int nextMark(int at) {
    byte[] special = this.special;
    int next = at;
    while (true) {
      while (next < to && special[b[next] & 0xFF] == 0) {
        next++;
      }
      if (next >= to || special[b[next] & 0xFF] != LITERAL_MARK || literals.mayBeAt(next)) {
        return next;
      }
      next++;
    }
  }

  /** Reads the content that was taken, which is text up to {@code first}. */
  void parse(int first) {
    itemEnd = from;
    items.clear();
    delimiters.clear(gfm);
    brackets.clear(gfm);
    html.reset();
    lastRuns.clear();
    lastMathRuns.clear();
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
      items.add(Items.GAP, end, to, 0, 0);
    }
  }

  private int item(int at) {
    return switch (b[at]) {
      case '\n', '\r' -> lineEnding(at);
      case '\\' -> backslash(at);
      case '&' -> reference(at);
      case '*', '_' -> emphasis(at);
      case '[' -> openBracket(at);
      case '!' -> at + 1 < to && b[at + 1] == '[' ? bracket(at, at + 2, true) : at + 1;
      case ']' -> closeBracket(at);
      case '`' -> code(Items.CODE, at, lastRuns);
      case '$' -> code(Items.MATH, at, lastMathRuns);
      case '~' -> tilde(at);
      case '.' -> www(at);
      case ':' -> http(at);
      case '@' -> email(at);
      case '<' -> angle(at);
      case '{' -> expression(at);
      default -> add(Items.NUL, at, at + 1, 0, 0);
    };
  }

  private int emphasis(int at) {
    itemEnd = Leaves.run(b, at, to);
    delimiters.add(text, at, itemEnd);
    return itemEnd;
  }

  /** One or two tildes; where there are more they are text. */
  private int tilde(int at) {
    int end = Leaves.run(b, at, to);
    if (end - at <= 2) {
      delimiters.add(text, at, end);
    }
    itemEnd = end;
    return end;
  }

  private int openBracket(int at) {
    if (gfm && at + 1 < to && b[at + 1] == '^') {
      int label = footnotes.call(b, at, to);
      if (label >= 0) {
        return add(Items.FOOTNOTE_CALL, at, label + 1, at + 2, label);
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

  private int add(int type, int start, int end, int a, int c) {
    items.add(type, start, end, a, c);
    itemEnd = end;
    return end;
  }

  /** Where the white space that ends at {@code end} starts. */
  private int trailing(int end) {
    int i = end;
    while (i > itemEnd && Chars.isSpace(b[i - 1])) {
      i--;
    }
    return i;
  }

  private int lineEnding(int at) {
    int after = Chars.afterEol(b, at, to);
    int start = trailing(at);
    int next = Chars.skipSpace(b, after, to);
    if (at - start > 1 && onlySpaces(start, at)) {
      items.add(Items.BREAK, start, after, 0, 0);
      itemEnd = after;
    } else if (start < at) {
      items.add(Items.GAP, start, at, 0, 0);
    }
    if (next > after) {
      return add(Items.GAP, after, next, 0, 0);
    }
    return after;
  }

  private boolean onlySpaces(int start, int end) {
    for (int i = start; i < end; i++) {
      if (b[i] != ' ') {
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
    if (Chars.isEol(b[next])) {
      int after = Chars.afterEol(b, next, to);
      add(Items.BREAK, at, after, 0, 0);
      int text = Chars.skipSpace(b, after, to);
      return text > after ? add(Items.GAP, after, text, 0, 0) : after;
    }
    return Chars.isAsciiPunctuation(b[next]) ? add(Items.ESCAPE, at, next + 1, 0, 0) : next;
  }

  private int reference(int at) {
    int end = References.scan(b, at, to);
    return end < 0 ? at + 1 : add(Items.REFERENCE, at, end, 0, 0);
  }

  // Code.

  private int code(int type, int at, Ints last) {
    int open = Leaves.run(b, at, to);
    int close = closing(open, open - at, last);
    if (close < 0) {
      itemEnd = open;
      return open;
    }
    int start = open;
    int end = close;
    if (isPadding(open, close)) {
      start = b[open] == ' ' ? open + 1 : Chars.afterEol(b, open, close);
      end--;
      if (b[end] == '\n' && end > start && b[end - 1] == '\r') {
        end--;
      }
    }
    return add(type, at, close + (open - at), start, end);
  }

  /** Whether code starts and ends with a space or a line ending, and has more than such inside. */
  private boolean isPadding(int start, int end) {
    if (!isSpaceOrEol(b[start]) || !isSpaceOrEol(b[end - 1])) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (!isSpaceOrEol(b[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSpaceOrEol(int c) {
    return c == ' ' || Chars.isEol(c);
  }

  /** The next run of exactly that many of the byte before {@code from}, or -1. */
  private int closing(int from, int size, Ints last) {
    if (last.n > 0 && (size >= last.n || last.a[size] < from)) {
      return -1;
    }
    int mark = b[from - 1];
    int at = Scan.indexOf(b, from, to, mark);
    while (at < to) {
      int end = Leaves.run(b, at, to);
      if (end - at == size) {
        return at;
      }
      at = Scan.indexOf(b, end, to, mark);
    }
    findLastRuns(from, last);
    return -1;
  }

  /** After a search that found nothing; with this, all that are made find something. */
  private void findLastRuns(int from, Ints last) {
    int mark = b[from - 1];
    last.push(-1);
    int at = Scan.indexOf(b, from, to, mark);
    while (at < to) {
      int end = Leaves.run(b, at, to);
      while (last.n <= end - at) {
        last.push(-1);
      }
      last.a[end - at] = at;
      at = Scan.indexOf(b, end, to, mark);
    }
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
    mayHaveLinks |= LiteralLinks.maybeSign(b, at, from, to);
    return at + 1;
  }

  /** Whether an email address stands here; underscores in it that were taken for marks are not. */
  private boolean isEmail(int at) {
    if (brackets.isOpen() || !literals.email(at)) {
      return false;
    }
    int row = items.ints.n - Items.STRIDE;
    while (row >= 0 && items.get(row, Items.END) > literals.start) {
      if (items.get(row, Items.TYPE) != Items.DELIMITER || items.get(row, Items.B) != '_') {
        return false;
      }
      row -= Items.STRIDE;
    }
    delimiters.undo(literals.start);
    return true;
  }

  private int literal(int sort) {
    return add(Items.LITERAL, literals.start, literals.end, sort, 0);
  }

  // Angle brackets and braces.

  private int angle(int at) {
    if (mdx) {
      return tag(at);
    }
    int end = autolinks.end(b, at, to);
    if (end >= 0) {
      return add(Items.AUTOLINK, at, end, autolinks.isEmail ? 1 : 0, 0);
    }
    end = html.textEnd(b, at, to);
    return end < 0 ? at + 1 : add(Items.HTML, at, end, 0, 0);
  }

  private int tag(int at) {
    if (isImpatient()) {
      return impatient(at);
    }
    int row = jsx.tags.n;
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
    return add(Items.TAG, at, end, row, 0);
  }

  private int expression(int at) {
    if (isImpatient()) {
      return impatient(at);
    }
    int close = expressions.scanExpression(b, at + 1, to);
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
    return add(Items.EXPRESSION, at, close + 1, 0, 0);
  }

  // What is refused where parsing is lenient.

  /** Whether so much was gone over in what was refused that no more is looked for. */
  private boolean isImpatient() {
    return wasted > PATIENCE * (to - from + 256L);
  }

  private int refused(int at) {
    refusedAngle = at;
    mayHaveLinks = gfm;
    return at + 1;
  }

  private int impatient(int at) {
    char c = (char) b[at];
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
    for (int row = 0; row < items.ints.n; row += Items.STRIDE) {
      switch (items.get(row, Items.TYPE)) {
        case Items.TAG -> nesting.tag(items.get(row, Items.A), row);
        case Items.LINK -> nesting.enter();
        case Items.LINK_END -> {
          int link = items.get(row, Items.A);
          nesting.leave(Tree.type(brackets.links.a[link + Brackets.KIND]));
        }
        case Items.DELIMITER -> delimiter(row);
        default -> {}
      }
    }
    nesting.finish(" in the same block");
    for (int i = 0; i < nesting.refused.n; i++) {
      items.set(nesting.refused.a[i], Items.TYPE, Items.NOTHING);
      mayHaveLinks = gfm;
    }
    nesting.refused.clear();
  }

  private void delimiter(int row) {
    Ints pairs = delimiters.pairs;
    int pair = items.get(row, Items.CLOSES);
    for (; pair >= 0; pair = pairs.a[pair + Delimiters.NEXT_CLOSE]) {
      nesting.leave(Delimiters.kind(items.get(row, Items.B), pairs.a[pair]).type());
    }
    pair = items.get(row, Items.OPENS);
    for (; pair >= 0; pair = pairs.a[pair + Delimiters.NEXT_OPEN]) {
      nesting.enter();
    }
  }
}
