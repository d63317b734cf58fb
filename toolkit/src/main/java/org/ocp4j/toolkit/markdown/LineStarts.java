package org.ocp4j.toolkit.markdown;

/** Writes the start of a line of text so that no block is read there. */
final class LineStarts {
  private final Output out;
  private final Grammar grammar;
  private boolean afterDefinition;

  LineStarts(Output out, Grammar grammar) {
    this.out = out;
    this.grammar = grammar;
  }

  /**
   * Starts a block.
   *
   * @param afterDefinition whether the line above is a definition, which a title could go on with
   */
  void begin(boolean afterDefinition) {
    this.afterDefinition = afterDefinition;
  }

  /** Writes as much of a text as needs care; returns where the rest starts. */
  int write(byte[] t, int at, int length, int follow, boolean firstLine) {
    int c = t[at];
    if (Chars.isSpace(c)) {
      out.reference(c);
      return at + 1;
    }
    if (Chars.isAlpha(c)) {
      return firstLine && mayBeEsm(t, at, length) ? reference(c, at) : at;
    }
    if (Chars.isDigit(c)) {
      return number(t, at, length);
    }
    if (c < 0) {
      boolean isMark = out.n == 0 && Chars.codePointAt(t, at) == 0xFEFF;
      return isMark ? reference(0xFEFF, at) + 2 : at;
    }
    return startsBlock(t, at, length, firstLine) ? escape(c, at) : at;
  }

  private int reference(int cp, int at) {
    out.reference(cp);
    return at + 1;
  }

  private int escape(int c, int at) {
    out.put('\\');
    out.put(c);
    return at + 1;
  }

  /** A block of ESM can only start where a line of the document does. */
  private boolean mayBeEsm(byte[] t, int at, int length) {
    return grammar.mdx()
        && (t[at] == 'i' || t[at] == 'e')
        && (out.n == 0 || out.b[out.n - 1] == '\n')
        && (starts(t, at, length, "import ") || starts(t, at, length, "export "));
  }

  private static boolean starts(byte[] t, int at, int length, String word) {
    if (length - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (t[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int number(byte[] t, int at, int length) {
    int i = at;
    while (i < length && Chars.isDigit(t[i]) && i - at < 10) {
      i++;
    }
    if (i - at == 10 || i == length || (t[i] != '.' && t[i] != ')') || !ends(t, i + 1, length)) {
      return at;
    }
    out.bytes(t, at, i);
    return escape(t[i], i);
  }

  /** Returns whether white space or the end of the text stands here. */
  private static boolean ends(byte[] t, int at, int length) {
    return at >= length || Chars.isSpaceOrEol(t[at]);
  }

  private boolean startsBlock(byte[] t, int at, int length, boolean firstLine) {
    int end = Chars.lineEnd(t, at, length);
    return switch (t[at]) {
      case '>' -> true;
      case '#' -> {
        int marks = Chars.run(t, at, end);
        yield marks - at <= 6 && ends(t, marks, length);
      }
      case '*' -> ends(t, at + 1, length) || isMadeOf(t, at, end, "* \t");
      case '+' ->
        ends(t, at + 1, length)
            || (out.n == 0 && grammar.frontmatter() && starts(t, at, length, "+++"));
      case '-' -> ends(t, at + 1, length) || isMadeOf(t, at, end, "-:| \t");
      case '_' -> isMadeOf(t, at, end, "_ \t");
      case '~' -> Chars.run(t, at, end) - at >= 3;
      case '=' -> !firstLine && Chars.skipSpace(t, Chars.run(t, at, end), end) == end;
      case '|', ':' ->
        (!firstLine || afterDefinition) && grammar.gfm() && isMadeOf(t, at, end, "-:| \t");
      case '"', '\'', '(' -> firstLine && afterDefinition;
      default -> false;
    };
  }

  private static boolean isMadeOf(byte[] t, int at, int end, String bytes) {
    for (int i = at; i < end; i++) {
      if (bytes.indexOf(t[i]) < 0) {
        return false;
      }
    }
    return true;
  }
}
