package org.ocp4j.conformance;

import static org.ocp4j.conformance.HostileSources.add;
import static org.ocp4j.conformance.HostileSources.lines;
import static org.ocp4j.conformance.HostileSources.x;

/** Families of sources that have broken parsers of GFM and math. */
final class HostileExtensions {
  private HostileExtensions() {}

  static void addAll() {
    tables();
    autolinks();
    autolinksInFinishedText();
    strikethrough();
    footnotes();
    tasksAndAlerts();
    math();
  }

  private static void tables() {
    add("gfm-table-square", n -> table((int) Math.sqrt(n), (int) Math.sqrt(n), "x|"));
    add("gfm-table-with-rows-of-one-cell", n -> table(n / 4, n / 4, "x|\n"));
    add("gfm-table-wide", n -> table(n, 1, "x|"));
    add("gfm-table-long", n -> "|a|b|\n|-|-|\n" + x("|c|d|\n", n));
    add("gfm-table-with-a-long-row", n -> "|a|\n|-|\n|" + x("b|", n));
    add("gfm-table-of-empty-cells", n -> x("|", n) + "\n" + x("|-", n) + "\n" + x("|", n));
    add("gfm-table-of-white-space", n -> "|a|\n|-|\n|" + x(" ", n) + "|\n");
    add("gfm-table-without-dashes", n -> x("| a ", n) + "\n" + x("| b ", n) + "\n");
    add("gfm-table-with-dashes-missing", n -> x("|a", n) + "\n" + x("|-", n - 1) + "\n");
    add("gfm-table-of-dashes", n -> x("|-|\n", n));
    add("gfm-table-of-colons", n -> "|a|\n" + x(":", n) + "\n");
    add("gfm-table-of-one-dash", n -> "a|b\n-|" + x("-", n) + "x\n");
    add("gfm-table-heads", "|a|\n|b|\n");
    add("gfm-table-heads-and-dashes", "|a|\n|-|\n");
    add("gfm-table-heads-and-wrong-dashes", "|a|\n|-|-|\n");
    add("gfm-table-after-a-long-paragraph", n -> x("a\n", n) + "b|c\n-|-\n");
    add("gfm-tables", "|a|\n|-|\n\n");
    add("gfm-tables-in-lists", "- |a|\n  |-|\n");
    add(
        "gfm-tables-in-deep-quotes",
        n -> x(">", 200) + "|a|\n" + x(x(">", 200) + "|-|\n", n / 200));
    add("gfm-table-with-lazy-lines", n -> x("> ", 200) + "|a|\n" + x("|-|\n", n));
    add("gfm-table-in-a-deep-list", n -> x("- ", 100) + "|a|\n" + x("|-|\n", n));
    add("gfm-table-escapes", n -> "|a|\n|-|\n|" + x("\\|", n));
    add("gfm-table-backslashes", n -> "|a|\n|-|\n|" + x("\\", n));
    add("gfm-table-code-over-cells", n -> "|a|\n|-|\n|" + x("`|", n));
    add("gfm-table-code-escapes", n -> "|a|\n|-|\n|`" + x("\\|", n) + "`|");
    add("gfm-table-emphasis", n -> "|a|\n|-|\n" + x("|*b _c|\n", n));
    add("gfm-table-links", n -> "|a|\n|-|\n" + x("|[b](|\n", n));
    add("gfm-table-definitions", "[a]: b\n|-|\n");
    add("gfm-pipes", "|");
    add("gfm-pipes-on-lines", n -> x("|".repeat(50) + "\n", n / 50));
    add("gfm-pipes-and-dashes", "|-");
    add("mdx-table-expressions", n -> "|a|\n|-|\n" + x("|{b|c}|\n", n));
    add("mdx-table-tags", n -> "|a|\n|-|\n" + x("|<b>|</b>|\n", n));
    add("mdx-table-tags-closed", n -> "|a|\n|-|\n" + x("|<b>c</b>|\n", n));
  }

  private static String table(int columns, int rows, String row) {
    return x("x|", columns) + "\n" + x("-|", columns) + "\n" + x(row, rows);
  }

  private static void autolinks() {
    add("gfm-www", "www.");
    add("gfm-www-underscores", n -> x("www._", n) + "x");
    add("gfm-www-after-underscores", "_www.a");
    add("gfm-www-after-brackets", "[www.a");
    add("gfm-www-before-brackets", "www.a]");
    add("gfm-www-in-links", "[www.a](");
    add("gfm-www-after-less-than", "<www.");
    add("gfm-www-in-emphasis", "*www.a* ");
    add("gfm-www-long-domain", n -> "www." + x("a.", n) + "_");
    add("gfm-www-wrong-segments", "www.a_.");
    add("gfm-www-on-lines", "www.a_b\n");
    add("gfm-w", "w");
    add("gfm-http", "http://");
    add("gfm-http-domains", "http://a.");
    add("gfm-http-wrong-domains", "http://a_b.");
    add("gfm-http-long-trail", n -> "http://a." + x("!", n));
    add("gfm-http-almost-a-trail", n -> "http://a.b" + x("!", n) + "x");
    add("gfm-http-trails", "http://a.b!!!!!");
    add("gfm-http-trails-of-one", n -> "http://a.b/" + x("!a", n));
    add("gfm-http-trail-of-entities", n -> "http://a.b/" + x("&a;", n) + " ");
    add("gfm-http-trail-of-names", n -> "http://a.b/" + x("&a", n));
    add("gfm-http-trail-of-ampersands", n -> "http://a.b/" + x("&", n) + "a");
    add("gfm-http-trail-of-brackets", n -> "http://a.b/" + x("]", n) + "a");
    add("gfm-http-closing-parentheses", n -> "http://a.b/" + x(")", n));
    add("gfm-http-parentheses", n -> "http://a.b/" + x("(", n) + x(")", n));
    add("gfm-http-open-parentheses", "http://a.b/(");
    add("gfm-http-less-than", "http://a.b<");
    add("gfm-http-in-angles", "<http://a");
    add("gfm-http-in-labels", "[http://a.b](c) [http://a.b");
    add("gfm-colons-and-slashes", "://");
    add("gfm-at-signs", "a@");
    add("gfm-at-sign-after-underscores", n -> x("_", n) + "@");
    add("gfm-at-sign-after-letters", n -> x("a", n) + "@b.c");
    add("gfm-at-sign-after-words", n -> x("a.", n) + "@ ");
    add("gfm-addresses", "a@b.c");
    add("gfm-addresses-with-long-domains", n -> "a@" + x("b.", n));
    add("gfm-addresses-wrong-at-the-end", n -> "a@" + x("b.c", n) + "_");
    add("gfm-addresses-of-dashes", "a@b-");
    add("gfm-addresses-after-slashes", "/a@b.c");
    add("gfm-plus-signs-and-address", n -> x("+", n) + "@a.b");
  }

  /**
   * Adds families with escapes and references that form text, in which links are searched again.
   */
  private static void autolinksInFinishedText() {
    add("gfm-finished-www", "&#119;ww.a.b ");
    add("gfm-finished-http", "http:&#47;/a.b ");
    add("gfm-finished-domains", n -> "http\\://" + x("a.", n));
    add("gfm-finished-wrong-domains", "http\\://a_b.");
    add("gfm-finished-trails", n -> "http\\://a.b/" + x("!)", n));
    add("gfm-finished-parentheses", n -> "http\\://a.b/" + x("(", n) + x(")", n));
    add("gfm-finished-addresses", "a\\@b.c ");
    add("gfm-finished-address-long", n -> x("a", n) + "\\@b.c");
    add("gfm-finished-at-signs", "a\\@");
    add("gfm-finished-domain-long", n -> "a\\@" + x("b.", n));
    add("gfm-finished-words-and-at-sign", n -> x("a.", n) + "\\@");
    add("gfm-mailto", "mailto:");
    add("gfm-mailto-addresses", "mailto:a@");
    add("gfm-xmpp", "xmpp:");
    add("gfm-xmpp-addresses", "xmpp:a@b.c/");
    add("gfm-xmpp-long", n -> "xmpp:a@b.c/" + x("d/", n));
    add("gfm-xmpp-wrong-at-the-end", n -> "xmpp:a@b.c/" + x("d/", n) + "@");
    add("gfm-schemes-mixed", "mailto:xmpp:http://");
  }

  private static void strikethrough() {
    add("gfm-tildes", n -> "a" + x("~", n));
    add("gfm-tilde-openers", "~a ");
    add("gfm-tilde-closers", "a~ ");
    add("gfm-tildes-of-two-kinds", "~~a ~b ");
    add("gfm-tildes-of-two-kinds-nested", n -> x("~a ~~b ", n) + x(" c~~ d~", n));
    add("gfm-tildes-of-three", "~~~a ~b");
    add("gfm-tildes-inside", "a~~b");
    add("gfm-tildes-growing", n -> lines((int) Math.sqrt(2.0 * n), i -> "a" + x("~", i + 1)));
    add("gfm-tildes-and-asterisks", "~*a ");
    add("gfm-tildes-crossing", "~*a~* ");
    add("gfm-tildes-and-brackets", "~[a");
  }

  private static void footnotes() {
    add("gfm-footnote-openers", "[^");
    add("gfm-footnote-openers-on-lines", "[^\n");
    add("gfm-footnote-labels-unclosed", "[^a");
    add("gfm-footnote-label-long", n -> "[^" + x("a", n) + "]: b");
    add("gfm-footnote-label-of-backslashes", n -> "[^" + x("\\", n) + "]");
    add("gfm-footnote-calls-undefined", "[^a]");
    add("gfm-footnote-calls", n -> "[^a]: b\n\n" + x("[^a]", n));
    add("gfm-footnote-calls-after-marks", n -> "[^a]: b\n\n" + x("![^a]", n));
    add("gfm-footnote-calls-in-brackets", n -> "[^a]: b\n\n" + x("[[^a]", n));
    add("gfm-footnote-calls-and-links", n -> "[^a]: b\n\n" + x("[^a](c)", n));
    add("gfm-footnote-marks-undefined", "![^a]");
    add("gfm-footnotes-nested", n -> x("[^a]: ", n) + "x");
    add("gfm-footnotes-in-lists", n -> x("[^a]: - ", n) + "x");
    add("gfm-footnotes-one-after-another", "[^a]: b\n");
    add("gfm-footnotes-empty", "[^a]:\n");
    add("gfm-footnotes-with-lazy-lines", n -> x("[^a]: ", 100) + "b\n" + x("c\n", n));
    add("gfm-footnotes-with-blank-lines", n -> x("[^a]: ", 100) + "b\n" + x("\n", n) + "    c");
    add("gfm-footnotes-of-paragraphs", n -> "[^a]: b\n" + x("\n    c\n", n));
    add("gfm-footnotes-that-call-themselves", "[^a]: [^a]\n\n");
    add("gfm-footnotes-and-a-call", n -> numbered(n, "[^%d]: x\n\n") + x("[^0] ", n / 8));
    add("gfm-footnotes-and-calls", n -> numbered(n, "[^%d]: x\n\n") + numbered(n, "[^%d]"));
  }

  private static String numbered(int n, String format) {
    return lines(n / 8, i -> String.format(format, i));
  }

  private static void tasksAndAlerts() {
    add("gfm-tasks-nested", "- [ ] ");
    add("gfm-tasks", "- [ ] a\n");
    add("gfm-tasks-loose", "1. [x] a\n\n");
    add("gfm-tasks-empty", "- [x]\n");
    add("gfm-tasks-over-lines", "- [x]\na\n");
    add("gfm-boxes", "[ ] ");
    add("gfm-alerts", "> [!NOTE]\n\n");
    add("gfm-alerts-nested", n -> x("> ", n) + "[!NOTE]\n");
    add("gfm-alerts-on-lazy-lines", n -> x("> ", 200) + "[!NOTE]\n" + x("[!NOTE]\n", n));
    add("gfm-alert-markers", "[!NOTE]");
    add("gfm-alert-then-white-space", n -> "> [!NOTE]" + x(" ", n) + "a");
  }

  private static void math() {
    add("math-openers", "$a ");
    add("math-runs", n -> lines((int) Math.sqrt(2.0 * n), i -> "e" + x("$", i + 1)));
    add("math-signs", n -> "a" + x("$", n));
    add("math-unmatched", "$ $$ ");
    add("math-escaped", "\\$$");
    add("math-and-code", "$`");
    add("math-and-links", "$[$](");
    add("math-in-text", "$a$");
    add("math-on-lines", "$\n");
    add("math-in-flow-unclosed", "$$\na\n\n");
    add("math-in-flow-of-one-line", "$$ a\n");
    add("math-in-flow-empty", "$$\n");
    add("math-in-flow-not-closed", n -> "$$\n" + x("$\n", n));
    add("math-in-flow-long-fence", n -> x("$", n) + "\n" + x("$\n", n));
    add("math-in-quotes-unclosed", "> $$\n\n");
    add("math-in-lists", "- $$\n");
    add("math-in-table", n -> "|a|\n|-|\n" + x("|$b|$|\n", n));
    add("mdx-math-and-expressions", "$a{$}");
    add("mdx-math-and-tags", "$<a>$</a>");
  }
}
