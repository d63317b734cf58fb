package org.ocp4j.toolkit.markdown;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ocp4j.NodeField;
import org.ocp4j.OcpCursor;

/**
 * Writes labels as they stood in the source. A label has its escapes and references resolved, while
 * its identifier has them, but is folded to one case: together they say how it was written.
 */
final class LabelWriter {
  private final OcpCursor cursor;
  private final Output out;
  private final Texts label = new Texts();
  private final Texts identifier = new Texts();
  private int at;

  LabelWriter(OcpCursor cursor, Output out) {
    this.cursor = cursor;
    this.out = out;
  }

  /** Writes the label of the current node. */
  void write() {
    if (!label.load(cursor, NodeField.LABEL)) {
      return;
    }
    identifier.load(cursor, NodeField.IDENTIFIER);
    at = hasEscapes() ? 0 : identifier.n;
    for (int i = 0; i < label.n; ) {
      i = character(i);
    }
  }

  private boolean hasEscapes() {
    for (int i = 0; i < identifier.n; i++) {
      if (identifier.b[i] == '\\' || identifier.b[i] == '&') {
        return true;
      }
    }
    return false;
  }

  /** Writes the character of the label at {@code i}; returns where the next one is. */
  private int character(int i) {
    byte[] t = label.b;
    int c = t[i];
    if (Chars.isSpaceOrEol(c)) {
      return space(i);
    }
    if (at == identifier.n) {
      out.put(c);
      return i + 1;
    }
    int key = identifier.b[at];
    if (key == '\\'
        && at + 1 < identifier.n
        && Chars.isAsciiPunctuation(c)
        && identifier.b[at + 1] == c) {
      out.put('\\');
      out.put(c);
      at += 2;
      return i + 1;
    }
    int cp = Chars.codePointAt(t, i);
    int size = Chars.length(cp);
    if (key == '&') {
      int end = Chars.referenceEnd(identifier.b, at, identifier.n);
      if (end > 0 && !isSame(i, end)) {
        reference(cp, end);
        return i + size;
      }
    }
    out.bytes(t, i, i + size);
    at = Math.min(identifier.n, at + foldedLength(cp));
    return i + size;
  }

  private int space(int i) {
    byte[] t = label.b;
    int after = i + 1;
    if (Chars.isEol(t[i])) {
      after = Chars.afterEol(t, i, label.n);
      out.verbatim(t, i, after, false);
    } else {
      out.put(t[i]);
    }
    boolean last = after == label.n || !Chars.isSpaceOrEol(t[after]);
    if (last && at < identifier.n && identifier.b[at] == ' ') {
      at++;
    }
    return after;
  }

  /** Returns whether the label has the same bytes as the identifier up to {@code end}. */
  private boolean isSame(int i, int end) {
    if (label.n - i < end - at) {
      return false;
    }
    for (int k = at; k < end; k++) {
      int c = label.b[i + k - at];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != identifier.b[k]) {
        return false;
      }
    }
    return true;
  }

  /** Writes a reference, whose name starts with a capital if that is what it stands for. */
  private void reference(int cp, int end) {
    out.put('&');
    int first = identifier.b[at + 1];
    out.put(Character.isUpperCase(cp) ? Character.toUpperCase(first) : first);
    out.bytes(identifier.b, at + 2, end);
    at = end;
  }

  private static int foldedLength(int cp) {
    if (cp < 128) {
      return 1;
    }
    String folded = Character.toString(cp).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return folded.getBytes(StandardCharsets.UTF_8).length;
  }
}
