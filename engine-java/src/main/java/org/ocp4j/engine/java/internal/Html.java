package org.ocp4j.engine.java.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds raw HTML: the seven kinds of block, and tags, comments and the like in text. */
final class Html {
  static final int NONE = 0;
  static final int RAW = 1;
  static final int COMMENT = 2;
  static final int INSTRUCTION = 3;
  static final int DECLARATION = 4;
  static final int CDATA = 5;
  static final int BASIC = 6;
  static final int COMPLETE = 7;

  private static final byte[] CDATA_START = "[CDATA[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMENT_END = "-->".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] INSTRUCTION_END = "?>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DECLARATION_END = ">".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CDATA_END = "]]>".getBytes(StandardCharsets.US_ASCII);

  private static final byte[][] RAW_NAMES = names("pre", "script", "style", "textarea");
  private static final byte[][] BASIC_NAMES = names(
      "address",
      "article",
      "aside",
      "base",
      "basefont",
      "blockquote",
      "body",
      "caption",
      "center",
      "col",
      "colgroup",
      "dd",
      "details",
      "dialog",
      "dir",
      "div",
      "dl",
      "dt",
      "fieldset",
      "figcaption",
      "figure",
      "footer",
      "form",
      "frame",
      "frameset",
      "h1",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "head",
      "header",
      "hr",
      "html",
      "iframe",
      "legend",
      "li",
      "link",
      "main",
      "menu",
      "menuitem",
      "nav",
      "noframes",
      "ol",
      "optgroup",
      "option",
      "p",
      "param",
      "search",
      "section",
      "summary",
      "table",
      "tbody",
      "td",
      "tfoot",
      "th",
      "thead",
      "title",
      "tr",
      "track",
      "ul");
  private static final int LONGEST_NAME = 10;

  private boolean noInstructionEnd;
  private boolean noDeclarationEnd;
  private boolean noCdataEnd;
  private boolean noCommentEnd;

  private static byte[][] names(String... names) {
    byte[][] bytes = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      bytes[i] = names[i].getBytes(StandardCharsets.US_ASCII);
    }
    return bytes;
  }

  /** Starts a run of content. */
  void reset() {
    noInstructionEnd = false;
    noDeclarationEnd = false;
    noCdataEnd = false;
    noCommentEnd = false;
  }

  // Blocks.

  /**
   * Returns the kind of block that starts at the less-than sign at {@code at}, or {@link #NONE}.
   */
  static int blockKind(byte[] b, int at, int end, boolean interrupt) {
    int i = at + 1;
    if (i >= end) {
      return NONE;
    }
    int c = b[i];
    if (c == '!') {
      return declarationKind(b, i + 1, end);
    }
    if (c == '?') {
      return INSTRUCTION;
    }
    boolean closing = c == '/';
    if (closing) {
      i++;
    }
    if (i >= end || !Chars.isAlpha(b[i])) {
      return NONE;
    }
    int name = i;
    while (i < end && (Chars.isAlphanumeric(b[i]) || b[i] == '-')) {
      i++;
    }
    boolean bare = i == end || b[i] == '>' || Chars.isSpace(b[i]);
    boolean slash = i < end && b[i] == '/';
    if (!bare && !slash) {
      return NONE;
    }
    if (bare && !closing && isOneOf(RAW_NAMES, b, name, i)) {
      return RAW;
    }
    if (isOneOf(BASIC_NAMES, b, name, i)) {
      return bare || (i + 1 < end && b[i + 1] == '>') ? BASIC : NONE;
    }
    if (interrupt) {
      return NONE;
    }
    int tag = closing ? closingTagEnd(b, i, end) : openTagEnd(b, i, end);
    return tag >= 0 && Chars.skipSpace(b, tag, end) == end ? COMPLETE : NONE;
  }

  private static int declarationKind(byte[] b, int at, int end) {
    if (at >= end) {
      return NONE;
    }
    if (b[at] == '-') {
      return at + 1 < end && b[at + 1] == '-' ? COMMENT : NONE;
    }
    if (b[at] == '[') {
      return startsWith(b, at, end, CDATA_START) ? CDATA : NONE;
    }
    return Chars.isAlpha(b[at]) ? DECLARATION : NONE;
  }

  /**
   * Returns whether a line ends a block of that kind.
   *
   * @param at where the line's content starts; on the first line, the offset after the less-than
   *     sign
   */
  static boolean endsBlock(int kind, byte[] b, int at, int end, boolean firstLine) {
    return switch (kind) {
      case RAW -> hasRawEnd(b, at, end);
      case COMMENT -> indexOf(b, firstLine ? at + 1 : at, end, COMMENT_END) >= 0;
      case INSTRUCTION -> indexOf(b, at, end, INSTRUCTION_END) >= 0;
      case DECLARATION -> indexOf(b, at, end, DECLARATION_END) >= 0;
      case CDATA -> indexOf(b, at, end, CDATA_END) >= 0;
      default -> false;
    };
  }

  private static boolean hasRawEnd(byte[] b, int at, int end) {
    for (int i = Scan.indexOf(b, at, end, '<'); i < end; i = Scan.indexOf(b, i + 1, end, '<')) {
      if (i + 1 < end && b[i + 1] == '/') {
        int name = i + 2;
        int k = name;
        while (k < end && Chars.isAlpha(b[k]) && k - name < LONGEST_NAME) {
          k++;
        }
        if (k < end && b[k] == '>' && isOneOf(RAW_NAMES, b, name, k)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOneOf(byte[][] names, byte[] b, int from, int to) {
    if (to - from > LONGEST_NAME) {
      return false;
    }
    for (byte[] name : names) {
      if (name.length == to - from && equalsIgnoreCase(name, b, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equalsIgnoreCase(byte[] lower, byte[] b, int at) {
    for (int i = 0; i < lower.length; i++) {
      int c = b[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(byte[] b, int at, int end, byte[] wanted) {
    int to = at + wanted.length;
    return to <= end && Arrays.equals(b, at, to, wanted, 0, wanted.length);
  }

  private static int indexOf(byte[] b, int from, int to, byte[] wanted) {
    int first = wanted[0];
    for (int i = Scan.indexOf(b, from, to, first); i < to; i = Scan.indexOf(b, i + 1, to, first)) {
      if (startsWith(b, i, to, wanted)) {
        return i;
      }
    }
    return -1;
  }

  // Text.

  /** Returns where the HTML in text that starts at the less-than sign at {@code at} ends, or -1. */
  int textEnd(byte[] b, int at, int to) {
    int i = at + 1;
    if (i >= to) {
      return -1;
    }
    int c = b[i];
    if (c == '/') {
      i++;
      if (i >= to || !Chars.isAlpha(b[i])) {
        return -1;
      }
      while (i < to && (Chars.isAlphanumeric(b[i]) || b[i] == '-')) {
        i++;
      }
      return closingTagEnd(b, i, to);
    }
    if (c == '!') {
      return declarationEnd(b, i + 1, to);
    }
    if (c == '?') {
      int end = noInstructionEnd ? -1 : indexOf(b, i + 1, to, INSTRUCTION_END);
      noInstructionEnd |= end < 0;
      return end < 0 ? -1 : end + 2;
    }
    if (!Chars.isAlpha(c)) {
      return -1;
    }
    while (i < to && (Chars.isAlphanumeric(b[i]) || b[i] == '-')) {
      i++;
    }
    return openTagEnd(b, i, to);
  }

  private int declarationEnd(byte[] b, int at, int to) {
    int kind = declarationKind(b, at, to);
    if (kind == COMMENT) {
      int i = at + 2;
      if (i < to && b[i] == '>') {
        return i + 1;
      }
      if (i + 1 < to && b[i] == '-' && b[i + 1] == '>') {
        return i + 2;
      }
      int end = noCommentEnd ? -1 : indexOf(b, i, to, COMMENT_END);
      noCommentEnd |= end < 0;
      return end < 0 ? -1 : end + 3;
    }
    if (kind == CDATA) {
      int end = noCdataEnd ? -1 : indexOf(b, at + CDATA_START.length, to, CDATA_END);
      noCdataEnd |= end < 0;
      return end < 0 ? -1 : end + 3;
    }
    if (kind == DECLARATION) {
      int end = noDeclarationEnd ? -1 : indexOf(b, at, to, DECLARATION_END);
      noDeclarationEnd |= end < 0;
      return end < 0 ? -1 : end + 1;
    }
    return -1;
  }

  private static int closingTagEnd(byte[] b, int at, int to) {
    int i = Links.skipWhitespace(b, at, to);
    return i < to && b[i] == '>' ? i + 1 : -1;
  }

  /** Returns where an opening tag ends whose name ends at {@code at}, or -1. */
  private static int openTagEnd(byte[] b, int at, int to) {
    int i = at;
    while (true) {
      int spaced = Links.skipWhitespace(b, i, to);
      if (spaced >= to) {
        return -1;
      }
      int c = b[spaced];
      if (c == '>') {
        return spaced + 1;
      }
      if (c == '/') {
        return spaced + 1 < to && b[spaced + 1] == '>' ? spaced + 2 : -1;
      }
      if (spaced == i || (!Chars.isAlpha(c) && c != ':' && c != '_')) {
        return -1;
      }
      i = spaced + 1;
      while (i < to && isAttributeNameByte(b[i])) {
        i++;
      }
      int equals = Links.skipWhitespace(b, i, to);
      if (equals < to && b[equals] == '=') {
        i = attributeValueEnd(b, Links.skipWhitespace(b, equals + 1, to), to);
        if (i < 0) {
          return -1;
        }
      }
    }
  }

  private static boolean isAttributeNameByte(int c) {
    return Chars.isAlphanumeric(c) || c == '-' || c == '.' || c == ':' || c == '_';
  }

  private static int attributeValueEnd(byte[] b, int at, int to) {
    if (at >= to) {
      return -1;
    }
    int c = b[at];
    if (c == '"' || c == '\'') {
      int close = Scan.indexOf(b, at + 1, to, c);
      return close < to ? close + 1 : -1;
    }
    int i = at;
    while (i < to && isBareValueByte(b[i])) {
      i++;
    }
    return i > at ? i : -1;
  }

  private static boolean isBareValueByte(int c) {
    return !Chars.isSpaceOrEol(c)
        && c != '"'
        && c != '\''
        && c != '<'
        && c != '='
        && c != '>'
        && c != '`';
  }
}
