package org.ocp4j.engine.java.internal;

import java.util.Locale;
import java.util.function.Supplier;
import org.ocp4j.DiagnosticCode;

/**
 * The syntax of a JSX tag. A scan appends the tag to {@link #tags} and its attributes to {@link
 * #attributes}, first as offsets into the content; {@link #resolve} turns them into values once it
 * is known that the tag stands.
 */
final class Jsx {
  /** The result of a scan where no tag starts: the rest is text. */
  static final int NOT_A_TAG = -1;

  /** The result of a scan that needs more content, when the content ended and may grow. */
  static final int NEED_MORE = -2;

  /** The result of a scan over broken grammar: {@link #failure} says what is wrong. */
  static final int BROKEN = -3;

  static final int TAG_STRIDE = 7;
  static final int TAG_FLAGS = 0;
  static final int TAG_NAME = 1;
  static final int TAG_ATTRIBUTES = 3;
  static final int TAG_ATTRIBUTES_END = 4;
  static final int TAG_START = 5;
  static final int TAG_END = 6;

  static final int CLOSING = 1;
  static final int SELF_CLOSING = 2;

  static final int ATTRIBUTE_STRIDE = 7;
  static final int ATTRIBUTE_KIND = 0;
  static final int ATTRIBUTE_NAME = 1;
  static final int ATTRIBUTE_VALUE = 3;
  static final int ATTRIBUTE_START = 5;
  static final int ATTRIBUTE_END = 6;

  static final int STRING = 0;
  static final int EXPRESSION = 1;
  static final int BOOLEAN = 2;
  static final int SPREAD = 3;

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

  final Ints tags;
  final Ints attributes;
  final Failure failure = new Failure();

  private final Expressions expressions;
  private final Values values;
  private final Bytes name;

  private byte[] b = Scratch.NONE;
  private int to;
  private boolean open;
  private int at;
  private int maxAttributes = Integer.MAX_VALUE;

  Jsx(Scratch scratch, Expressions expressions, Values values) {
    this.expressions = expressions;
    this.values = values;
    tags = new Ints(scratch, TAG_STRIDE * 16);
    attributes = new Ints(scratch, ATTRIBUTE_STRIDE * 32);
    name = new Bytes(scratch, 64);
  }

  /** Starts a document. */
  void clear(int maxAttributes) {
    tags.clear();
    attributes.clear();
    this.maxAttributes = maxAttributes;
  }

  /** Lets go of the content of the last scan. */
  void forget() {
    b = Scratch.NONE;
  }

  /**
   * Scans one tag.
   *
   * @param t the content
   * @param from where it would start: at a less-than sign
   * @param mayGrow whether content past the end may be had
   * @return where the tag ends, or one of the negative results; nothing is kept then
   */
  int scan(Text t, int from, boolean mayGrow) {
    b = t.b;
    to = t.to;
    open = mayGrow;
    at = from + 1;
    if (at < to && Chars.isSpaceOrEol(b[at])) {
      return NOT_A_TAG;
    }
    int tag = tags.row(TAG_STRIDE);
    int firstAttribute = attributes.n;
    tags.a[tag + TAG_FLAGS] = 0;
    tags.a[tag + TAG_START] = from;
    tags.a[tag + TAG_ATTRIBUTES] = firstAttribute;
    int result = tag(tag);
    if (result < 0) {
      tags.n = tag;
      attributes.n = firstAttribute;
      return result;
    }
    tags.a[tag + TAG_ATTRIBUTES_END] = attributes.n;
    tags.a[tag + TAG_END] = at;
    return at;
  }

  private int tag(int tag) {
    whitespace();
    if (peek() == '/') {
      at++;
      tags.a[tag + TAG_FLAGS] = CLOSING;
      whitespace();
    }
    tags.a[tag + TAG_NAME] = at;
    tags.a[tag + TAG_NAME + 1] = at;
    if (peek() == '>') {
      at++;
      return at;
    }
    if (!isIdStart()) {
      return crash("before name", A_NAME, nameNote(tags.a[tag + TAG_FLAGS] == CLOSING));
    }
    int result = name(tag);
    return result < 0 ? result : attributeList(tag);
  }

  private String nameNote(boolean closing) {
    int c = peek();
    if (!closing && c == '!') {
      return " (note: to create a comment in MDX, use `{/* text */}`)";
    }
    return closing && (c == '*' || c == '/') ? COMMENT_NOTE : "";
  }

  /** A name with its members or its local name; {@code at} is past the white space after it. */
  private int name(int tag) {
    boolean member = false;
    boolean local = false;
    while (true) {
      identifier();
      tags.a[tag + TAG_NAME + 1] = at;
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

  private int attributeList(int tag) {
    boolean closing = tags.a[tag + TAG_FLAGS] == CLOSING;
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
        tags.a[tag + TAG_FLAGS] |= SELF_CLOSING;
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
        return BROKEN;
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
    put(SPREAD, start, start, start + 1, close, start, at);
    return at;
  }

  /** The closing brace of the expression that opens at {@code at}, or a negative result. */
  private int braces() {
    int close = expressions.scanExpression(b, at + 1, to);
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
    if (open) {
      return NEED_MORE;
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
    int nameEnd = at;
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
      nameEnd = at;
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
      put(BOOLEAN, start, nameEnd, nameEnd, nameEnd, start, nameEnd);
      return at;
    }
    at++;
    whitespace();
    return value(start, nameEnd);
  }

  private int value(int start, int nameEnd) {
    int c = peek();
    if (c == '"' || c == '\'') {
      int close = at + 1;
      while (close < to && b[close] != c) {
        close++;
      }
      if (close == to) {
        at = to;
        return crash(
            "in attribute value", "a corresponding closing quote `", c == '"' ? "\"`" : "'`");
      }
      put(STRING, start, nameEnd, at + 1, close, start, close + 1);
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
      put(EXPRESSION, start, nameEnd, at + 1, close, start, close + 1);
      at = close + 1;
      return at;
    }
    return crash(
        "before attribute value",
        "a character that can start an attribute value, such as `\"`, `'`, or `{`",
        c == '<' ? ELEMENT_NOTE : "");
  }

  private void put(int kind, int name, int nameEnd, int value, int valueEnd, int start, int end) {
    int row = attributes.row(ATTRIBUTE_STRIDE);
    int[] a = attributes.a;
    a[row + ATTRIBUTE_KIND] = kind;
    a[row + ATTRIBUTE_NAME] = name;
    a[row + ATTRIBUTE_NAME + 1] = nameEnd;
    a[row + ATTRIBUTE_VALUE] = value;
    a[row + ATTRIBUTE_VALUE + 1] = valueEnd;
    a[row + ATTRIBUTE_START] = start;
    a[row + ATTRIBUTE_END] = end;
  }

  // Cursor.

  private int peek() {
    return at < to ? b[at] : -1;
  }

  private boolean isIdStart() {
    if (at >= to) {
      return false;
    }
    int c = b[at];
    return c >= 0
        ? Chars.isAlpha(c) || c == '_' || c == '$'
        : UnicodeTables.isIdStart(Chars.codePointAt(b, at));
  }

  private void identifier() {
    while (at < to) {
      int c = b[at];
      if (c >= 0) {
        if (!Chars.isAlphanumeric(c) && c != '_' && c != '$' && c != '-') {
          return;
        }
        at++;
      } else {
        int cp = Chars.codePointAt(b, at);
        if (!UnicodeTables.isIdContinue(cp)) {
          return;
        }
        at += Chars.length(cp);
      }
    }
  }

  private boolean atWhitespace() {
    return at < to
        && (Chars.isEol(b[at]) || UnicodeTables.isJsWhitespace(Chars.codePointAt(b, at)));
  }

  private void whitespace() {
    while (atWhitespace()) {
      at += Chars.length(Chars.codePointAt(b, at));
    }
  }

  // Failures.

  private int crash(String place, String expected, String note) {
    if (at >= to) {
      return open
          ? NEED_MORE
          : fail(
              DiagnosticCode.UNEXPECTED_EOF,
              () -> "Unexpected end of file " + place + ", expected " + expected + note,
              to,
              to);
    }
    int cp = Chars.codePointAt(b, at);
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
    return BROKEN;
  }

  // Values.

  /** Turns the offsets of the tags from row {@code first} on, into values. */
  void resolve(Text t, int first) {
    for (int tag = first; tag < tags.n; tag += TAG_STRIDE) {
      int[] a = tags.a;
      name(t, a[tag + TAG_NAME], a[tag + TAG_NAME + 1]);
      tags.a[tag + TAG_NAME] = values.offset;
      tags.a[tag + TAG_NAME + 1] = values.length;
      a[tag + TAG_START] = t.source(a[tag + TAG_START]);
      a[tag + TAG_END] = t.sourceEnd(a[tag + TAG_END]);
      int end = a[tag + TAG_ATTRIBUTES_END];
      for (int i = a[tag + TAG_ATTRIBUTES]; i < end; i += ATTRIBUTE_STRIDE) {
        resolveAttribute(t, i);
      }
    }
  }

  private void resolveAttribute(Text t, int row) {
    int[] a = attributes.a;
    int kind = a[row + ATTRIBUTE_KIND];
    int valueStart = a[row + ATTRIBUTE_VALUE];
    int valueEnd = a[row + ATTRIBUTE_VALUE + 1];
    name(t, a[row + ATTRIBUTE_NAME], a[row + ATTRIBUTE_NAME + 1]);
    a[row + ATTRIBUTE_NAME] = values.offset;
    a[row + ATTRIBUTE_NAME + 1] = values.length;
    if (kind == STRING) {
      values.jsxString(t, valueStart, valueEnd);
    } else if (kind != BOOLEAN) {
      values.expression(t, valueStart, valueEnd);
    } else {
      values.offset = Values.ABSENT;
      values.length = 0;
    }
    a[row + ATTRIBUTE_VALUE] = values.offset;
    a[row + ATTRIBUTE_VALUE + 1] = values.length;
    a[row + ATTRIBUTE_START] = t.source(a[row + ATTRIBUTE_START]);
    a[row + ATTRIBUTE_END] = t.sourceEnd(a[row + ATTRIBUTE_END]);
  }

  /** A name without the white space that may stand around its dots and colons. */
  private void name(Text t, int from, int to) {
    if (from == to) {
      values.offset = Values.ABSENT;
      values.length = 0;
      return;
    }
    name.clear();
    for (int i = from; i < to; ) {
      int cp = Chars.codePointAt(t.b, i);
      int next = i + Chars.length(cp);
      if (!UnicodeTables.isJsWhitespace(cp)) {
        name.append(t.b, i, next);
      }
      i = next;
    }
    if (name.n == to - from) {
      values.plain(t, from, to);
    } else {
      values.made(name);
    }
  }
}
