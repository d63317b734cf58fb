package org.ocp4j.toolkit.markdown;

import org.ocp4j.AttributeKind;
import org.ocp4j.OcpCursor;

/** Writes JSX tags and expressions. */
final class JsxWriter {
  private final OcpCursor cursor;
  private final Output out;
  private final Texts texts = new Texts();

  /** Whether line endings would end the content that the tag is in. */
  boolean singleLine;

  /** Whether a pipe would end the content that the tag is in. */
  boolean inCell;

  JsxWriter(OcpCursor cursor, Output out) {
    this.cursor = cursor;
    this.out = out;
  }

  /**
   * Writes the opening tag of the current element, and the closing one if it has no content.
   *
   * @return whether its content and its closing tag are still to be written
   */
  boolean openingTag(boolean openEmpty) {
    out.put('<');
    texts.load(cursor);
    out.bytes(texts.b, 0, texts.n);
    int count = cursor.attributeCount();
    for (int i = 0; i < count; i++) {
      out.put(' ');
      attribute(i);
    }
    if (cursor.selfClosing()) {
      out.ascii(texts.n == 0 && count == 0 ? "/>" : " />");
      return false;
    }
    out.put('>');
    if (!openEmpty && cursor.subtreeEnd() == cursor.index() + 1) {
      closingTag();
      return false;
    }
    return true;
  }

  void closingTag() {
    out.ascii("</");
    texts.load(cursor);
    out.bytes(texts.b, 0, texts.n);
    out.put('>');
  }

  private void attribute(int i) {
    AttributeKind kind = cursor.attributeKind(i);
    if (kind != AttributeKind.SPREAD) {
      texts.loadName(cursor, i);
      out.bytes(texts.b, 0, texts.n);
    }
    if (kind == AttributeKind.BOOLEAN) {
      return;
    }
    texts.loadValue(cursor, i);
    if (kind == AttributeKind.STRING) {
      out.put('=');
      string();
    } else {
      if (kind != AttributeKind.SPREAD) {
        out.put('=');
      }
      braces();
    }
  }

  private void string() {
    byte[] t = texts.b;
    int length = texts.n;
    int quote = texts.has('"') && !texts.has('\'') ? '\'' : '"';
    out.put(quote);
    for (int i = 0; i < length; i++) {
      int c = t[i];
      if (c == quote) {
        out.ascii(quote == '"' ? "&quot;" : "&apos;");
      } else if (c == '&' && Chars.referenceEnd(t, i, length) > 0) {
        out.ascii("&amp;");
      } else if (c == '|' && inCell) {
        out.reference(c);
      } else if (Chars.isEol(c)) {
        int after = Chars.afterEol(t, i, length);
        if (!singleLine && after < length && Chars.isAlphanumeric(t[after])) {
          out.verbatim(t, i, after, false);
          i = after - 1;
        } else {
          out.reference(c);
        }
      } else {
        out.put(c);
      }
    }
    out.put(quote);
  }

  /** Returns whether an attribute of the current node has code of several lines. */
  boolean hasLines() {
    boolean found = false;
    for (int i = 0; i < cursor.attributeCount() && !found; i++) {
      if (cursor.attributeKind(i) == AttributeKind.EXPRESSION
          || cursor.attributeKind(i) == AttributeKind.SPREAD) {
        texts.loadValue(cursor, i);
        found = Chars.lineEnd(texts.b, 0, texts.n) < texts.n;
      }
    }
    return found;
  }

  /** Writes the expression that is the current node. */
  void expression() {
    texts.load(cursor);
    braces();
  }

  /**
   * Writes code in braces. Parsers drop two columns of white space from its lines, so lines that
   * start with some get two more.
   */
  private void braces() {
    byte[] t = texts.b;
    int length = texts.n;
    out.put('{');
    int at = 0;
    while (true) {
      int end = Chars.lineEnd(t, at, length);
      out.bytes(t, at, end);
      if (end == length) {
        break;
      }
      at = Chars.afterEol(t, end, length);
      boolean empty = at < length && Chars.isEol(t[at]);
      out.verbatim(t, end, at, empty);
      boolean last = Chars.lineEnd(t, at, length) == length;
      if (!empty && (last ? at < length && Chars.isSpace(t[at]) : true)) {
        out.ascii("  ");
      }
    }
    out.put('}');
  }

  /** Writes a block of ESM, as it is. */
  void esm() {
    texts.load(cursor);
    out.bytes(texts.b, 0, texts.n);
  }
}
