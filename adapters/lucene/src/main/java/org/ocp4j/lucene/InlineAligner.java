package org.ocp4j.lucene;

import static org.ocp4j.lucene.Characters.isBlank;
import static org.ocp4j.lucene.Characters.isLineEnd;
import static org.ocp4j.lucene.Characters.isPunctuation;
import static org.ocp4j.lucene.Characters.isSame;
import static org.ocp4j.lucene.Characters.lineEndLength;
import static org.ocp4j.lucene.Characters.skipBlanks;

/**
 * Aligns texts within paragraphs, headings and cells. It walks through the text and the source side
 * by side, and steps over what only the source has: backslashes, character references, white space
 * around line endings, and the marks of block quotes at the starts of lines.
 *
 * <p>It takes time in proportion to the source, times the levels of block quotes around it.
 */
final class InlineAligner {
  /** How many characters are searched for one that is not where it should be. */
  private static final int REACH = 64;

  /** What kind of text is aligned. */
  enum Kind {
    /** Text, with escapes and character references. */
    TEXT,
    /** Code and math, between marks that are not in the text. */
    CODE,
    /** The alternative text of an image, without the markup that its source may have. */
    ALT
  }

  private final String source;
  private final Alignment result;
  private Kind kind = Kind.TEXT;
  private String value = "";
  private int quotes;
  private int end;
  private int at;
  private int unit;

  /** Whether a parenthesis may follow that closes a destination. */
  private boolean hasClose;

  InlineAligner(String source, Alignment result) {
    this.source = source;
    this.result = result;
  }

  /**
   * Aligns a text with a part of the source.
   *
   * @param levels the number of block quotes around the text
   */
  void align(Kind kindOfText, String text, int from, int to, int levels) {
    result.reset(text.length());
    kind = kindOfText;
    value = text;
    quotes = levels;
    at = from;
    end = to;
    unit = 0;
    hasClose = true;
    if (kind == Kind.CODE) {
      skipMarks();
    } else if (to - from == text.length() && source.startsWith(text, from)) {
      result.setVerbatim(text.length(), from);
      return;
    }
    while (unit < value.length()) {
      if (at >= end) {
        result.set(unit++, end, end);
      } else if (!lineEnding() && !escape() && !reference()) {
        character();
      }
    }
  }

  private void skipMarks() {
    char mark = at < end ? source.charAt(at) : 0;
    while (at < end && source.charAt(at) == mark) {
      at++;
    }
  }

  private boolean lineEnding() {
    char c = source.charAt(at);
    char wanted = value.charAt(unit);
    if (!isLineEnd(c) && (!isBlank(c) || c == wanted)) {
      return false;
    }
    int from = isBlank(c) ? skipBlanks(source, at, end) : at;
    int length = lineEndLength(source, from, end);
    if (length == 0 || !(isLineEnd(wanted) || (kind == Kind.CODE && wanted == ' '))) {
      return false;
    }
    boolean isPair = lineEndLength(value, unit, value.length()) == 2;
    if (isPair && length == 2) {
      result.set(unit++, from, from + 1);
      from++;
      length--;
    }
    result.set(unit++, from, from + length);
    at = skipPrefix(from + length);
    return true;
  }

  /** Returns the index where the content of a line starts. */
  private int skipPrefix(int from) {
    int content = skipBlanks(source, from, end);
    int best = content;
    for (int i = 0; i < quotes && content < end && source.charAt(content) == '>'; i++) {
      content = skipBlanks(source, content + 1, end);
      if (fits(content)) {
        best = content;
      }
    }
    // Code keeps white space at the starts of its lines.
    int kept = unit;
    int start = best;
    while (kept < value.length()
        && start > from
        && isBlank(value.charAt(kept))
        && isBlank(source.charAt(start - 1))) {
      kept++;
      start--;
    }
    return start;
  }

  /** Returns {@code true} if the source at an index can be what the rest of the line stands for. */
  private boolean fits(int index) {
    int i = index;
    int next = unit;
    while (next < value.length() && isBlank(value.charAt(next))) {
      next++;
    }
    for (; i < end && next < value.length(); i++, next++) {
      char c = source.charAt(i);
      char wanted = value.charAt(next);
      if (isLineEnd(wanted)) {
        int rest = skipBlanks(source, i, end);
        return rest == end || isLineEnd(source.charAt(rest));
      }
      if (isLineEnd(c)) {
        return kind == Kind.CODE && wanted == ' ';
      }
      if (c == '\\' || c == '&') {
        return true;
      }
      if (!isSame(c, wanted)) {
        return false;
      }
    }
    return next == value.length();
  }

  private boolean escape() {
    if (kind == Kind.CODE || source.charAt(at) != '\\' || at + 1 >= end) {
      return false;
    }
    char escaped = source.charAt(at + 1);
    if (!isPunctuation(escaped) || escaped != value.charAt(unit)) {
      return false;
    }
    result.set(unit++, at + 1, at + 2);
    at += 2;
    return true;
  }

  private boolean reference() {
    if (kind == Kind.CODE || source.charAt(at) != '&') {
      return false;
    }
    int close = References.end(source, at, end);
    int units = close < 0 ? 0 : References.units(source, at, close, value, unit);
    if (units == 0) {
      return false;
    }
    for (int i = 0; i < units; i++) {
      result.set(unit++, at, close);
    }
    at = close;
    return true;
  }

  private void character() {
    char wanted = value.charAt(unit);
    if (isSame(source.charAt(at), wanted)) {
      result.set(unit++, at, at + 1);
      at++;
    } else if (kind == Kind.ALT) {
      skipMarkup();
    } else {
      int found = isBlank(wanted) || isLineEnd(wanted) ? -1 : find(wanted);
      if (found < 0) {
        result.set(unit++, at, at);
      } else {
        at = found;
      }
    }
  }

  private int find(char wanted) {
    int reach = Math.min(end, at + REACH);
    for (int i = at; i < reach; i++) {
      if (isSame(source.charAt(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** Steps over a character of the description of an image, or over the destination of a link. */
  private void skipMarkup() {
    int close = hasClose && source.startsWith("](", at) ? at : end;
    while (close < end && source.charAt(close) != ')') {
      close++;
    }
    hasClose = close < end || !source.startsWith("](", at);
    at = close < end ? close + 1 : at + 1;
  }
}
