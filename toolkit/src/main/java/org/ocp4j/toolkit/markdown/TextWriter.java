package org.ocp4j.toolkit.markdown;

import java.util.Arrays;

/** Writes text so that it is read as that text: with backslashes and references where needed. */
final class TextWriter {
  /** How many spaces at the start of a paragraph's line keep it from starting a block of HTML. */
  static final int NO_BLOCK = 4;

  private static final int MDX = 1;
  private static final int GFM = 2;
  private static final int MATH = 4;
  private static final int WRAPS = 8;

  /** By grammar, the bytes of text that need a look: 0 for those that mean nothing. */
  private static final byte[][] SPECIAL = new byte[16][256];

  /** Marks bytes that are frequent, and mean something beside few others only. */
  private static final byte RARE = 2;

  static {
    for (int i = 0; i < SPECIAL.length; i++) {
      String marks = "\n\r\\&*_[]!<`"
          + ((i & MDX) != 0 ? "{" : "")
          + ((i & GFM) != 0 ? "~.:@|" : "")
          + ((i & MATH) != 0 ? "$" : "")
          + ((i & WRAPS) != 0 ? " " : "");
      for (int k = 0; k < marks.length(); k++) {
        int mark = marks.charAt(k);
        SPECIAL[i][mark] = mark == '.' || mark == ':' || mark == '|' ? RARE : 1;
      }
    }
  }

  private final Output out;
  private final Grammar grammar;
  private final byte[] special;
  private final LineStarts lineStarts;
  private final Wrapping wrapping;

  /** Whether the content is one line; whether it is a table cell; whether its lines may be lazy. */
  private boolean singleLine;

  private boolean inCell;
  private boolean mayBeLazy;
  private boolean firstLine;

  /** Where the content starts. */
  private int contentStart;

  /** Brackets and images that are open. */
  int brackets;

  /** Where the text ends that was written last, if its last character stands there as it is. */
  private int textEnd;

  /** Where the last line ending was written that is part of a text, or -1. */
  private int lineEnding;

  /** Where the content of the line after it starts. */
  private int lineContent;

  /** Whether the line has nothing but tags and expressions, which would make it one of flow. */
  private boolean tagsOnly;

  private boolean hasTags;
  private boolean afterExpression;

  /** Whether the text starts on a line that has only tags before it. */
  private boolean startsAfterTags;

  /** Where a space stands between these tags, or -1. */
  private int tagSpace;

  /** Whether the first character of the next text is to be written as a reference. */
  boolean encodeFirst;

  /** Whether the node before was a literal autolink; whether it was a reference. */
  boolean afterLiteral;

  boolean afterReference;

  /** Whether the node before was an address, which dashes and underscores may be part of. */
  boolean afterAddress;

  /** Whether text is written in which spaces must not become line endings. */
  boolean keepsSpaces;

  /** Whether the literal autolink has the sign of an address. */
  boolean afterSign;

  /** Where the last literal autolink ends. */
  private int linkEnd;

  /** Whether no white space was written since a literal autolink. */
  private boolean afterLiteralTail;

  TextWriter(Output out, Style style, Grammar grammar) {
    this.out = out;
    this.grammar = grammar;
    lineStarts = new LineStarts(out, grammar);
    wrapping = new Wrapping(out, style.width());
    special = SPECIAL[
        (grammar.mdx() ? MDX : 0)
            | (grammar.gfm() ? GFM : 0)
            | (grammar.math() ? MATH : 0)
            | (style.width() > 0 ? WRAPS : 0)];
  }

  /** Starts content of several lines. */
  void beginLines(boolean paragraph, boolean afterDefinition) {
    begin(false, false);
    mayBeLazy = true;
    out.lineStart = out.n;
    lineStarts.begin(afterDefinition);
    if (paragraph) {
      wrapping.begin();
    }
  }

  /** Starts content of one line. */
  void beginLine(boolean cell) {
    begin(true, cell);
    mayBeLazy = false;
    out.lineStart = -1;
  }

  private void begin(boolean single, boolean cell) {
    singleLine = single;
    inCell = cell;
    firstLine = true;
    contentStart = out.n;
    linkEnd = -1;
    afterLiteralTail = false;
    tagSpace = -1;
    brackets = 0;
    textEnd = -1;
    lineEnding = -1;
    tagsOnly = !single;
    hasTags = false;
    afterExpression = false;
    encodeFirst = false;
    afterLiteral = false;
    afterReference = false;
    afterAddress = false;
    wrapping.stop();
  }

  boolean isInCell() {
    return inCell;
  }

  boolean isSingleLine() {
    return singleLine;
  }

  /**
   * Returns whether a hard break has to be a backslash: nothing, or only tags, are on the line, or
   * a mark comes before, which white space must not follow.
   */
  boolean needsBackslash() {
    return out.n == out.lineStart
        || (tagsOnly && hasTags)
        || (!isAfterText() && "*_~".indexOf(out.b[out.n - 1]) >= 0);
  }

  /** Returns whether a hard break has to be spaces, as a backslash would be part of a link. */
  boolean needsSpaces() {
    return afterLiteral || afterLiteralTail;
  }

  /** Ends the content. */
  void end() {
    encodeFirst = false;
    if (out.n > contentStart && textEnd == out.n && Chars.isSpace(out.b[out.n - 1])) {
      encodeLast();
    }
    if (grammar.mdx() && tagsOnly && hasTags) {
      breakTags();
    }
    wrapping.check();
    wrapping.stop();
  }

  /** Adds a backslash to number signs that would be read as the end of a heading. */
  void endHeading() {
    int at = out.n;
    while (at > contentStart && out.b[at - 1] == '#') {
      at--;
    }
    if (at < out.n && textEnd == out.n && (at == contentStart || Chars.isSpace(out.b[at - 1]))) {
      out.n--;
      out.put('\\');
      out.put('#');
    }
  }

  /** Returns the class of the character before what is written next. */
  int classBefore() {
    if (out.n == contentStart || out.n == out.lineStart) {
      return Chars.WHITE;
    }
    return Chars.classOf(Chars.codePointAt(out.b, Chars.previous(out.b, out.n)));
  }

  /** Returns whether a link that is just written may follow what was written last. */
  boolean mayPrecedeLink(boolean www) {
    if (classBefore() == Chars.WHITE) {
      return true;
    }
    int last = out.b[out.n - 1];
    return www ? mayPrecedeWww(last) : !Chars.isAlpha(last);
  }

  static boolean mayPrecedeWww(int c) {
    return "(*_[]~".indexOf(c) >= 0;
  }

  /** Returns whether the character before what is written next is one of a text. */
  boolean isAfterText() {
    return textEnd == out.n;
  }

  /** Writes the character before as a reference, if it is one of a text. */
  void encodeLast() {
    if (textEnd != out.n || out.n == contentStart || out.n == out.lineStart) {
      return;
    }
    int at = Chars.previous(out.b, out.n);
    int cp = Chars.codePointAt(out.b, at);
    out.n = at;
    if (endsWithBackslash()) {
      out.put('\\');
    }
    out.reference(cp);
    textEnd = out.n;
    tagsOnly = false;
  }

  /** Writes the character before a mark as a reference, and the mark and the rest again. */
  void encodeBefore(int mark) {
    byte[] rest = Arrays.copyOfRange(out.b, mark, out.n);
    out.n = mark;
    textEnd = mark;
    encodeLast();
    out.bytes(rest, 0, rest.length);
    textEnd = out.n;
  }

  /** Returns whether the last character is a backslash that stands for itself. */
  private boolean endsWithBackslash() {
    int at = out.n;
    while (at > contentStart && out.b[at - 1] == '\\') {
      at--;
    }
    return ((out.n - at) & 1) != 0;
  }

  /**
   * Makes a reference of a space between the tags that the current line is made of, or of the line
   * ending before them, so that they are no blocks.
   */
  private void breakTags() {
    int at = tagSpace >= 0 ? tagSpace : lineEnding;
    if (at < 0) {
      return;
    }
    int rest = tagSpace >= 0 ? at + 1 : lineContent;
    byte[] line = Arrays.copyOfRange(out.b, rest, out.n);
    byte[] space = Arrays.copyOfRange(out.b, at, Math.min(rest, at + 2));
    out.n = at;
    references(space, 0, tagSpace >= 0 ? 1 : Chars.afterEol(space, 0, space.length));
    out.bytes(line, 0, line.length);
    out.lineStart = -1;
  }

  private void references(byte[] t, int from, int to) {
    for (int i = from; i < to; i++) {
      out.reference(t[i]);
    }
  }

  // Other nodes.

  /** Notes that something was written that is no text. */
  void wrote(boolean tag, boolean expression) {
    encodeFirst = false;
    afterLiteral = false;
    afterLiteralTail = false;
    afterReference = false;
    afterAddress = false;
    if (!tag && !expression) {
      tagsOnly = false;
    } else {
      tagsOnly &= !(expression && afterExpression);
      afterExpression = expression;
      hasTags = true;
    }
  }

  /** Wraps the line that is about to end, if it is too wide. */
  void wrap() {
    wrapping.check();
  }

  /** Notes that a line starts that a hard break ended. */
  void brokeLine() {
    wrote(false, false);
    startLine();
    lineEnding = -1;
  }

  private void startLine() {
    firstLine = false;
    tagSpace = -1;
    tagsOnly = true;
    hasTags = false;
    afterExpression = false;
    wrapping.startLine();
  }

  // Text.

  /**
   * Writes a text.
   *
   * @param follow what follows: one of {@link Follow}
   * @param opensBox whether a check box would be read if white space followed
   */
  void write(byte[] t, int length, int follow, boolean opensBox) {
    if (length == 0) {
      return;
    }
    int at = start(t, length, follow, opensBox);
    int from = at;
    while (true) {
      at = nextSpecial(t, at, length);
      out.bytes(t, from, at);
      if (at == length) {
        break;
      }
      from = at = special(t, at, length, follow);
      if (from < length && out.n == out.lineStart) {
        from = at = lineStart(t, at, length, follow);
      }
    }
    textEnd = out.n;
    if (tagsOnly && t[length - 1] == ' ') {
      tagSpace = out.n - 1;
    }
  }

  /** Returns where the next byte is that needs a look, or the length. */
  private int nextSpecial(byte[] t, int from, int length) {
    byte[] table = special;
    int at = from;
    while (true) {
      while (at < length && table[t[at] & 0xFF] == 0) {
        at++;
      }
      if (at == length || table[t[at] & 0xFF] != RARE || isSpecial(t, at, length)) {
        return at;
      }
      at++;
    }
  }

  /** Returns whether a byte that is {@link #RARE} may mean something beside its neighbours. */
  private boolean isSpecial(byte[] t, int at, int length) {
    return switch (t[at]) {
      case '.' -> at >= 3 && (t[at - 1] | 0x20) == 'w';
      case ':' -> at + 1 < length && t[at + 1] == '/';
      default -> inCell;
    };
  }

  /** Writes what needs care at the start of a text; returns where the rest starts. */
  private int start(byte[] t, int length, int follow, boolean opensBox) {
    int at = 0;
    startsAfterTags = tagsOnly && hasTags;
    afterLiteralTail = false;
    if (encodeFirst || (opensBox && Chars.isSpaceOrEol(t[0]))) {
      int cp = Chars.codePointAt(t, 0);
      out.reference(cp);
      at = Chars.length(cp);
      tagsOnly = false;
    } else if (afterLiteral) {
      linkEnd = out.n;
      at = AfterLiteral.write(t, length, grammar.mdx(), afterSign, out);
      afterLiteralTail = at == length;
    } else if ((afterReference && (t[0] == '(' || t[0] == ':'))
        || (afterAddress && (t[0] == '-' || t[0] == '_'))) {
      out.put('\\');
      out.put(t[0]);
      at = 1;
    } else if (out.n == out.lineStart) {
      at = lineStart(t, 0, length, follow);
    } else if (out.n == contentStart && Chars.isSpace(t[0])) {
      out.reference(t[0]);
      at = 1;
    }
    if (tagsOnly && at < length) {
      int text = Chars.skipSpace(t, at, length);
      tagsOnly = text == length || Chars.isEol(t[text]);
    }
    encodeFirst = false;
    afterLiteral = false;
    afterReference = false;
    afterAddress = false;
    return at;
  }

  private int lineStart(byte[] t, int at, int length, int follow) {
    if (!Chars.isEol(t[at])) {
      tagsOnly = false;
    }
    return lineStarts.write(t, at, length, follow, firstLine);
  }

  private int special(byte[] t, int at, int length, int follow) {
    int c = t[at];
    boolean last = at + 1 == length;
    switch (c) {
      case '\n', '\r' -> {
        return lineEnding(t, at, length, follow);
      }
      case '*', '_', '~' -> {
        return run(t, at, length, follow);
      }
      case ' ' -> {
        if (!keepsSpaces && !(startsAfterTags && at == 0)) {
          wrapping.space(t, at, length, follow);
        }
        out.put(' ');
        return at + 1;
      }
      case '\\' ->
        escapeIf(c, last ? follow != Follow.END : Escapes.backslashMatters(t, at + 1, length));
      case '&' -> escapeIf(c, Escapes.referenceMayStart(t, at, length, follow));
      case ']' -> escapeIf(c, brackets > 0);
      case '!' -> escapeIf(c, last && follow == Follow.BRACKET);
      case '<' -> escapeIf(c, grammar.mdx() || last || Escapes.htmlMayStart(t, at + 1, length));
      case '|' -> escapeIf(c, inCell);
      case '.' -> escapeIf(c, brackets == 0 && LiteralMarks.isWww(t, at));
      case ':' -> escapeIf(c, brackets == 0 && LiteralMarks.isProtocol(t, at, length));
      case '@' -> escapeIf(c, brackets == 0 && LiteralMarks.isSign(t, at, length));
      default -> escapeIf(c, true);
    }
    return at + 1;
  }

  private void escapeIf(int c, boolean escape) {
    if (escape) {
      out.put('\\');
    }
    out.put(c);
  }

  /** Writes a run of asterisks, underscores or tildes: with backslashes if it may be a mark. */
  private int run(byte[] t, int at, int length, int follow) {
    int end = Chars.run(t, at, length);
    boolean free = isFree(t, at, end, length, follow);
    for (int i = at; i < end; i++) {
      escapeIf(t[i], !free);
    }
    return end;
  }

  /**
   * Returns whether a run can be no mark: it stands between white space, or, for underscores,
   * inside a word. A character that may yet be written as a reference counts as neither.
   */
  private boolean isFree(byte[] t, int at, int end, int length, int follow) {
    int before = classBefore();
    if (end == length) {
      return before == Chars.WHITE && follow == Follow.END;
    }
    int cp = Chars.codePointAt(t, end);
    int after = Chars.classOf(cp);
    int next = end + Chars.length(cp);
    if (before == Chars.WHITE && after == Chars.WHITE) {
      return next < length && (Chars.isEol(cp) ? !encodesLines() : !Chars.isEol(t[next]));
    }
    return t[at] == '_'
        && before == Chars.OTHER
        && after == Chars.OTHER
        && (next < length || follow == Follow.END);
  }

  /** Returns whether a line ending after a character of the current line becomes a reference. */
  private boolean encodesLines() {
    return singleLine || ((grammar.mdx() || firstLine) && tagsOnly && hasTags);
  }

  private int lineEnding(byte[] t, int at, int length, int follow) {
    int after = Chars.afterEol(t, at, length);
    boolean last = after == length;
    boolean encode =
        out.n == out.lineStart || (last && follow <= Follow.CLOSING_TAG) || encodesLines();
    if (encode) {
      references(t, at, after);
      tagsOnly = false;
      return after;
    }
    if (Chars.isSpace(out.b[out.n - 1]) && out.n - at == linkEnd) {
      // Before a reference the link would not end.
      references(t, at, after);
      return after;
    }
    if (Chars.isSpace(out.b[out.n - 1])) {
      textEnd = out.n;
      encodeLast();
    }
    wrapping.check();
    lineEnding = out.n;
    if (mayBeLazy
        && out.isPrefixLong()
        && !(last
            && (follow == Follow.TAG || follow == Follow.HTML || follow == Follow.EXPRESSION))) {
      out.lazy(t, at, after);
    } else {
      out.line(t, at, after);
      if (last && follow == Follow.HTML) {
        out.repeat(' ', NO_BLOCK);
        out.lineStart = out.n;
      }
    }
    lineContent = out.n;
    startLine();
    return after;
  }
}
