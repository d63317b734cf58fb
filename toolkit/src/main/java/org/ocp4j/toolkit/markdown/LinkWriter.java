package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeField;
import org.ocp4j.OcpCursor;
import org.ocp4j.ReferenceType;

/** Writes links, images and definitions: what stands in and after their brackets. */
final class LinkWriter {
  /** Most nested parentheses of a destination without angle brackets. */
  private static final int NESTED = 32;

  /** By ASCII character, whether it means nothing in a destination. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (int c = '!'; c < 127; c++) {
      PLAIN[c] = "&()<>\\|".indexOf(c) < 0;
    }
  }

  private final OcpCursor cursor;
  private final Output out;
  private final Style style;
  private final TextWriter text;
  private final Texts texts = new Texts();
  private final Texts url = new Texts();
  private final LabelWriter labels;

  LinkWriter(OcpCursor cursor, Output out, Style style, TextWriter text) {
    this.cursor = cursor;
    this.out = out;
    this.style = style;
    this.text = text;
    labels = new LabelWriter(cursor, out);
  }

  /** Writes what closes the current link. */
  void closeLink() {
    out.ascii("](");
    boolean hasUrl = url.load(cursor, NodeField.URL);
    boolean hasTitle = texts.load(cursor, NodeField.TITLE);
    if (hasUrl || hasTitle) {
      destination();
    }
    if (hasTitle) {
      out.put(' ');
      title();
    }
    out.put(')');
  }

  /** Writes the image that is the current node. */
  void image() {
    alt();
    closeLink();
  }

  /** Writes the image reference that is the current node. */
  void imageReference() {
    ReferenceType type = cursor.referenceType();
    if (type == ReferenceType.FULL) {
      alt();
      out.ascii("][");
      label();
      out.put(']');
    } else {
      out.ascii("![");
      label();
      out.ascii(type == ReferenceType.COLLAPSED ? "][]" : "]");
    }
  }

  private void alt() {
    out.ascii("![");
    text.wrote(false, false);
    if (texts.load(cursor, NodeField.ALT)) {
      text.brackets++;
      text.keepsSpaces = true;
      text.write(texts.b, texts.n, Follow.ELSE, false);
      text.keepsSpaces = false;
      text.brackets--;
    }
  }

  /** Writes the label of the current node as it was written. */
  void label() {
    labels.write();
  }

  /** Writes the definition that is the current node. */
  void definition() {
    out.put('[');
    label();
    out.ascii("]: ");
    url.load(cursor, NodeField.URL);
    destination();
    if (texts.load(cursor, NodeField.TITLE)) {
      out.put(' ');
      title();
    }
  }

  private void destination() {
    byte[] t = url.b;
    int length = url.n;
    if (length > 0 && isPlain(t, length)) {
      out.bytes(t, 0, length);
      return;
    }
    boolean enclosed = length == 0 || t[0] == '<';
    boolean balanced = true;
    int depth = 0;
    for (int i = 0; i < length; i++) {
      int c = t[i];
      enclosed |= (c >= 0 && c <= ' ') || c == 127;
      if (c == '(' && ++depth > NESTED) {
        balanced = false;
      } else if (c == ')' && --depth < 0) {
        balanced = false;
      }
    }
    balanced &= depth == 0;
    if (enclosed) {
      out.put('<');
    }
    for (int i = 0; i < length; i++) {
      int c = t[i];
      boolean escape = switch (c) {
        case '<', '>' -> enclosed;
        case '(', ')' -> !enclosed && !balanced;
        case '|' -> text.isInCell();
        default -> isEscape(t, i, length);
      };
      put(c, escape);
    }
    if (enclosed) {
      out.put('>');
    }
  }

  /** Returns whether a destination has no byte that may need care. */
  private static boolean isPlain(byte[] t, int length) {
    for (int i = 0; i < length; i++) {
      if (t[i] < 0 || !PLAIN[t[i]]) {
        return false;
      }
    }
    return true;
  }

  private void put(int c, boolean escape) {
    if (Chars.isEol(c)) {
      out.reference(c);
      return;
    }
    if (escape) {
      out.put('\\');
    }
    out.put(c);
  }

  /** Returns whether a byte would be read as an escape or a reference. */
  private static boolean isEscape(byte[] t, int i, int length) {
    return t[i] == '\\'
        ? i + 1 == length || Chars.isAsciiPunctuation(t[i + 1]) || Chars.isEol(t[i + 1])
        : t[i] == '&' && Chars.referenceEnd(t, i, length) > 0;
  }

  private void title() {
    byte[] t = texts.b;
    int length = texts.n;
    int quote = style.quote();
    int other = '"' + '\'' - quote;
    if (texts.has(quote) && !texts.has(other)) {
      quote = other;
    }
    out.put(quote);
    for (int i = 0; i < length; i++) {
      int c = t[i];
      put(c, c == quote || (c == '|' && text.isInCell()) || isEscape(t, i, length));
    }
    out.put(quote);
  }
}
