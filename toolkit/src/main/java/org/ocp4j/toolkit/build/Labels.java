package org.ocp4j.toolkit.build;

import java.util.Locale;
import java.util.Objects;

/**
 * Computes the identifier of a label, as a parser would: the label as Markdown has to write it,
 * with white space collapsed and case folded.
 */
final class Labels {
  private Labels() {}

  /**
   * Adds a label and its identifier to a node that is added next.
   *
   * @throws TreeException when the label is blank
   */
  static Draft label(Draft draft, String label, Tree tree) {
    Objects.requireNonNull(label, "label");
    if (label.isBlank()) {
      throw new TreeException("a blank label", tree.pathOfNext() + "/label");
    }
    return draft.label(identifier(label), label);
  }

  static String identifier(String label) {
    String collapsed = escaped(label).replaceAll("[\t\n\r ]+", " ");
    int from = collapsed.startsWith(" ") ? 1 : 0;
    int to = collapsed.length() - (collapsed.length() > 1 && collapsed.endsWith(" ") ? 1 : 0);
    return collapsed
        .substring(from, to)
        .toLowerCase(Locale.ROOT)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** Puts a backslash before brackets, and wherever an escape or a reference would start. */
  private static String escaped(String label) {
    StringBuilder out = new StringBuilder(label.length());
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c == '['
          || c == ']'
          || (c == '\\' && isEscape(label, i))
          || (c == '&' && isReference(label, i))) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean isEscape(String label, int at) {
    return at + 1 == label.length() || isPunctuation(label.charAt(at + 1));
  }

  private static boolean isPunctuation(char c) {
    return c > ' ' && c < 0x7F && !isLetterOrDigit(c);
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isReference(String label, int at) {
    int i = at + 1;
    while (i < label.length() && (isLetterOrDigit(label.charAt(i)) || label.charAt(i) == '#')) {
      i++;
    }
    return i > at + 1 && i < label.length() && label.charAt(i) == ';';
  }
}
