package org.ocp4j.engine.java.internal;

import org.ocp4j.NodeKind;

/** Reads YAML or TOML between fences at the very start of a source. */
final class Frontmatter {
  private Frontmatter() {}

  /**
   * Reads front matter.
   *
   * @return where the line after it starts, or {@code from} if there is none
   */
  static int scan(byte[] b, int from, int length, Rows rows) {
    if (from >= length || (b[from] != '-' && b[from] != '+')) {
      return from;
    }
    int mark = b[from];
    int firstEnd = Scan.lineEnd(b, from, length);
    if (!isFence(b, from, firstEnd, mark)) {
      return from;
    }
    int value = Chars.afterEol(b, firstEnd, length);
    int lineEndBefore = firstEnd;
    int at = value;
    while (at > lineEndBefore && at <= length) {
      int end = Scan.lineEnd(b, at, length);
      if (isFence(b, at, end, mark)) {
        int kind = mark == '-' ? NodeKind.YAML.code() : NodeKind.TOML.code();
        int valueEnd = Math.max(value, lineEndBefore);
        rows.addValue(kind, from, end, value, valueEnd - value);
        return Chars.afterEol(b, end, length);
      }
      lineEndBefore = end;
      at = Chars.afterEol(b, end, length);
    }
    return from;
  }

  private static boolean isFence(byte[] b, int at, int end, int mark) {
    return end - at >= 3
        && b[at] == mark
        && b[at + 1] == mark
        && b[at + 2] == mark
        && Chars.skipSpace(b, at + 3, end) == end;
  }
}
