package org.ocp4j.toolkit.markdown;

import java.util.Arrays;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/**
 * Writes autolinks: between angle brackets where that is possible, else as an address in text,
 * which GFM makes a link of.
 */
final class AutolinkWriter {
  private final OcpCursor cursor;
  private final Output out;
  private final Grammar grammar;
  private final TextWriter text;
  private final Texts texts = new Texts();
  private final Texts url = new Texts();

  /**
   * Whether the end of the text after an autolink ends the link: one that is written as it is, or
   * one that is found when escapes are resolved.
   */
  boolean endsRaw;

  boolean endsFound;

  /** Whether that text is the last one. */
  boolean endsContent;

  AutolinkWriter(OcpCursor cursor, Output out, Grammar grammar, TextWriter text) {
    this.cursor = cursor;
    this.out = out;
    this.grammar = grammar;
    this.text = text;
  }

  /**
   * Writes the current link as an autolink, if it is one.
   *
   * @param follow what follows, one of {@link Follow}
   * @param after the text that follows, if one does
   * @return whether the link is an autolink
   */
  boolean write(int follow, Texts after) {
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
      text.afterSign = texts.has('@');
    }
    return true;
  }

  /** Returns whether the link ends where it has to if it is written as it is. */
  private boolean canBeRaw(int follow, Texts after) {
    byte[] t = texts.b;
    boolean isText = follow == Follow.TEXT;
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
            : follow <= Follow.CLOSING_TAG
                || follow == Follow.TAG
                || follow == Follow.HTML
                || follow == Follow.BREAK);
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
        && (follow != Follow.TEXT || AfterLiteral.endsFoundLink(after.b, after.n, endsFound));
  }

  /**
   * Returns whether the current link is one that is found in source, whatever is found in text,
   * after a byte.
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
        && !(text.isInCell() && texts.has('|'))
        && (isPrefixed(0)
            ? Autolinks.isUri(texts.b, texts.n)
            : isPrefixed("mailto:") && Autolinks.isAddress(texts.b, texts.n));
  }

  /** Loads the address and the text of an autolink; returns whether the current link is one. */
  private boolean loadAutolink() {
    if (!cursor.isAutolink() || cursor.subtreeEnd() != cursor.index() + 2) {
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
    return url.n == size + texts.n && Arrays.equals(url.b, size, url.n, texts.b, 0, texts.n);
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
}
