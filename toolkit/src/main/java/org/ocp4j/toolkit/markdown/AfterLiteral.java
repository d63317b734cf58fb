package org.ocp4j.toolkit.markdown;

import org.jspecify.annotations.Nullable;

/** What may follow a literal autolink, which has no mark where it ends. */
final class AfterLiteral {
  private AfterLiteral() {}

  /**
   * Returns whether a link ends before a text that is written as it is: white space follows, if need
   * be after punctuation that is no part of a link.
   */
  static boolean endsLink(byte[] t, int length) {
    return endsAfter("!\"'),.:;?", t, length);
  }

  /** Returns whether a link found in finished text, without escapes, ends before a text. */
  static boolean endsFoundLink(byte[] t, int length) {
    return endsAfter("!\"&'),.:;<>?]}", t, length);
  }

  private static boolean endsAfter(String punctuation, byte[] t, int length) {
    int at = 0;
    while (at < length && punctuation.indexOf(t[at]) >= 0) {
      at++;
    }
    return at == length || Chars.isSpaceOrEol(t[at]);
  }

  /**
   * Writes the punctuation that follows a link. A backslash there would become part of the link,
   * while a reference by name does not.
   *
   * @return where the rest of the text starts
   */
  static int write(byte[] t, int length, boolean mdx, Output out) {
    int at = 0;
    while (at < length && Chars.isAsciiPunctuation(t[at])) {
      String name = t[at] == '<' && !mdx ? null : name(t[at]);
      if (name == null) {
        out.put(t[at]);
      } else {
        out.ascii(name);
      }
      at++;
    }
    return at;
  }

  private static @Nullable String name(int c) {
    return switch (c) {
      case '*' -> "&ast;";
      case '_' -> "&lowbar;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '[' -> "&lsqb;";
      case '\\' -> "&bsol;";
      case '`' -> "&grave;";
      case '{' -> "&lcub;";
      case '|' -> "&verbar;";
      case '$' -> "&dollar;";
      case '(' -> "&lpar;";
      default -> null;
    };
  }
}
