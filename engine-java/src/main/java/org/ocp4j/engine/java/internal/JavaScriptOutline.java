package org.ocp4j.engine.java.internal;

/**
 * Checks the tokens outside all brackets. In an expression, operands and operators take turns; an
 * ESM block is made of import and export declarations. The token that opens a bracketed group
 * stands for the group. Only mistakes that a parser of JavaScript would refuse, too, are refused.
 */
final class JavaScriptOutline {
  private static final int OPERAND = 0;
  private static final int OPERATOR = 1;
  private static final int MEMBER = 2;
  private static final int AFTER_ASYNC = 3;
  private static final int HEAD = 4;
  private static final int STATEMENT = 5;
  private static final int STATEMENT_END = 6;
  private static final int IMPORT = 7;
  private static final int IMPORT_NAMED = 8;
  private static final int IMPORT_MORE = 9;
  private static final int IMPORT_AS = 10;
  private static final int IMPORT_AS_NAME = 11;
  private static final int FROM = 12;
  private static final int SOURCE = 13;
  private static final int SOURCE_END = 14;
  private static final int ATTRIBUTES = 15;
  private static final int EXPORT = 16;
  private static final int EXPORT_LIST = 17;
  private static final int EXPORT_ALL = 18;
  private static final int EXPORT_ALL_NAME = 19;
  private static final int EXPORT_ASYNC = 20;
  private static final int EXPORT_DEFAULT = 21;
  private static final int EXPORT_DEFAULT_ASYNC = 22;
  private static final int REFUSED = 23;

  private boolean esm;
  private int state;
  private int last;
  private int heads;
  private boolean declaration;
  private boolean spread;
  private int commas;
  private boolean extra;
  private int refusedAt;

  void begin(boolean esm) {
    this.esm = esm;
    state = esm ? STATEMENT : OPERAND;
    last = JavaScriptTokens.START;
    heads = 0;
    declaration = false;
    spread = false;
    commas = 0;
    extra = false;
    refusedAt = -1;
  }

  boolean isEmpty() {
    return last == JavaScriptTokens.START;
  }

  boolean startsWithSpread() {
    return spread;
  }

  int commas() {
    return commas;
  }

  boolean hasExtraAfterComma() {
    return extra;
  }

  /** Returns the offset where the code is certain not to be JavaScript, or -1. */
  int refusedAt() {
    return refusedAt;
  }

  void refuse(int at) {
    if (refusedAt < 0) {
      refusedAt = at;
    }
    state = REFUSED;
  }

  /** Returns whether the tokens so far can stand alone. */
  boolean isComplete() {
    return switch (state) {
      case OPERATOR,
          AFTER_ASYNC,
          EXPORT_DEFAULT_ASYNC,
          STATEMENT,
          STATEMENT_END,
          SOURCE_END,
          EXPORT_LIST,
          REFUSED -> true;
      case OPERAND -> spread && last == JavaScriptTokens.COMMA;
      default -> false;
    };
  }

  /**
   * Accepts the next token.
   *
   * @param newline whether a line ending stands before the token
   */
  void accept(int kind, int at, boolean newline) {
    extra |= commas > 0;
    if (kind == JavaScriptTokens.COMMA) {
      commas++;
    }
    if (state != REFUSED) {
      int next = next(kind, newline);
      if (next == REFUSED) {
        refuse(at);
      }
      state = next;
    }
    last = kind;
  }

  private int next(int kind, boolean newline) {
    return switch (state) {
      case OPERAND -> operand(kind);
      case OPERATOR -> operator(kind, newline);
      case MEMBER -> member(kind);
      case AFTER_ASYNC -> afterAsync(kind, newline);
      case HEAD -> head(kind);
      case STATEMENT -> statement(kind);
      case STATEMENT_END -> statementEnd(kind, newline);
      case IMPORT -> importClause(kind);
      case IMPORT_NAMED ->
        kind == JavaScriptTokens.COMMA ? IMPORT_MORE : expect(kind, JavaScriptTokens.FROM, SOURCE);
      case IMPORT_MORE -> importList(kind);
      case IMPORT_AS -> expect(kind, JavaScriptTokens.AS, IMPORT_AS_NAME);
      case IMPORT_AS_NAME -> isName(kind) ? FROM : REFUSED;
      case FROM -> expect(kind, JavaScriptTokens.FROM, SOURCE);
      case SOURCE -> expect(kind, JavaScriptTokens.STRING, SOURCE_END);
      case SOURCE_END ->
        kind == JavaScriptTokens.CONDITION ? ATTRIBUTES : statementEnd(kind, newline);
      case ATTRIBUTES -> expect(kind, JavaScriptTokens.OPEN_BRACE, STATEMENT_END);
      case EXPORT -> export(kind);
      case EXPORT_LIST -> kind == JavaScriptTokens.FROM ? SOURCE : statementEnd(kind, newline);
      case EXPORT_ALL ->
        kind == JavaScriptTokens.AS ? EXPORT_ALL_NAME : expect(kind, JavaScriptTokens.FROM, SOURCE);
      case EXPORT_ALL_NAME -> FROM;
      case EXPORT_ASYNC -> kind == JavaScriptTokens.FUNCTION ? openHead(true) : REFUSED;
      case EXPORT_DEFAULT -> exportDefault(kind);
      case EXPORT_DEFAULT_ASYNC ->
        kind == JavaScriptTokens.FUNCTION && !newline ? openHead(true) : afterAsync(kind, newline);
      default -> REFUSED;
    };
  }

  private int operand(int kind) {
    return switch (kind) {
      case JavaScriptTokens.PREFIX,
          JavaScriptTokens.YIELD,
          JavaScriptTokens.SIGN,
          JavaScriptTokens.STEP -> OPERAND;
      case JavaScriptTokens.SPREAD -> {
        spread |= last == JavaScriptTokens.START;
        yield last == JavaScriptTokens.START ? OPERAND : REFUSED;
      }
      case JavaScriptTokens.ASYNC -> AFTER_ASYNC;
      case JavaScriptTokens.FUNCTION, JavaScriptTokens.CLASS -> openHead(false);
      case JavaScriptTokens.NAME,
          JavaScriptTokens.AS,
          JavaScriptTokens.FROM,
          JavaScriptTokens.OF,
          JavaScriptTokens.IMPORT,
          JavaScriptTokens.VALUE,
          JavaScriptTokens.STRING,
          JavaScriptTokens.TEMPLATE,
          JavaScriptTokens.OPEN_PAREN,
          JavaScriptTokens.OPEN_BRACKET,
          JavaScriptTokens.OPEN_BRACE -> OPERATOR;
      default -> REFUSED;
    };
  }

  private int operator(int kind, boolean newline) {
    return switch (kind) {
      case JavaScriptTokens.OPERATOR,
          JavaScriptTokens.SIGN,
          JavaScriptTokens.STAR,
          JavaScriptTokens.ARROW,
          JavaScriptTokens.QUESTION,
          JavaScriptTokens.TERNARY_COLON,
          JavaScriptTokens.COMMA -> OPERAND;
      case JavaScriptTokens.OPEN_PAREN,
          JavaScriptTokens.OPEN_BRACKET,
          JavaScriptTokens.TEMPLATE,
          JavaScriptTokens.STEP -> OPERATOR;
      case JavaScriptTokens.DOT -> MEMBER;
      default -> esm ? statementEnd(kind, newline) : REFUSED;
    };
  }

  private static int member(int kind) {
    return switch (kind) {
      case JavaScriptTokens.NAME,
          JavaScriptTokens.OPEN_PAREN,
          JavaScriptTokens.OPEN_BRACKET,
          JavaScriptTokens.TEMPLATE -> OPERATOR;
      default -> REFUSED;
    };
  }

  private int afterAsync(int kind, boolean newline) {
    if (!newline && isName(kind)) {
      return OPERATOR;
    }
    return kind == JavaScriptTokens.FUNCTION && !newline
        ? openHead(false)
        : operator(kind, newline);
  }

  private int openHead(boolean isDeclaration) {
    declaration = isDeclaration;
    heads = 1;
    return HEAD;
  }

  /**
   * Accepts a token between {@code function} or {@code class} and the braces of its body. Classes
   * can nest here.
   */
  private int head(int kind) {
    if (kind == JavaScriptTokens.FUNCTION || kind == JavaScriptTokens.CLASS) {
      heads++;
    } else if (kind == JavaScriptTokens.OPEN_BRACE && last != JavaScriptTokens.EXTENDS) {
      heads--;
    }
    if (heads > 0) {
      return HEAD;
    }
    return declaration ? STATEMENT : OPERATOR;
  }

  private static int statement(int kind) {
    return switch (kind) {
      case JavaScriptTokens.IMPORT -> IMPORT;
      case JavaScriptTokens.EXPORT -> EXPORT;
      default -> REFUSED;
    };
  }

  private static int statementEnd(int kind, boolean newline) {
    if (kind == JavaScriptTokens.SEMICOLON) {
      return STATEMENT;
    }
    return newline ? statement(kind) : REFUSED;
  }

  private static int importClause(int kind) {
    if (kind == JavaScriptTokens.STRING) {
      return SOURCE_END;
    }
    return isName(kind) ? IMPORT_NAMED : importList(kind);
  }

  private static int importList(int kind) {
    return switch (kind) {
      case JavaScriptTokens.OPEN_BRACE -> FROM;
      case JavaScriptTokens.STAR -> IMPORT_AS;
      default -> REFUSED;
    };
  }

  private int export(int kind) {
    return switch (kind) {
      case JavaScriptTokens.DEFAULT -> EXPORT_DEFAULT;
      case JavaScriptTokens.DECLARE -> OPERAND;
      case JavaScriptTokens.FUNCTION, JavaScriptTokens.CLASS -> openHead(true);
      case JavaScriptTokens.ASYNC -> EXPORT_ASYNC;
      case JavaScriptTokens.STAR -> EXPORT_ALL;
      case JavaScriptTokens.OPEN_BRACE -> EXPORT_LIST;
      default -> REFUSED;
    };
  }

  private int exportDefault(int kind) {
    return switch (kind) {
      case JavaScriptTokens.FUNCTION, JavaScriptTokens.CLASS -> openHead(true);
      case JavaScriptTokens.ASYNC -> EXPORT_DEFAULT_ASYNC;
      default -> operand(kind);
    };
  }

  private static int expect(int kind, int expected, int next) {
    return kind == expected ? next : REFUSED;
  }

  private static boolean isName(int kind) {
    return switch (kind) {
      case JavaScriptTokens.NAME,
          JavaScriptTokens.ASYNC,
          JavaScriptTokens.AS,
          JavaScriptTokens.FROM,
          JavaScriptTokens.OF -> true;
      default -> false;
    };
  }
}
