package org.ocp4j.toolkit.markdown;

import org.jspecify.annotations.Nullable;

/** What may follow a literal autolink, which has no mark where it ends. */
final class AfterLiteral {
  /** The names of the characters from U+00A1 to U+00FF. */
  private static final String[] LATIN = ("iexcl cent pound curren yen brvbar sect uml copy ordf"
          + " laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm"
          + " raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil"
          + " Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc"
          + " Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute"
          + " acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc"
          + " iuml"
          + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml"
          + " yacute thorn yuml")
      .split(" ");

  private AfterLiteral() {}

  /**
   * Returns whether a link ends before a text that is written as it is: white space follows, if
   * need be after punctuation that is no part of a link.
   */
  static boolean endsLink(byte[] t, int length, boolean atEnd) {
    return endsAfter("!\"'),.:;?", t, length, atEnd);
  }

  /** Returns whether a link found in finished text, without escapes, ends before a text. */
  static boolean endsFoundLink(byte[] t, int length, boolean atEnd) {
    return endsAfter("!\"&'),.:;<>?]}", t, length, atEnd);
  }

  /**
   * Returns whether a text has nothing but white space, which may become references, at its end.
   */
  static boolean isWhite(byte[] t, int length) {
    int at = length;
    while (at > 0 && Chars.isSpaceOrEol(t[at - 1])) {
      at--;
    }
    int rest = at;
    while (at > 0 && Chars.isAsciiPunctuation(t[at - 1])) {
      at--;
    }
    return at == 0 && rest < length;
  }

  private static boolean endsAfter(String punctuation, byte[] t, int length, boolean atEnd) {
    int at = 0;
    while (at < length && punctuation.indexOf(t[at]) >= 0) {
      at++;
    }
    return at == length ? atEnd : Chars.isSpaceOrEol(t[at]);
  }

  /**
   * Writes what follows a link, up to a character that cannot be taken for a part of it. A
   * backslash would become part of the link, while a reference by name does not.
   *
   * @return where the rest of the text starts
   */
  static int write(byte[] t, int length, boolean mdx, boolean afterSign, Output out) {
    int at = 0;
    while (at < length) {
      int cp = Chars.codePointAt(t, at);
      String name = cp == '<' && !mdx ? null : name(cp);
      if (name == null && !Chars.isAsciiPunctuation(cp)) {
        return at;
      }
      if (name == null || isPlain(cp, t, at, length, afterSign)) {
        out.put(cp);
      } else {
        out.put('&');
        out.ascii(name);
        out.put(';');
      }
      at += Chars.length(cp);
    }
    return at;
  }

  /** Returns whether a character needs no reference where it stands, though others like it do. */
  private static boolean isPlain(int cp, byte[] t, int at, int length, boolean afterSign) {
    return switch (cp) {
      case '_' -> afterSign;
      case '\\' -> at + 1 == length || !Chars.isAsciiPunctuation(t[at + 1]);
      case '[' -> at > 0 && t[at - 1] == ']';
      case '&' -> isUnknownReference(t, at, length);
      default -> false;
    };
  }

  /** An ampersand, letters and a semicolon end a link even if no character has that name. */
  private static boolean isUnknownReference(byte[] t, int at, int length) {
    int i = at + 1;
    while (i < length && Chars.isAlpha(t[i])) {
      i++;
    }
    return i > at + 1 && i < length && t[i] == ';';
  }

  private static @Nullable String name(int cp) {
    return switch (cp) {
      case '*' -> "ast";
      case '_' -> "lowbar";
      case '<' -> "lt";
      case '>' -> "gt";
      case '[' -> "lsqb";
      case '\\' -> "bsol";
      case '`' -> "grave";
      case '{' -> "lcub";
      case '|' -> "verbar";
      case '$' -> "dollar";
      case '&' -> "amp";
      default -> cp > 0xA0 && cp < 0x100 ? LATIN[cp - 0xA1] : null;
    };
  }
}
