package org.ocp4j.engine.java.internal;

/**
 * Reads JavaScript with JSX as tokens, to find where it ends. There is no parser: what is open
 * stands on a stack of frames (brackets, templates, tags, text between tags), and whether a slash
 * divides, or {@code <} compares, follows from the token before it, as in every JavaScript lexer
 * that is not driven by a parser. What goes wrong is noted and read on from; only text between tags
 * that cannot go on ends the scan of an expression early.
 *
 * <p>Brackets need not match for the end to be found: a closing brace closes the innermost brace
 * and everything opened inside it; other closing brackets that do not match are skipped.
 */
final class JavaScriptScanner {
  // Kinds of frame; those from TEMPLATE on do not hold code.
  private static final int OUTSIDE = 0;
  private static final int PAREN = 1;
  private static final int CONDITION = 2;
  private static final int BRACKET = 3;
  private static final int BLOCK = 4;
  private static final int BODY = 5;
  private static final int OBJECT = 6;
  private static final int TEMPLATE_CODE = 7;
  private static final int JSX_CODE = 8;
  private static final int TEMPLATE = 9;
  private static final int JSX_START = 10;
  private static final int JSX_TAG = 11;
  private static final int JSX_SELF_CLOSING = 12;
  private static final int JSX_CLOSING = 13;
  private static final int JSX_TEXT = 14;

  private static final int FRAME = 0xF;

  /** In a frame: the next brace is the body of a function or class that is a declaration. */
  private static final int DECLARATION = 0x10;

  /** In a frame: the next brace is the body of a function or class that is a value. */
  private static final int EXPRESSION = 0x20;

  /** In a frame: one question mark that waits for its colon; they are counted. */
  private static final int TERNARY = 0x40;

  final JavaScriptOutline outline = new JavaScriptOutline();

  private final Scratch scratch;
  private int[] stack;
  private int depth;

  /** The innermost frame, which is not on the stack. */
  private int top;

  private byte[] s = Scratch.NONE;
  private int at;
  private int to;
  private boolean esm;
  private boolean done;
  private int end;
  private boolean unclosed;

  /** The kind of the token before, but for steps, which change nothing. */
  private int previous;

  private boolean newline;
  private boolean asyncIsValue;

  /** Up to here no regular expression closes before its line ends. */
  private int noRegexBefore;

  /**
   * A regular expression that does not close, from its mark to where its line ends; kept between
   * scans of one text, so that the rest of a line is not gone over again by each of them.
   */
  private int unclosedFrom;

  private int unclosedTo;

  private int lookedTo;

  /** The first blank line at depth 0 since the last token, if the block could not end there. */
  private int blank;

  JavaScriptScanner(Scratch scratch) {
    this.scratch = scratch;
    stack = scratch.ints(64);
  }

  /** Starts on another text: what is remembered of one holds for its offsets only. */
  void beginText() {
    unclosedTo = 0;
    lookedTo = 0;
  }

  /** How far the scans of this text looked for the end of a regular expression that has none. */
  int lookedTo() {
    return lookedTo;
  }

  /** The offset of the brace that closes the expression that starts at {@code from}, or -1. */
  int scanExpression(byte[] source, int from, int limit) {
    begin(source, from, limit, false);
    run();
    if (end >= 0 && !outline.isEmpty() && !isComplete()) {
      outline.refuse(end);
    }
    return end;
  }

  /** The offset where the content of the last line of the ESM block ends. */
  int scanEsm(byte[] source, int from, int limit) {
    beginText();
    begin(source, from, limit, true);
    run();
    if (end < 0) {
      end = to;
      unclosed |= depth > 0 || !isComplete();
      if (unclosed) {
        outline.refuse(to);
      }
    }
    return end;
  }

  /** Whether an ESM block was still open, or incomplete, where the text ended. */
  boolean isUnclosed() {
    return unclosed;
  }

  /** Lets go of the text of the last scan. */
  void forget() {
    s = Scratch.NONE;
  }

  private void begin(byte[] source, int from, int limit, boolean isEsm) {
    s = source;
    at = from;
    to = limit;
    esm = isEsm;
    done = false;
    end = -1;
    unclosed = false;
    depth = 0;
    top = OUTSIDE;
    previous = isEsm ? JavaScriptTokens.SEMICOLON : JavaScriptTokens.START;
    newline = false;
    noRegexBefore = from;
    blank = -1;
    outline.begin(isEsm);
  }

  /** Whether the code can end here, at depth 0; where it is refused already, why wait. */
  private boolean isComplete() {
    return outline.isComplete() && (top < TERNARY || outline.refusedAt() >= 0);
  }

  private void run() {
    while (at < to && !done) {
      switch (top & FRAME) {
        case TEMPLATE -> template();
        case JSX_START, JSX_TAG, JSX_SELF_CLOSING, JSX_CLOSING -> tag();
        case JSX_TEXT -> jsxText();
        default -> code();
      }
    }
  }

  private void finish(int offset) {
    end = offset;
    done = true;
  }

  private void push(int frame) {
    if (depth == stack.length) {
      stack = scratch.longer(stack, depth * 2);
    }
    stack[depth++] = top;
    top = frame;
  }

  private void pop() {
    top = stack[--depth];
  }

  /** The innermost frame becomes another; it keeps nothing. */
  private void become(int frame) {
    top = frame;
  }

  private void token(int kind, int start) {
    if (depth == 0) {
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

  /** A group is closed; the token that opened it stood for it. */
  private void closed(int kind) {
    previous = kind;
    newline = false;
  }

  private void code() {
    while (at < to && !done && (top & FRAME) < TEMPLATE) {
      int c = s[at];
      switch (c) {
        case ' ', '\t', 0xB, '\f' -> at++;
        case '\n', '\r' -> lineEnding();
        case '/' -> slash();
        case '"', '\'' -> string();
        case '`' -> open(JavaScriptTokens.TEMPLATE, TEMPLATE);
        case '(' ->
          open(
              JavaScriptTokens.OPEN_PAREN,
              previous == JavaScriptTokens.CONDITION ? CONDITION : PAREN);
        case '[' -> open(JavaScriptTokens.OPEN_BRACKET, BRACKET);
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
    push(frame);
    at++;
  }

  /** One character up to so many times, then perhaps an equals sign. */
  private void operator(int c, int most) {
    int i = at + 1;
    while (i < to && s[i] == c && i - at < most) {
      i++;
    }
    boolean star = c == '*' && i == at + 1;
    if (i < to && s[i] == '=') {
      star = false;
      i++;
    }
    token(star ? JavaScriptTokens.STAR : JavaScriptTokens.OPERATOR, at);
    at = i;
  }

  private void sign(int c) {
    int start = at;
    int next = at + 1 < to ? s[at + 1] : 0;
    at += next == c || next == '=' ? 2 : 1;
    if (next == c) {
      token(JavaScriptTokens.STEP, start);
    } else {
      token(next == '=' ? JavaScriptTokens.OPERATOR : JavaScriptTokens.SIGN, start);
    }
  }

  private void equals() {
    if (at + 1 < to && s[at + 1] == '>') {
      token(JavaScriptTokens.ARROW, at);
      at += 2;
    } else {
      operator('=', 3);
    }
  }

  private void not() {
    int i = at + 1;
    while (i < to && s[i] == '=' && i - at < 3) {
      i++;
    }
    token(i == at + 1 ? JavaScriptTokens.PREFIX : JavaScriptTokens.OPERATOR, at);
    at = i;
  }

  private void colon() {
    if (top >= TERNARY) {
      top -= TERNARY;
      one(JavaScriptTokens.TERNARY_COLON);
    } else {
      top &= FRAME;
      one(JavaScriptTokens.COLON);
    }
  }

  private void question() {
    int next = at + 1 < to ? s[at + 1] : 0;
    if (next == '.' && (at + 2 == to || !Chars.isDigit(s[at + 2]))) {
      token(JavaScriptTokens.DOT, at);
      at += 2;
    } else if (next == '?') {
      operator('?', 2);
    } else {
      top += TERNARY;
      one(JavaScriptTokens.QUESTION);
    }
  }

  private void dot() {
    if (at + 1 < to && Chars.isDigit(s[at + 1])) {
      number();
    } else if (at + 2 < to && s[at + 1] == '.' && s[at + 2] == '.') {
      token(JavaScriptTokens.SPREAD, at);
      at += 3;
    } else {
      one(JavaScriptTokens.DOT);
    }
  }

  private void number() {
    int start = at;
    at = JavaScriptLexemes.numberEnd(s, at, to);
    token(JavaScriptTokens.VALUE, start);
  }

  private void other(int c) {
    if (Chars.isDigit(c)) {
      number();
      return;
    }
    int codePoint = c < 0 ? Chars.codePointAt(s, at) : c;
    if (c == '\\' || UnicodeTables.isIdStart(codePoint)) {
      word();
    } else if (c == '#') {
      token(JavaScriptTokens.NAME, at);
      at = JavaScriptLexemes.identifierEnd(s, at + 1, to);
    } else if (UnicodeTables.isJsWhitespace(codePoint)) {
      newline |= JavaScriptLexemes.isLineEnding(s, at, to);
      at += Chars.length(codePoint);
    } else {
      outline.refuse(at);
      at += Chars.length(codePoint);
    }
  }

  private void lineEnding() {
    int after = Chars.afterEol(s, at, to);
    if (esm && depth == 0) {
      int next = Chars.skipSpace(s, after, to);
      if (next == to || Chars.isEol(s[next])) {
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
    at = JavaScriptLexemes.identifierEnd(s, at, to);
    int kind = JavaScriptTokens.word(s, start, at);
    if (kind == JavaScriptTokens.NAME || previous == JavaScriptTokens.DOT || isAtKey()) {
      token(JavaScriptTokens.NAME, start);
      return;
    }
    boolean isOperator = false;
    switch (kind) {
      case JavaScriptTokens.ASYNC -> asyncIsValue = !isDeclaration();
      case JavaScriptTokens.FUNCTION, JavaScriptTokens.CLASS -> {
        int body = isDeclaration() ? DECLARATION : EXPRESSION;
        top = (top & ~(DECLARATION | EXPRESSION)) | body;
      }
      case JavaScriptTokens.OF -> isOperator = !JavaScriptTokens.operandNext(previous);
      case JavaScriptTokens.PREFIX -> {
        if (previous == JavaScriptTokens.CONDITION) {
          // The await of a for loop: what matters stays the for.
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

  /** Whether a word here is the key of a property, whatever it is elsewhere. */
  private boolean isAtKey() {
    return (top & FRAME) == OBJECT
        && (previous == JavaScriptTokens.OPEN_BRACE || previous == JavaScriptTokens.COMMA);
  }

  /** Whether a function or class that starts here is a declaration. */
  private boolean isDeclaration() {
    if (previous == JavaScriptTokens.ASYNC && !newline) {
      return !asyncIsValue;
    }
    return previous == JavaScriptTokens.DEFAULT || isStatement();
  }

  /** Whether a statement can start here, after what is before. */
  private boolean isStatement() {
    return switch (previous) {
      case JavaScriptTokens.SEMICOLON,
          JavaScriptTokens.CLOSE_BLOCK,
          JavaScriptTokens.CLOSE_CONDITION,
          JavaScriptTokens.ELSE -> true;
      case JavaScriptTokens.OPEN_BRACE, JavaScriptTokens.COLON ->
        (top & FRAME) == BLOCK || (top & FRAME) == BODY;
      case JavaScriptTokens.RETURN, JavaScriptTokens.YIELD -> newline;
      default -> !JavaScriptTokens.operandNext(previous);
    };
  }

  // Strings, comments, regular expressions, templates.

  /** A string; one that its line ends before its mark does ends there. */
  private void string() {
    int start = at;
    at = JavaScriptLexemes.stringEnd(s, at, to);
    token(JavaScriptTokens.STRING, start);
    if (at < 0) {
      at = ~at;
      refuseIfNoMoreHelps(start);
    }
  }

  private void slash() {
    int next = at + 1 < to ? s[at + 1] : 0;
    if (next == '/' || next == '*') {
      comment();
    } else if (!JavaScriptTokens.operandNext(previous) || !regex()) {
      operator('/', 1);
    }
  }

  private void comment() {
    int after = JavaScriptLexemes.commentEnd(s, at, to);
    if (after < 0) {
      int start = at;
      at = to;
      unclosed = true;
      refuseIfNoMoreHelps(start);
      return;
    }
    for (int i = at; i < after && !newline; i++) {
      newline = JavaScriptLexemes.isLineEnding(s, i, after);
    }
    at = after;
  }

  /** What stays open where the text of an expression ends may yet close, were there more text. */
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
    int after = JavaScriptLexemes.regexEnd(s, at, to, inUnclosed);
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
      int c = s[at];
      if (c == '`') {
        pop();
        closed(JavaScriptTokens.TEMPLATE);
        at++;
        return;
      }
      if (c == '$' && at + 1 < to && s[at + 1] == '{') {
        push(TEMPLATE_CODE);
        closed(JavaScriptTokens.START);
        at += 2;
        return;
      }
      at += c == '\\' && at + 1 < to ? 2 : 1;
    }
  }

  // Brackets.

  private void openBrace() {
    int body = top & (DECLARATION | EXPRESSION);
    int frame = switch (previous) {
      case JavaScriptTokens.EXTENDS,
          JavaScriptTokens.DECLARE,
          JavaScriptTokens.IMPORT,
          JavaScriptTokens.EXPORT -> OBJECT;
      case JavaScriptTokens.ARROW -> BLOCK;
      default -> body == EXPRESSION ? BODY : body != 0 || isStatement() ? BLOCK : OBJECT;
    };
    if (previous != JavaScriptTokens.EXTENDS) {
      top -= body;
    }
    open(JavaScriptTokens.OPEN_BRACE, frame);
  }

  private void closeParen() {
    int frame = top & FRAME;
    if (frame == PAREN || frame == CONDITION) {
      pop();
      closed(frame == PAREN ? JavaScriptTokens.CLOSE_PAREN : JavaScriptTokens.CLOSE_CONDITION);
    } else {
      outline.refuse(at);
      closed(JavaScriptTokens.CLOSE_PAREN);
    }
    at++;
  }

  private void closeBracket() {
    if ((top & FRAME) == BRACKET) {
      pop();
    } else {
      outline.refuse(at);
    }
    closed(JavaScriptTokens.CLOSE_PAREN);
    at++;
  }

  private void closeBrace() {
    int frame = top & FRAME;
    while (frame == PAREN || frame == CONDITION || frame == BRACKET) {
      outline.refuse(at);
      pop();
      frame = top & FRAME;
    }
    if (frame == OUTSIDE) {
      if (!esm) {
        finish(at);
        return;
      }
      outline.refuse(at);
    } else {
      pop();
      closed(frame == BLOCK ? JavaScriptTokens.CLOSE_BLOCK : JavaScriptTokens.CLOSE_OBJECT);
    }
    at++;
  }

  // JSX.

  private void lessThan() {
    if (JavaScriptTokens.operandNext(previous) && canStartTag()) {
      open(JavaScriptTokens.VALUE, JSX_START);
    } else {
      operator('<', 2);
    }
  }

  private boolean canStartTag() {
    if (at + 1 == to) {
      return false;
    }
    int c = s[at + 1];
    return c < 0
        || c == '>'
        || c == '/'
        || c == '\\'
        || Chars.isSpaceOrEol(c)
        || UnicodeTables.isIdStart(c);
  }

  /** Inside a tag, closing or not, after {@code <}. Comments can stand everywhere. */
  private void tag() {
    int c = s[at];
    int frame = top & FRAME;
    if (c == '/' && at + 1 < to && (s[at + 1] == '/' || s[at + 1] == '*')) {
      comment();
    } else if (c == '/') {
      slashInTag(frame);
    } else if (c == '>') {
      at++;
      closeTag(frame);
    } else if (c == '{' && frame == JSX_TAG) {
      push(JSX_CODE);
      closed(JavaScriptTokens.START);
      at++;
    } else if (c == '<' && frame == JSX_TAG) {
      push(JSX_START);
      at++;
    } else if ((c == '"' || c == '\'') && frame == JSX_TAG) {
      at = JavaScriptLexemes.jsxStringEnd(s, at, to);
    } else {
      inTag(c, frame);
    }
  }

  private void slashInTag(int frame) {
    if (frame == JSX_TAG) {
      become(JSX_SELF_CLOSING);
    } else if (frame == JSX_START && (stack[depth - 1] & FRAME) == JSX_TEXT) {
      become(JSX_CLOSING);
    } else {
      outline.refuse(at);
    }
    at++;
  }

  private void closeTag(int frame) {
    if (frame == JSX_START || frame == JSX_TAG) {
      become(JSX_TEXT);
      return;
    }
    pop();
    if (frame == JSX_CLOSING) {
      pop();
    }
    closed(JavaScriptTokens.VALUE);
  }

  /** White space, names, and what can only be wrong. */
  private void inTag(int c, int frame) {
    if (c == '}' && !esm) {
      outline.refuse(at);
      done = true;
      return;
    }
    int codePoint = c < 0 ? Chars.codePointAt(s, at) : c;
    if (!UnicodeTables.isJsWhitespace(codePoint)) {
      boolean name = c == '\\' || UnicodeTables.isIdContinue(codePoint);
      boolean mark = c == '-' || c == '.' || c == ':' || (c == '=' && frame == JSX_TAG);
      if (frame == JSX_SELF_CLOSING || (!name && !mark) || (mark && frame == JSX_START)) {
        outline.refuse(at);
      }
      if (frame == JSX_START || frame == JSX_SELF_CLOSING) {
        become(JSX_TAG);
      }
    }
    at += Chars.length(codePoint);
  }

  private void jsxText() {
    while (at < to) {
      int c = s[at];
      if (c == '<') {
        push(JSX_START);
        at++;
        return;
      }
      if (c == '{') {
        push(JSX_CODE);
        closed(JavaScriptTokens.START);
        at++;
        return;
      }
      if (c == '>' || c == '}') {
        outline.refuse(at);
        if (c == '}' && !esm) {
          done = true;
          return;
        }
      }
      at++;
    }
  }
}
