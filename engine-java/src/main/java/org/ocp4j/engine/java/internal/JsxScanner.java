package org.ocp4j.engine.java.internal;

import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_BOOLEAN;
import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_EXPRESSION;
import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_SPREAD;
import static org.ocp4j.spi.PayloadFormat.ATTRIBUTE_STRING;

import java.util.Locale;
import java.util.function.Supplier;
import org.ocp4j.DiagnosticCode;

/**
 * The grammar of a JSX tag. A scan adds the attributes to {@link Jsx} and keeps the flags and the
 * name of the tag. All offsets are into the content.
 */
final class JsxScanner {
  private static final String AN_ATTRIBUTE =
      "a character that can start an attribute name, such as a letter, `$`, or `_`;";
  private static final String SPACE_OR_END = " whitespace before attributes; or the end of the tag";
  private static final String A_NAME =
      "a character that can start a name, such as a letter, `$`, or `_`";
  private static final String IN_NAME =
      "a name character such as letters, digits, `$`, or `_`;" + SPACE_OR_END;
  private static final String IN_ATTRIBUTE_NAME =
      "an attribute name character such as letters, digits, `$`, or `_`; `=` to initialize a"
          + " value;"
          + SPACE_OR_END;
  private static final String INITIALIZER =
      AN_ATTRIBUTE + " `=` to initialize a value; or the end of the tag";
  private static final String LINK_NOTE = " (note: to create a link in MDX, use `[text](url)`)";
  private static final String COMMENT_NOTE =
      " (note: JS comments in JSX tags are not supported in MDX)";
  private static final String ELEMENT_NOTE =
      " (note: to use an element or fragment as a prop value in MDX, use `{<element />}`)";

  /** The mistake, if the last scan returned {@link Jsx#BROKEN}. */
  final Failure failure = new Failure();

  private final Jsx jsx;
  private final Expressions expressions;

  private byte[] bytes = Scratch.NONE;
  private int to;
  private boolean mayGrow;
  private int at;
  private int maxAttributes = Integer.MAX_VALUE;

  private int flags;
  private int nameStart;
  private int nameEnd;

  JsxScanner(Jsx jsx, Expressions expressions) {
    this.jsx = jsx;
    this.expressions = expressions;
  }

  /** Starts a document. */
  void begin(int maxAttributes) {
    this.maxAttributes = maxAttributes;
  }

  /** Drops the reference to the content of the last scan. */
  void forget() {
    bytes = Scratch.NONE;
  }

  /** Returns the flags of the last tag. */
  int flags() {
    return flags;
  }

  /** Returns where the name of the last tag starts. */
  int nameStart() {
    return nameStart;
  }

  /** Returns where the name of the last tag ends. */
  int nameEnd() {
    return nameEnd;
  }

  /**
   * Scans one tag, as {@link Jsx#scan} says.
   *
   * @return the offset where the tag ends, or a negative result
   */
  int scan(Text t, int from, boolean mayGrow) {
    bytes = t.bytes;
    to = t.to;
    this.mayGrow = mayGrow;
    at = from + 1;
    if (at < to && Chars.isSpaceOrEol(bytes[at])) {
      return Jsx.NOT_A_TAG;
    }
    flags = 0;
    return tag();
  }

  private int tag() {
    whitespace();
    if (peek() == '/') {
      at++;
      flags = Jsx.CLOSING;
      whitespace();
    }
    nameStart = at;
    nameEnd = at;
    if (peek() == '>') {
      at++;
      return at;
    }
    if (!isIdStart()) {
      return crash("before name", A_NAME, nameNote());
    }
    int result = name();
    return result < 0 ? result : attributeList();
  }

  private String nameNote() {
    boolean closing = flags == Jsx.CLOSING;
    int c = peek();
    if (!closing && c == '!') {
      return " (note: to create a comment in MDX, use `{/* text */}`)";
    }
    return closing && (c == '*' || c == '/') ? COMMENT_NOTE : "";
  }

  /** Reads a name with its members or its local name, and the white space after it. */
  private int name() {
    boolean member = false;
    boolean local = false;
    while (true) {
      identifier();
      nameEnd = at;
      int c = peek();
      boolean ends = c == '/'
          || c == '>'
          || c == '{'
          || (c == '.' && !local)
          || (c == ':' && !member && !local);
      if (!ends && !atWhitespace()) {
        String place = local ? "in local name" : member ? "in member name" : "in name";
        return crash(place, IN_NAME, c == '@' && !local ? LINK_NOTE : "");
      }
      whitespace();
      c = peek();
      if (c == '.' && !local) {
        member = true;
      } else if (c == ':' && !member && !local) {
        local = true;
      } else if (c == '/' || c == '>' || c == '{' || isIdStart()) {
        return at;
      } else {
        String place = local ? "after local name" : member ? "after member name" : "after name";
        return crash(place, AN_ATTRIBUTE + SPACE_OR_END, "");
      }
      at++;
      whitespace();
      if (!isIdStart()) {
        c = peek();
        return local
            ? crash(
                "before local name", A_NAME, c == '+' || (c >= '/' && c <= '9') ? LINK_NOTE : "")
            : crash("before member name", AN_ATTRIBUTE + SPACE_OR_END, "");
      }
    }
  }

  private int attributeList() {
    boolean closing = flags == Jsx.CLOSING;
    int count = 0;
    while (true) {
      int c = peek();
      if (c == '/') {
        if (closing) {
          return fail(
              DiagnosticCode.UNEXPECTED_SELF_CLOSING_SLASH,
              "Unexpected self-closing slash `/` in closing tag, expected the end of the tag",
              at,
              at + 1);
        }
        at++;
        flags |= Jsx.SELF_CLOSING;
        whitespace();
        c = peek();
        if (c == '>') {
          at++;
          return at;
        }
        return crash(
            "after self-closing slash",
            "`>` to end the tag",
            c == '*' || c == '/' ? COMMENT_NOTE : "");
      }
      if (c == '>') {
        at++;
        return at;
      }
      if (c != '{' && !isIdStart()) {
        return crash("before attribute name", AN_ATTRIBUTE + SPACE_OR_END, "");
      }
      if (++count > maxAttributes) {
        failure.limit(count, maxAttributes, at);
        return Jsx.BROKEN;
      }
      int start = at;
      int result = c == '{' ? spread() : attribute();
      if (result < 0) {
        return result;
      }
      if (closing) {
        return fail(
            DiagnosticCode.UNEXPECTED_ATTRIBUTE,
            "Unexpected attribute in closing tag, expected the end of the tag",
            start,
            result);
      }
      whitespace();
    }
  }

  private int spread() {
    int start = at;
    int close = braces();
    if (close < 0) {
      return close;
    }
    if (!expressions.startsWithSpread()) {
      return fail(
          DiagnosticCode.NON_SPREAD,
          "Unexpected code in braces among attributes: only a spread (`{...spread}`) is supported",
          start + 1,
          close);
    }
    if (expressions.hasExtraAfterComma()) {
      return fail(
          DiagnosticCode.SPREAD_EXTRA,
          "Unexpected extra content in spread: only a single spread is supported",
          start + 1,
          close);
    }
    at = close + 1;
    jsx.addAttribute(ATTRIBUTE_SPREAD, start, start, start + 1, close, start, at);
    return at;
  }

  /**
   * Returns the offset of the brace that closes the expression that opens at the cursor, or a
   * negative result.
   */
  private int braces() {
    int close = expressions.scanExpression(bytes, at + 1, to);
    if (close >= 0) {
      int refused = expressions.refusedAt();
      return refused < 0
          ? close
          : fail(
              DiagnosticCode.INVALID_JAVASCRIPT,
              "Unexpected code in expression, expected a JavaScript expression between the braces",
              refused,
              close);
    }
    if (mayGrow) {
      return Jsx.NEED_MORE;
    }
    return fail(
        DiagnosticCode.UNEXPECTED_EOF,
        "Unexpected end of file in expression, expected a corresponding closing brace for `{`",
        at,
        to);
  }

  private int attribute() {
    int start = at;
    identifier();
    int attributeNameEnd = at;
    int c = peek();
    if (c != '/' && c != ':' && c != '=' && c != '>' && c != '{' && !atWhitespace()) {
      return crash("in attribute name", IN_ATTRIBUTE_NAME, "");
    }
    whitespace();
    c = peek();
    if (c == ':') {
      at++;
      whitespace();
      if (!isIdStart()) {
        return crash("before local attribute name", INITIALIZER, "");
      }
      identifier();
      attributeNameEnd = at;
      c = peek();
      if (c != '/' && c != '=' && c != '>' && c != '{' && !atWhitespace()) {
        return crash("in local attribute name", IN_ATTRIBUTE_NAME, "");
      }
      whitespace();
      c = peek();
      if (c != '/' && c != '=' && c != '>' && c != '{' && !isIdStart()) {
        return crash("after local attribute name", INITIALIZER, "");
      }
    } else if (c != '/' && c != '=' && c != '>' && c != '{' && !isIdStart()) {
      return crash("after attribute name", INITIALIZER, "");
    }
    if (c != '=') {
      jsx.addAttribute(
          ATTRIBUTE_BOOLEAN,
          start,
          attributeNameEnd,
          attributeNameEnd,
          attributeNameEnd,
          start,
          attributeNameEnd);
      return at;
    }
    at++;
    whitespace();
    return value(start, attributeNameEnd);
  }

  private int value(int start, int attributeNameEnd) {
    int c = peek();
    if (c == '"' || c == '\'') {
      int close = at + 1;
      while (close < to && bytes[close] != c) {
        close++;
      }
      if (close == to) {
        at = to;
        return crash(
            "in attribute value", "a corresponding closing quote `", c == '"' ? "\"`" : "'`");
      }
      jsx.addAttribute(ATTRIBUTE_STRING, start, attributeNameEnd, at + 1, close, start, close + 1);
      at = close + 1;
      return at;
    }
    if (c == '{') {
      int close = braces();
      if (close < 0) {
        return close;
      }
      if (expressions.isEmpty()) {
        return fail(
            DiagnosticCode.INVALID_JAVASCRIPT,
            "Unexpected empty expression in attribute value, expected code between the braces",
            at,
            close + 1);
      }
      jsx.addAttribute(
          ATTRIBUTE_EXPRESSION, start, attributeNameEnd, at + 1, close, start, close + 1);
      at = close + 1;
      return at;
    }
    return crash(
        "before attribute value",
        "a character that can start an attribute value, such as `\"`, `'`, or `{`",
        c == '<' ? ELEMENT_NOTE : "");
  }

  // Cursor.

  private int peek() {
    return at < to ? bytes[at] : -1;
  }

  private boolean isIdStart() {
    if (at >= to) {
      return false;
    }
    int c = bytes[at];
    return c >= 0
        ? Chars.isAlpha(c) || c == '_' || c == '$'
        : UnicodeTables.isIdStart(Chars.codePointAt(bytes, at));
  }

  private void identifier() {
    while (at < to) {
      int c = bytes[at];
      if (c >= 0) {
        if (!Chars.isAlphanumeric(c) && c != '_' && c != '$' && c != '-') {
          return;
        }
        at++;
      } else {
        int cp = Chars.codePointAt(bytes, at);
        if (!UnicodeTables.isIdContinue(cp)) {
          return;
        }
        at += Chars.length(cp);
      }
    }
  }

  private boolean atWhitespace() {
    return at < to
        && (Chars.isEol(bytes[at]) || UnicodeTables.isJsWhitespace(Chars.codePointAt(bytes, at)));
  }

  private void whitespace() {
    while (atWhitespace()) {
      at += Chars.length(Chars.codePointAt(bytes, at));
    }
  }

  // Failures.

  private int crash(String place, String expected, String note) {
    if (at >= to) {
      return mayGrow
          ? Jsx.NEED_MORE
          : fail(
              DiagnosticCode.UNEXPECTED_EOF,
              () -> "Unexpected end of file " + place + ", expected " + expected + note,
              to,
              to);
    }
    int cp = Chars.codePointAt(bytes, at);
    return fail(
        DiagnosticCode.UNEXPECTED_CHARACTER,
        () -> "Unexpected character `"
            + (cp == '`' ? "` ` `" : Character.toString(cp))
            + "` ("
            + hex(cp)
            + ") "
            + place
            + ", expected "
            + expected
            + note,
        at,
        at + Chars.length(cp));
  }

  /** A code point as Unicode writes it, such as U+0041. */
  private static String hex(int cp) {
    String digits = Integer.toHexString(cp).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private int fail(DiagnosticCode code, String reason, int start, int end) {
    return fail(code, () -> reason, start, end);
  }

  private int fail(DiagnosticCode code, Supplier<String> reason, int start, int end) {
    failure.set(code, reason, start, end);
    return Jsx.BROKEN;
  }
}
