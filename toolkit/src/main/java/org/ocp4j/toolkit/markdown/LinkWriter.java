package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.ReferenceType;

/** Writes links, images and definitions: what stands in and after their brackets. */
final class LinkWriter {
  /** Most nested parentheses of a destination without angle brackets. */
  private static final int NESTED = 32;

  private final OcpCursor cursor;
  private final Output out;
  private final Style style;
  private final Grammar grammar;
  private final TextWriter text;
  private final Texts texts = new Texts();
  private final Texts url = new Texts();
  private final LabelWriter labels;

  /**
   * Whether the end of the text after an autolink ends the link: one that is written as it is, or one
   * that is found when escapes are resolved.
   */
  boolean endsRaw;

  boolean endsFound;

  /** Whether that text is the last one. */
  boolean endsContent;

  LinkWriter(OcpCursor cursor, Output out, Style style, Grammar grammar, TextWriter text) {
    this.cursor = cursor;
    this.out = out;
    this.style = style;
    this.grammar = grammar;
    this.text = text;
    labels = new LabelWriter(cursor, out);
  }

  // Autolinks.

  /**
   * Writes the current link as an autolink, if it is one.
   *
   * @param follow what follows, as {@link TextWriter} knows it
   * @param after the text that follows, if one does
   * @return whether the link is an autolink
   */
  boolean autolink(int follow, Texts after) {
    if (isAngled()) {
      out.put('<');
      out.bytes(texts.b, 0, texts.n);
      out.put('>');
      text.wrote(false, false);
      return true;
    }
    if (!isLiteral()) {
      return false;
    }
    boolean isAddress = isPrefixed("mailto:");
    boolean mustBeFound = text.encodeFirst || (!isAddress && !canBeRaw(follow, after));
    if (mustBeFound && canBeFound(follow, after)) {
      // As text, from which the parser makes the link when escapes are resolved.
      text.write(texts.b, texts.n, follow, false);
    } else {
      out.bytes(texts.b, 0, texts.n);
      text.wrote(false, false);
      text.afterLiteral = !isAddress;
      text.afterAddress = isAddress;
      text.afterSign = has('@');
    }
    return true;
  }

  /** Returns whether the link ends where it has to if it is written as it is. */
  private boolean canBeRaw(int follow, Texts after) {
    byte[] t = texts.b;
    boolean isText = follow == TextWriter.TEXT;
    boolean hasReference = false;
    for (int i = 0; i < texts.n; i++) {
      boolean isLabelEnd = t[i] == ']' && i + 1 < texts.n && (t[i + 1] == '(' || t[i + 1] == '[');
      if (t[i] == '<'
          || isLabelEnd
          || (t[i] == '|' && text.isInCell())
          || (t[i] == '@' && isPrefixed("http://"))) {
        return false;
      }
      hasReference |= t[i] == '&';
      if (t[i] < 0 && (t[i] & 0xC0) != 0x80) {
        int cp = Chars.codePointAt(t, i);
        if (Chars.classOf(cp) == Chars.WHITE) {
          return false;
        }
      }
    }
    if (isText
        && ((hasReference && after.b[0] == ';')
            || (endsContent && AfterLiteral.isWhite(after.b, after.n)))) {
      return false;
    }
    if (!text.mayPrecedeLink(isPrefixed("http://"))) {
      return false;
    }
    int last = t[texts.n - 1];
    return last != '*'
        && last != '_'
        && last != '~'
        && (isText
            ? AfterLiteral.endsLink(after.b, after.n, endsRaw)
            : follow <= TextWriter.CLOSING_TAG
                || follow == TextWriter.TAG
                || follow == TextWriter.HTML
                || follow == TextWriter.BREAK);
  }

  /**
   * Returns whether the link is found, and ends where it has to, if it is written as a text with
   * escapes: parsers look for links again when these are resolved.
   */
  private boolean canBeFound(int follow, Texts after) {
    return text.classBefore() != Chars.OTHER
        && texts.n > "www".length()
        && hasPlainDomain()
        && "!\"&',.:;<>?]}".indexOf(texts.b[texts.n - 1]) < 0
        && (follow != TextWriter.TEXT || AfterLiteral.endsFoundLink(after.b, after.n, endsFound));
  }

  /**
   * Returns whether the current link is one that is found in source, whatever is found in text, after
   * a byte.
   */
  boolean isFoundAfter(int before) {
    return isLiteral()
        && (isPrefixed("http://") ? TextWriter.mayPrecedeWww(before) : !Chars.isAlpha(before));
  }

  /** Returns whether the current link is an autolink that is written without angle brackets. */
  boolean isLiteral() {
    return !isAngled()
        && grammar.gfm()
        && loadAutolink()
        && (isPrefixed(0) || isPrefixed("http://") || isPrefixed("mailto:"));
  }

  private boolean isAngled() {
    return !grammar.mdx()
        && loadAutolink()
        && !(text.isInCell() && has('|'))
        && (isPrefixed(0)
            ? Autolinks.isUri(texts.b, texts.n)
            : isPrefixed("mailto:") && Autolinks.isAddress(texts.b, texts.n));
  }

  /** Loads the address and the text of an autolink; returns whether the current link is one. */
  private boolean loadAutolink() {
    if (!cursor.autolink() || cursor.subtreeEnd() != cursor.index() + 2) {
      return false;
    }
    url.load(cursor, NodeField.URL);
    int link = cursor.index();
    cursor.moveTo(link + 1);
    boolean isText = cursor.kind() == NodeKind.TEXT;
    if (isText) {
      texts.load(cursor);
    }
    cursor.moveTo(link);
    return isText && texts.n > 0;
  }

  private boolean isPrefixed(String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (i >= url.n || url.b[i] != prefix.charAt(i)) {
        return false;
      }
    }
    return isPrefixed(prefix.length());
  }

  /** Returns whether the address is the text, after so many bytes. */
  private boolean isPrefixed(int size) {
    return url.n == size + texts.n
        && java.util.Arrays.equals(url.b, size, url.n, texts.b, 0, texts.n);
  }

  /** Returns whether the domain has ASCII characters and a dot: others are only found in source. */
  private boolean hasPlainDomain() {
    byte[] t = texts.b;
    int at = 0;
    while (at < texts.n && t[at] != '/') {
      at++;
    }
    boolean hasScheme = at + 1 < texts.n && t[at + 1] == '/';
    at = hasScheme ? at + 2 : 0;
    while (at < texts.n && (Chars.isAlphanumeric(t[at]) || t[at] == '-' || t[at] == '_')) {
      at++;
    }
    return at < texts.n && t[at] == '.';
  }

  // Links and images.

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
      text.write(texts.b, texts.n, TextWriter.ELSE, false);
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
    if (has(quote) && !has(other)) {
      quote = other;
    }
    out.put(quote);
    for (int i = 0; i < length; i++) {
      int c = t[i];
      put(c, c == quote || (c == '|' && text.isInCell()) || isEscape(t, i, length));
    }
    out.put(quote);
  }

  private boolean has(int c) {
    for (int i = 0; i < texts.n; i++) {
      if (texts.b[i] == c) {
        return true;
      }
    }
    return false;
  }
}
