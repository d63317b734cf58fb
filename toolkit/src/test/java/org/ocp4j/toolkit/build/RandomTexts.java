package org.ocp4j.toolkit.build;

import java.util.List;
import java.util.Random;

/** Makes random texts that are hard to write as Markdown, and values that have to be valid. */
public final class RandomTexts {
  private static final String[] PIECES = {
    "a",
    "b",
    "c",
    "word",
    "x1",
    "é",
    "ß",
    "字",
    "\uD83D\uDE00",
    "\u00A0",
    "\u2003",
    "\u00AD",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "``",
    "$",
    "$$",
    "[",
    "]",
    "![",
    "](",
    "][",
    "[^",
    "(",
    ")",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<a@b.c>",
    "<https://a>",
    "{",
    "}",
    "{1}",
    "\\",
    "\\\\",
    "\\*",
    "&",
    "&amp;",
    "&#42;",
    "&copy",
    "#",
    "##",
    "# ",
    "+",
    "-",
    "- ",
    "1.",
    "1) ",
    "12. ",
    "=",
    "===",
    "---",
    "***",
    "___",
    "+++",
    ">",
    "> ",
    "|",
    "||",
    "| - |",
    ":-",
    ":",
    "::",
    "[a]: b",
    "[x]",
    "[ ] ",
    "[X] ",
    "[!NOTE]",
    "~~~",
    "```",
    "    ",
    "www.",
    "http://",
    "a@",
    "@b.c",
    "xmpp:",
    "mailto:",
    "import a",
    "export ",
    "<?",
    "<!A",
    "!",
    "\"",
    "'",
    ".",
    ",",
    ";",
    "/",
    "^"
  };

  private static final List<String> CODE = List.of(
      "a",
      "1 + 1",
      "\"}\"",
      "'{'",
      "{b: [1, 2]}",
      "/* } */ a",
      "`x${1}`",
      "[a,\n  b]",
      "() => {\n  a\n}");

  private final Random random;

  /** Creates a source of texts. */
  public RandomTexts(Random random) {
    this.random = random;
  }

  /** Returns a text with what means something in Markdown. */
  public String nasty() {
    if (random.nextInt(3) == 0) {
      return words();
    }
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(6); i > 0; i--) {
      out.append(piece());
    }
    return out.toString();
  }

  /** Returns a text without line endings. */
  public String line() {
    String line = nasty().replaceAll("[\r\n]", "");
    return line.isEmpty() ? "a" : line;
  }

  /** Returns a text of words, of which the first and last characters are letters. */
  public String words() {
    StringBuilder out = new StringBuilder("a");
    for (int i = random.nextInt(4); i > 0; i--) {
      out.append(random.nextBoolean() ? " b" : "c");
    }
    return out.toString();
  }

  private String piece() {
    return PIECES[random.nextInt(PIECES.length)];
  }

  /** Returns lines of code, of which some are blank. */
  public String lines() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      out.append(random.nextInt(4) == 0 ? "" : line()).append("\n");
    }
    return out + (random.nextBoolean() ? line() : "");
  }

  /** Returns an expression that is valid. */
  String expression() {
    return CODE.get(random.nextInt(CODE.size()));
  }

  /** Returns an expression that is valid and has one line. */
  String shortExpression() {
    return CODE.get(random.nextInt(CODE.size() - 2));
  }

  /** Returns an identifier of JavaScript. */
  public String name() {
    return List.of("a", "B", "c1", "$d", "_e", "é").get(random.nextInt(6));
  }
}
