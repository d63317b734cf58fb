package org.ocp4j.engine.java.internal;

/** Reads the markers of list items: a bullet, or digits with a dot or a parenthesis. */
final class ListMarkers {
  /** The length of the marker that was found last. */
  int bytes;

  /** The last byte of that marker, which differs between lists. */
  int last;

  /** The number of that marker, if it is ordered. */
  int number;

  /**
   * Returns whether a list item starts here, and keeps its marker.
   *
   * @param interrupt whether the item would interrupt a paragraph
   * @param marker the last byte of the list's markers, or 0 for a new list
   * @param ordered whether that list is ordered
   */
  boolean scan(Line line, boolean mdx, boolean interrupt, int marker, boolean ordered) {
    if (line.blank || (!mdx && line.indent >= 4)) {
      return false;
    }
    byte[] b = line.source;
    int at = line.text;
    int c = b[at];
    int after;
    if (c == '*' || c == '-' || c == '+') {
      if ((marker != 0 && marker != c) || (c != '+' && line.isThematicBreak())) {
        return false;
      }
      after = at + 1;
    } else if (Chars.isDigit(c) && (marker == 0 || ordered)) {
      after = digits(b, at, line.end);
      if (after < 0 || (marker != 0 && b[after] != marker)) {
        return false;
      }
      if (interrupt && (c != '1' || after != at + 1)) {
        return false;
      }
      after++;
    } else {
      return false;
    }
    if (after < line.end && !Chars.isSpace(b[after])) {
      return false;
    }
    if (interrupt && Chars.skipSpace(b, after, line.end) == line.end) {
      return false;
    }
    bytes = after - at;
    last = b[after - 1];
    return true;
  }

  /** Returns where the digits of an ordered marker end, at a dot or a parenthesis, or -1. */
  private int digits(byte[] b, int at, int end) {
    int i = at;
    int value = 0;
    while (i < end && Chars.isDigit(b[i])) {
      if (i - at == 9) {
        return -1;
      }
      value = value * 10 + (b[i] - '0');
      i++;
    }
    number = value;
    return i < end && (b[i] == '.' || b[i] == ')') ? i : -1;
  }
}
