package org.ocp4j.engine.java.internal;

/**
 * Reads JavaScript with JSX as tokens, to find where it ends. There is no parser: a stack of frames
 * holds what is open (brackets, templates, tags, text between tags). Whether a slash divides, or
 * {@code <} compares, follows from the token before it, as in every JavaScript lexer without a
 * parser. The scan continues after a mistake; only a brace in text between tags ends the scan of an
 * expression early.
 *
 * <p>Brackets need not match: a closing brace closes the innermost brace and everything opened
 * inside it; other closing brackets without a match are skipped.
 */
final class JavaScriptScanner {
  final JavaScriptOutline outline = new JavaScriptOutline();

  private final JavaScriptFrames frames;
  private final JavaScriptTags tags;

  private byte[] source = Scratch.NONE;
  private int at;
  private int to;
  private boolean esm;
  private boolean done;
  private int end;
  private boolean unclosed;

  /** The kind of the last token. {@code ++} and {@code --} do not count. */
  private int previous;

  private boolean newline;
  private boolean asyncIsValue;

  /** Before this offset no regular expression closes on its line. */
  private int noRegexBefore;

  /**
   * The start of a regular expression that does not close. Scans of one text keep it, so that they
   * do not each read the rest of its line.
   */
  private int unclosedFrom;

  private int unclosedTo;

  private int lookedTo;

  /**
   * The first blank line at depth 0 since the last token, if the block could not end there, or -1.
   */
  private int blank;

  JavaScriptScanner(Scratch scratch) {
    frames = new JavaScriptFrames(scratch);
    tags = new JavaScriptTags(this, frames, outline);
  }

  /** Starts another text. What a scan remembers holds only for the offsets of one text. */
  void beginText() {
    unclosedTo = 0;
    lookedTo = 0;
  }

  /**
   * Returns how far the scans of this text searched in vain for the end of a regular expression.
   */
  int lookedTo() {
    return lookedTo;
  }

  /**
   * Returns the offset of the brace that closes the expression that starts at {@code from}, or -1.
   */
  int scanExpression(byte[] source, int from, int limit) {
    begin(source, from, limit, false);
    run();
    if (end >= 0 && !outline.isEmpty() && !isComplete()) {
      outline.refuse(end);
    }
    return end;
  }

  /** Returns the offset where the content of the last line of the ESM block ends. */
  int scanEsm(byte[] source, int from, int limit) {
    beginText();
    begin(source, from, limit, true);
    run();
    if (end < 0) {
      end = to;
      unclosed |= !frames.isOutside() || !isComplete();
      if (unclosed) {
        outline.refuse(to);
      }
    }
    return end;
  }

  /** Returns whether an ESM block was still open, or incomplete, where the text ended. */
  boolean isUnclosed() {
    return unclosed;
  }

  /** Drops the reference to the text of the last scan. */
  void forget() {
    source = Scratch.NONE;
  }

  private void begin(byte[] source, int from, int limit, boolean isEsm) {
    this.source = source;
    at = from;
    to = limit;
    esm = isEsm;
    done = false;
    end = -1;
    unclosed = false;
    frames.clear();
    previous = isEsm ? JavaScriptTokens.SEMICOLON : JavaScriptTokens.START;
    newline = false;
    noRegexBefore = from;
    blank = -1;
    outline.begin(isEsm);
  }

  /** Returns whether the code can end here, at depth 0. Refused code can always end. */
  private boolean isComplete() {
    return outline.isComplete() && (!frames.inTernary() || outline.refusedAt() >= 0);
  }

  private void run() {
    while (at < to && !done) {
      switch (frames.kind()) {
        case JavaScriptFrames.TEMPLATE -> template();
        case JavaScriptFrames.JSX_TEXT -> at = tags.text(source, at, to);
        case JavaScriptFrames.JSX_START,
            JavaScriptFrames.JSX_TAG,
            JavaScriptFrames.JSX_SELF_CLOSING,
            JavaScriptFrames.JSX_CLOSING -> tag();
        default -> code();
      }
    }
  }

  private void finish(int offset) {
    end = offset;
    done = true;
  }

  private void token(int kind, int start) {
    if (frames.isOutside()) {
      outline.accept(kind, start, newline);
      if (blank >= 0) {
        if (outline.refusedAt() >= 0) {
          finish(blank);
        }
        blank = -1;
      }
    }
    if (kind != JavaScriptTokens.STEP) {
      previous = kind;
    }
    newline = false;
  }

  /** Notes the end of a group. Its opening token stood for the group. */
  void closed(int kind) {
    previous = kind;
    newline = false;
  }

  private void code() {
    while (at < to && !done && frames.kind() < JavaScriptFrames.TEMPLATE) {
      int c = source[at];
      switch (c) {
        case ' ', '\t', 0xB, '\f' -> at++;
        case '\n', '\r' -> lineEnding();
        case '/' -> slash();
        case '"', '\'' -> string();
        case '`' -> open(JavaScriptTokens.TEMPLATE, JavaScriptFrames.TEMPLATE);
        case '(' ->
          open(
              JavaScriptTokens.OPEN_PAREN,
              previous == JavaScriptTokens.CONDITION
                  ? JavaScriptFrames.CONDITION
                  : JavaScriptFrames.PAREN);
        case '[' -> open(JavaScriptTokens.OPEN_BRACKET, JavaScriptFrames.BRACKET);
        case '{' -> openBrace();
        case ')' -> closeParen();
        case ']' -> closeBracket();
        case '}' -> closeBrace();
        case ',' -> one(JavaScriptTokens.COMMA);
        case ';' -> one(JavaScriptTokens.SEMICOLON);
        case ':' -> colon();
        case '?' -> question();
        case '.' -> dot();
        case '<' -> lessThan();
        case '+', '-' -> sign(c);
        case '=' -> equals();
        case '!' -> not();
        case '~' -> one(JavaScriptTokens.PREFIX);
        case '*', '&', '|' -> operator(c, 2);
        case '>' -> operator(c, 3);
        case '%', '^' -> operator(c, 1);
        default -> other(c);
      }
    }
  }

  private void one(int kind) {
    token(kind, at);
    at++;
  }

  private void open(int kind, int frame) {
    token(kind, at);
    frames.push(frame);
    at++;
  }

  /**
   * Reads an operator: up to {@code most} times the same character, then an equals sign if there is
   * one.
   */
  private void operator(int c, int most) {
    int i = at + 1;
    while (i < to && source[i] == c && i - at < most) {
      i++;
    }
    boolean star = c == '*' && i == at + 1;
    if (i < to && source[i] == '=') {
      star = false;
      i++;
    }
    token(star ? JavaScriptTokens.STAR : JavaScriptTokens.OPERATOR, at);
    at = i;
  }

  private void sign(int c) {
    int start = at;
    int next = at + 1 < to ? source[at + 1] : 0;
    at += next == c || next == '=' ? 2 : 1;
    if (next == c) {
      token(JavaScriptTokens.STEP, start);
    } else {
      token(next == '=' ? JavaScriptTokens.OPERATOR : JavaScriptTokens.SIGN, start);
    }
  }

  private void equals() {
    if (at + 1 < to && source[at + 1] == '>') {
      token(JavaScriptTokens.ARROW, at);
      at += 2;
    } else {
      operator('=', 3);
    }
  }

  private void not() {
    int i = at + 1;
    while (i < to && source[i] == '=' && i - at < 3) {
      i++;
    }
    token(i == at + 1 ? JavaScriptTokens.PREFIX : JavaScriptTokens.OPERATOR, at);
    at = i;
  }

  private void colon() {
    if (frames.inTernary()) {
      frames.closeTernary();
      one(JavaScriptTokens.TERNARY_COLON);
    } else {
      frames.setNextBody(0);
      one(JavaScriptTokens.COLON);
    }
  }

  private void question() {
    int next = at + 1 < to ? source[at + 1] : 0;
    if (next == '.' && (at + 2 == to || !Chars.isDigit(source[at + 2]))) {
      token(JavaScriptTokens.DOT, at);
      at += 2;
    } else if (next == '?') {
      operator('?', 2);
    } else {
      frames.openTernary();
      one(JavaScriptTokens.QUESTION);
    }
  }

  private void dot() {
    if (at + 1 < to && Chars.isDigit(source[at + 1])) {
      number();
    } else if (at + 2 < to && source[at + 1] == '.' && source[at + 2] == '.') {
      token(JavaScriptTokens.SPREAD, at);
      at += 3;
    } else {
      one(JavaScriptTokens.DOT);
    }
  }

  private void number() {
    int start = at;
    at = JavaScriptLexemes.numberEnd(source, at, to);
    token(JavaScriptTokens.VALUE, start);
  }

  private void other(int c) {
    if (Chars.isDigit(c)) {
      number();
      return;
    }
    int codePoint = c < 0 ? Chars.codePointAt(source, at) : c;
    if (c == '\\' || UnicodeTables.isIdStart(codePoint)) {
      word();
    } else if (c == '#') {
      token(JavaScriptTokens.NAME, at);
      at = JavaScriptLexemes.identifierEnd(source, at + 1, to);
    } else if (UnicodeTables.isJsWhitespace(codePoint)) {
      newline |= JavaScriptLexemes.isLineEnding(source, at, to);
      at += Chars.length(codePoint);
    } else {
      outline.refuse(at);
      at += Chars.length(codePoint);
    }
  }

  private void lineEnding() {
    int after = Chars.afterEol(source, at, to);
    if (esm && frames.isOutside()) {
      int next = Chars.skipSpace(source, after, to);
      if (next == to || Chars.isEol(source[next])) {
        if (isComplete()) {
          finish(at);
          return;
        }
        if (blank < 0) {
          blank = at;
        }
      }
    }
    newline = true;
    at = after;
  }

  // Words.

  private void word() {
    int start = at;
    at = JavaScriptLexemes.identifierEnd(source, at, to);
    int kind = JavaScriptTokens.word(source, start, at);
    if (kind == JavaScriptTokens.NAME || previous == JavaScriptTokens.DOT || isAtKey()) {
      token(JavaScriptTokens.NAME, start);
      return;
    }
    boolean isOperator = false;
    switch (kind) {
      case JavaScriptTokens.ASYNC -> asyncIsValue = !isDeclaration();
      case JavaScriptTokens.FUNCTION, JavaScriptTokens.CLASS -> {
        frames.setNextBody(
            isDeclaration() ? JavaScriptFrames.DECLARATION : JavaScriptFrames.EXPRESSION);
      }
      case JavaScriptTokens.OF -> isOperator = !JavaScriptTokens.operandNext(previous);
      case JavaScriptTokens.PREFIX -> {
        if (previous == JavaScriptTokens.CONDITION) {
          // This is the await of a for loop, which changes nothing.
          return;
        }
      }
      default -> {}
    }
    token(kind, start);
    if (isOperator) {
      previous = JavaScriptTokens.OPERATOR;
    }
  }

  /** Returns whether a word here is the key of a property, even if it is a keyword elsewhere. */
  private boolean isAtKey() {
    return frames.kind() == JavaScriptFrames.OBJECT
        && (previous == JavaScriptTokens.OPEN_BRACE || previous == JavaScriptTokens.COMMA);
  }

  /** Returns whether a function or class that starts here is a declaration. */
  private boolean isDeclaration() {
    if (previous == JavaScriptTokens.ASYNC && !newline) {
      return !asyncIsValue;
    }
    return previous == JavaScriptTokens.DEFAULT || isStatement();
  }

  /** Returns whether a statement can start here, after the last token. */
  private boolean isStatement() {
    return switch (previous) {
      case JavaScriptTokens.SEMICOLON,
          JavaScriptTokens.CLOSE_BLOCK,
          JavaScriptTokens.CLOSE_CONDITION,
          JavaScriptTokens.ELSE -> true;
      case JavaScriptTokens.OPEN_BRACE, JavaScriptTokens.COLON ->
        frames.kind() == JavaScriptFrames.BLOCK || frames.kind() == JavaScriptFrames.BODY;
      case JavaScriptTokens.RETURN, JavaScriptTokens.YIELD -> newline;
      default -> !JavaScriptTokens.operandNext(previous);
    };
  }

  // Strings, comments, regular expressions, templates.

  /** Reads a string. A string without a closing quote ends with its line. */
  private void string() {
    int start = at;
    at = JavaScriptLexemes.stringEnd(source, at, to);
    token(JavaScriptTokens.STRING, start);
    if (at < 0) {
      at = ~at;
      refuseIfNoMoreHelps(start);
    }
  }

  private void slash() {
    int next = at + 1 < to ? source[at + 1] : 0;
    if (next == '/' || next == '*') {
      comment();
    } else if (!JavaScriptTokens.operandNext(previous) || !regex()) {
      operator('/', 1);
    }
  }

  private void comment() {
    int after = JavaScriptLexemes.commentEnd(source, at, to);
    if (after < 0) {
      int start = at;
      at = to;
      unclosed = true;
      refuseIfNoMoreHelps(start);
      return;
    }
    for (int i = at; i < after && !newline; i++) {
      newline = JavaScriptLexemes.isLineEnding(source, i, after);
    }
    at = after;
  }

  /** Refuses an unclosed string or comment, unless more text could close it. */
  private void refuseIfNoMoreHelps(int start) {
    if (at < to || esm) {
      outline.refuse(start);
    }
  }

  /** Reads a regular expression, if it closes on its line. */
  private boolean regex() {
    if (at < noRegexBefore) {
      return false;
    }
    boolean inUnclosed = at >= unclosedFrom && at < unclosedTo;
    int after = JavaScriptLexemes.regexEnd(source, at, to, inUnclosed);
    if (after < 0) {
      if (!inUnclosed) {
        unclosedFrom = at;
        unclosedTo = ~after;
      }
      lookedTo = Math.max(lookedTo, ~after);
      noRegexBefore = unclosedTo;
      outline.refuse(at);
      return false;
    }
    token(JavaScriptTokens.VALUE, at);
    at = after;
    return true;
  }

  private void template() {
    while (at < to) {
      int c = source[at];
      if (c == '`') {
        frames.pop();
        closed(JavaScriptTokens.TEMPLATE);
        at++;
        return;
      }
      if (c == '$' && at + 1 < to && source[at + 1] == '{') {
        frames.push(JavaScriptFrames.TEMPLATE_CODE);
        closed(JavaScriptTokens.START);
        at += 2;
        return;
      }
      at += c == '\\' && at + 1 < to ? 2 : 1;
    }
  }

  // Brackets.

  private void openBrace() {
    int body = frames.nextBody();
    int frame = switch (previous) {
      case JavaScriptTokens.EXTENDS,
          JavaScriptTokens.DECLARE,
          JavaScriptTokens.IMPORT,
          JavaScriptTokens.EXPORT -> JavaScriptFrames.OBJECT;
      case JavaScriptTokens.ARROW -> JavaScriptFrames.BLOCK;
      default ->
        body == JavaScriptFrames.EXPRESSION
            ? JavaScriptFrames.BODY
            : body != 0 || isStatement() ? JavaScriptFrames.BLOCK : JavaScriptFrames.OBJECT;
    };
    if (previous != JavaScriptTokens.EXTENDS) {
      frames.setNextBody(0);
    }
    open(JavaScriptTokens.OPEN_BRACE, frame);
  }

  private void closeParen() {
    int frame = frames.kind();
    if (frame == JavaScriptFrames.PAREN || frame == JavaScriptFrames.CONDITION) {
      frames.pop();
      closed(
          frame == JavaScriptFrames.PAREN
              ? JavaScriptTokens.CLOSE_PAREN
              : JavaScriptTokens.CLOSE_CONDITION);
    } else {
      outline.refuse(at);
      closed(JavaScriptTokens.CLOSE_PAREN);
    }
    at++;
  }

  private void closeBracket() {
    if (frames.kind() == JavaScriptFrames.BRACKET) {
      frames.pop();
    } else {
      outline.refuse(at);
    }
    closed(JavaScriptTokens.CLOSE_PAREN);
    at++;
  }

  private void closeBrace() {
    int frame = frames.kind();
    while (frame == JavaScriptFrames.PAREN
        || frame == JavaScriptFrames.CONDITION
        || frame == JavaScriptFrames.BRACKET) {
      outline.refuse(at);
      frames.pop();
      frame = frames.kind();
    }
    if (frame == JavaScriptFrames.OUTSIDE) {
      if (!esm) {
        finish(at);
        return;
      }
      outline.refuse(at);
    } else {
      frames.pop();
      closed(
          frame == JavaScriptFrames.BLOCK
              ? JavaScriptTokens.CLOSE_BLOCK
              : JavaScriptTokens.CLOSE_OBJECT);
    }
    at++;
  }

  // JSX.

  private void lessThan() {
    if (JavaScriptTokens.operandNext(previous) && JavaScriptTags.canStart(source, at + 1, to)) {
      open(JavaScriptTokens.VALUE, JavaScriptFrames.JSX_START);
    } else {
      operator('<', 2);
    }
  }

  /** Reads on in a tag. Comments can stand everywhere in a tag. */
  private void tag() {
    boolean comment =
        source[at] == '/' && at + 1 < to && (source[at + 1] == '/' || source[at + 1] == '*');
    if (comment) {
      comment();
    } else {
      at = tags.tag(source, at, to);
    }
  }

  /** Ends the scan of an expression without an end, at a brace that can close nothing. */
  void stop() {
    done = true;
  }

  /** Returns whether this is a scan of ESM. */
  boolean isEsm() {
    return esm;
  }
}
