package org.ocp4j.engine.java.internal;

/**
 * The inline phase: one pass over a run of content that leaves {@link Items}, matched as far as they
 * can be. A table tells which bytes matter; all others are skipped.
 */
final class Inlines {
  private static final byte[] MARKDOWN = new byte[256];
  private static final byte[] MDX;

  static {
    String marks = "\n\r\\&*_[]!<`\0";
    for (int i = 0; i < marks.length(); i++) {
      MARKDOWN[marks.charAt(i)] = 1;
    }
    MDX = MARKDOWN.clone();
    MDX['{'] = 1;
  }

  final Items items = new Items();
  final Delimiters delimiters = new Delimiters(items);
  final Brackets brackets;

  private final Jsx jsx;
  private final Expressions expressions;
  private final Html html = new Html();
  private final Autolinks autolinks = new Autolinks();
  private boolean mdx;

  private Text text = new Text();
  private byte[] b = text.b;
  private int from;
  private int to;

  /** The end of the last item: what white space before a line ending cannot reach past. */
  private int itemEnd;

  /** By length, where the last run of backticks of that length starts, once that is known. */
  private final Ints lastRuns = new Ints(8);

  Inlines(Labels defined, Jsx jsx, Expressions expressions) {
    this.jsx = jsx;
    this.expressions = expressions;
    brackets = new Brackets(items, delimiters, defined);
  }

  void begin(boolean mdx) {
    this.mdx = mdx;
  }

  /** Reads a run of content. */
  void parse(Text t) {
    text = t;
    b = t.b;
    from = t.from;
    to = t.to;
    itemEnd = from;
    items.clear();
    delimiters.clear();
    brackets.clear();
    html.reset();
    lastRuns.clear();
    scan();
    delimiters.match(-1);
  }

  private void scan() {
    byte[] special = mdx ? MDX : MARKDOWN;
    int at = from;
    while (true) {
      while (at < to && special[b[at] & 0xFF] == 0) {
        at++;
      }
      if (at >= to) {
        break;
      }
      at = item(at);
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
      case '[' -> bracket(at, at + 1, false);
      case '!' -> at + 1 < to && b[at + 1] == '[' ? bracket(at, at + 2, true) : at + 1;
      case ']' -> closeBracket(at);
      case '`' -> code(at);
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

  private int code(int at) {
    int open = Leaves.run(b, at, to);
    int close = closing(open, open - at);
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
    return add(Items.CODE, at, close + (open - at), start, end);
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

  /** The next run of exactly that many backticks, or -1. */
  private int closing(int from, int size) {
    if (lastRuns.n > 0 && (size >= lastRuns.n || lastRuns.a[size] < from)) {
      return -1;
    }
    int at = Scan.indexOf(b, from, to, '`');
    while (at < to) {
      int end = Leaves.run(b, at, to);
      if (end - at == size) {
        return at;
      }
      at = Scan.indexOf(b, end, to, '`');
    }
    findLastRuns(from);
    return -1;
  }

  /** After a search that found nothing; with this, all that are made find something. */
  private void findLastRuns(int from) {
    lastRuns.push(-1);
    int at = Scan.indexOf(b, from, to, '`');
    while (at < to) {
      int end = Leaves.run(b, at, to);
      while (lastRuns.n <= end - at) {
        lastRuns.push(-1);
      }
      lastRuns.a[end - at] = at;
      at = Scan.indexOf(b, end, to, '`');
    }
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
    int row = jsx.tags.n;
    int end = jsx.scan(text, at, false);
    if (end == Jsx.BROKEN) {
      throw jsx.failure.exception(text);
    }
    if (end < 0) {
      return at + 1;
    }
    jsx.resolve(text, row);
    return add(Items.TAG, at, end, row, 0);
  }

  private int expression(int at) {
    int close = expressions.scanExpression(b, at + 1, to);
    if (close < 0) {
      throw Flow.unclosed(text.source(at), text.sourceEnd(to));
    }
    Flow.checkExpression(expressions, text, at, close);
    return add(Items.EXPRESSION, at, close + 1, 0, 0);
  }
}
