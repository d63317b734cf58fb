package org.ocp4j.toolkit.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Random sources of small tokens, most of which mean something to Markdown. */
final class TokenSoup {
  private static final List<String> BLOCKS = List.of(
      "\n",
      "\n",
      "\n",
      "\n\n",
      "\n\n",
      "\n    ",
      "\n  ",
      "\n   ",
      "\n     ",
      "\n> ",
      "\n>",
      "> ",
      "- ",
      "* ",
      "+ ",
      "1. ",
      "2) ",
      "-",
      "# ",
      "## ",
      "#",
      "===",
      "---",
      "***",
      "- - -",
      "```",
      "~~~",
      "\n```\n",
      "    ",
      "  ",
      "\t",
      "| a | b |\n| - | :-: |\n",
      "|",
      "| -",
      ":-",
      "[a]: /b",
      "[a]: <b> \"c\"\n",
      "[^a]: ",
      "$$",
      "\n$$\n",
      "[ ] ",
      "[x] ",
      "\r\n",
      "\n- ",
      "\n\n- ",
      "\n1. ",
      "+++",
      "\n  - ",
      "\n\n  ",
      "\n>\n> ",
      "[!NOTE]\n");

  private static final List<String> INLINES = List.of(
      "a",
      "b",
      "ab",
      "1",
      "é",
      "中",
      " ",
      " ",
      " ",
      ".",
      ",",
      "\"",
      "'",
      "(",
      ")",
      "*",
      "*",
      "**",
      "**",
      "***",
      "_",
      "_",
      "__",
      "~",
      "~~",
      "`",
      "``",
      "`a`",
      "[",
      "]",
      "](",
      "[a]",
      "[b]",
      "![",
      "[a](b)",
      "[^a]",
      "\\",
      "&",
      "&amp;",
      "&#32;",
      "&#10;",
      "&copy;",
      "&nbsp;",
      "!",
      "<",
      ">",
      "https://a.co",
      "www.a.co",
      "a@b.co",
      "$",
      "$a$",
      "|",
      ":",
      "\\\n",
      "  \n",
      "#",
      "=",
      "x",
      "\\*",
      "\u00A0",
      "“",
      "/",
      "@",
      "{",
      "}");

  private static final List<String> MARKDOWN = List.of(
      "<b>",
      "</b>",
      "<!-- a -->",
      "<!--",
      "-->",
      "<div>",
      "\n<div>\n",
      "<https://a.co>",
      "<a@b.co>",
      "<b ",
      "<?",
      "<script>",
      "<pre>");

  private static final List<String> MDX = List.of(
      "<b>",
      "</b>",
      "<b/>",
      "<>",
      "</>",
      "\n<b>\n",
      "\n</b>\n",
      "{a}",
      "{`\n  a`}",
      "{/* a */}",
      "<b c=\"d\" e={f}>",
      "<b {...c}/>",
      "\nimport a\n",
      "\nexport const a = 1\n",
      "{\n  a\n}",
      "<b c='d\n e'/>",
      "<b>a</b>");

  private final Random random;
  private final boolean mdx;

  TokenSoup(long seed, boolean mdx) {
    random = new Random(seed);
    this.mdx = mdx;
  }

  /** Returns the tokens of the next source. */
  List<String> next() {
    int size = 1 + random.nextInt(random.nextInt(4) == 0 ? 24 : 9);
    int blocks = random.nextInt(100);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> from = random.nextInt(100) < blocks ? BLOCKS : INLINES;
      if (random.nextInt(8) == 0) {
        from = mdx ? MDX : MARKDOWN;
      }
      tokens.add(from.get(random.nextInt(from.size())));
    }
    return tokens;
  }

  /**
   * Returns the fewest of some tokens that a test still fails for, as far as leaving some out goes.
   */
  static List<String> shrink(List<String> tokens, Predicate<String> fails) {
    List<String> best = new ArrayList<>(tokens);
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = 0; i < best.size() && best.size() > 1; i++) {
        List<String> less = new ArrayList<>(best);
        less.remove(i);
        if (fails.test(String.join("", less))) {
          best = less;
          smaller = true;
          i--;
        }
      }
    }
    return best;
  }
}
