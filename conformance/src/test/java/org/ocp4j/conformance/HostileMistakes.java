package org.ocp4j.conformance;

import static org.ocp4j.conformance.HostileSources.add;
import static org.ocp4j.conformance.HostileSources.lines;
import static org.ocp4j.conformance.HostileSources.x;

/**
 * Families of sources with errors in MDX: strict parsing stops at the first error, and lenient
 * parsing handles all of them.
 */
final class HostileMistakes {
  private HostileMistakes() {}

  static void addAll() {
    tags();
    tagsOverBlocks();
    attributes();
    expressions();
    esm();
  }

  private static void tags() {
    add("mdx-wrong-tags-crossing", "<a><b></a>");
    add("mdx-wrong-tags-crossing-deep", n -> x("<a><b>", n) + x("</a></b>", n));
    add("mdx-wrong-tags-of-other-names", "<a></b>");
    add("mdx-wrong-tags-of-other-names-nested", n -> x("<a>", n) + x("</b>", n));
    add("mdx-wrong-tags-open-and-one-closing", n -> x("<a>", n) + "</b>");
    add("mdx-wrong-tags-open-and-closed-in-between", n -> x("<a>", n) + x("<b></a>", n));
    add("mdx-wrong-tags-of-many-names", n -> lines(n / 8, i -> "<a" + i + ">"));
    add(
        "mdx-wrong-tags-of-many-names-closed",
        n -> lines(n / 8, i -> "<a" + i + ">") + x("</a0>", n / 8));
    add("mdx-wrong-tags-with-long-names", n -> "<" + x("a", n / 4) + ">" + x("</b>", n / 4));
    add("mdx-wrong-tags-in-emphasis", "*<a>*");
    add("mdx-wrong-tags-out-of-emphasis", "<a>*</a>*");
    add("mdx-wrong-tags-in-links", "[<a>](b)");
    add("mdx-wrong-tags-in-labels", "[<a>]");
    add("mdx-wrong-tags-in-images", "![<a>](b)");
    add("mdx-wrong-tags-in-struck-text", "~<a>~");
    add("mdx-wrong-tags-in-headings", "# <a>\n");
    add("mdx-wrong-tags-above-underlines", "<a>\n---\n");
    add("mdx-wrong-tags-of-digits", "<1");
    add("mdx-wrong-comments", "<!-- a -->");
    add("mdx-wrong-comments-unclosed", "<!--");
    add("mdx-wrong-autolinks", "<http://a.b>");
    add("mdx-wrong-addresses", "<a@b.c>");
    add("mdx-wrong-closing-tags-unfinished", "</a");
    add("mdx-wrong-closing-tags-with-attributes", "</a b>");
    add("mdx-wrong-slashes", "<a/b>");
  }

  private static void tagsOverBlocks() {
    add("mdx-wrong-tags-in-paragraphs", "<a>b\n\n");
    add("mdx-wrong-tags-in-flow", "<a>\n\n");
    add("mdx-wrong-tags-in-flow-closed-by-others", n -> x("<a>\n\n", n) + x("</b>\n\n", n));
    add("mdx-wrong-tags-in-flow-crossing", "<a>\n\n<b>\n\n</a>\n\n");
    add("mdx-wrong-closing-tags-in-flow", "</a>\n\n");
    add("mdx-wrong-tags-across-quotes", "<a>\n> </a>\n\n");
    add("mdx-wrong-tags-in-quotes", "> <a>\n\n");
    add("mdx-wrong-tags-in-nested-quotes", n -> x("> ", 200) + x("<a>\n" + x("> ", 200), n / 200));
    add("mdx-wrong-tags-in-items", "- <a>\n");
    add(
        "mdx-wrong-tags-in-nested-items",
        n -> lines((int) Math.sqrt(n), i -> x("  ", i) + "- <a>\n"));
    add("mdx-wrong-tags-in-footnotes", "[^a]: <a>\n\n");
    add("mdx-wrong-tags-in-cells", n -> "|a|\n|-|\n" + x("|<b>|\n", n));
    add("mdx-wrong-tags-unfinished-in-flow", "<a\n\n");
    add("mdx-wrong-tags-unfinished-on-lines", "<a\n");
    add("mdx-wrong-tags-with-lazy-lines", "> <a\nb/>\n\n");
    add("mdx-wrong-tag-with-lazy-lines", n -> "> <a b='" + x("c\n", n) + "'/>");
    add("mdx-wrong-tag-in-a-deep-quote", n -> x("> ", 200) + "<a b='" + x("c\n", n));
  }

  private static void attributes() {
    add("mdx-wrong-values", "<a b=c>");
    add("mdx-wrong-values-empty", "<a b={}>");
    add("mdx-wrong-values-unclosed", "<a b='\n\n");
    add("mdx-wrong-values-unclosed-on-lines", "<a b=\"\n");
    add("mdx-wrong-values-of-braces", "<a b={\n");
    add("mdx-wrong-values-of-elements", "<a b=<c/>>");
    add("mdx-wrong-spreads", "<a {b}>");
    add("mdx-wrong-spreads-with-more", "<a {...b, c}>");
    add("mdx-wrong-spreads-unclosed", "<a {...");
    add("mdx-wrong-attribute-at-the-end", n -> "<a" + x(" ", n) + "=>");
    add("mdx-wrong-attributes-long", n -> x("<a" + " b".repeat(50) + " <", n / 100));
  }

  private static void expressions() {
    add("mdx-wrong-expressions", "{var a} ");
    add("mdx-wrong-expressions-in-flow", "{var a}\n\n");
    add("mdx-wrong-expressions-unclosed", "a {b\n\n");
    add("mdx-wrong-expressions-unclosed-in-flow", "{b\n\n");
    add("mdx-wrong-expressions-unclosed-on-lines", "a {b\n");
    add("mdx-wrong-expressions-of-brackets", "{(]");
    add("mdx-wrong-expressions-of-strings", "{'\n");
    add("mdx-wrong-expressions-of-patterns", "{/");
    add("mdx-wrong-expressions-of-classes", "{/}[");
    add("mdx-wrong-expressions-of-classes-and-strings", "{/}1[\"");
    add("mdx-wrong-expressions-of-classes-and-operators", "{*/}![");
    add("mdx-wrong-expressions-of-classes-and-comments", "'}{/*//[");
    add("mdx-wrong-expressions-of-classes-in-values", "<a b={/}[");
    add("mdx-wrong-expressions-of-classes-in-spreads", "<a {.../}[");
    add(
        "mdx-wrong-expressions-of-classes-in-flow",
        n -> x("{\n", n / 8) + "/" + x("}", n / 8) + "[" + x("a", n));
    add("mdx-wrong-expressions-of-tags", "{<a>");
    add("mdx-wrong-expressions-of-closing-tags", "{</a>");
    add("mdx-wrong-expressions-in-quotes", "> {\na\n\n");
    add("mdx-wrong-expressions-in-cells", n -> "|a|\n|-|\n" + x("|{b|\n", n));
    add("mdx-wrong-braces-and-tags", "{<a ");
    add("mdx-wrong-braces-and-code", "{`a` ");
    add("mdx-wrong-closing-braces", "}");
    add("mdx-wrong-expression-at-the-end", n -> "a {" + x("b + ", n));
    add("mdx-wrong-expression-then-text", n -> "{" + x("a\n", n) + "\n");
  }

  private static void esm() {
    add("mdx-wrong-imports", "import x\n\n");
    add("mdx-wrong-imports-on-lines", "import x\n");
    add("mdx-wrong-imports-open", "import {\n\n");
    add("mdx-wrong-imports-of-strings", "import 'a\n\n");
    add("mdx-wrong-exports", "export a b\n\n");
    add("mdx-wrong-exports-open", "export const a = [\n\n");
    add("mdx-wrong-exports-of-templates", "export const a = `\n\n");
    add("mdx-wrong-exports-of-jsx", "export const a = <b>\n\n");
    add("mdx-wrong-exports-of-comments", "export /*\n\n");
    add("mdx-wrong-export-and-paragraphs", n -> "export const a = {\n\n" + x("b\n\n", n));
    add("mdx-wrong-export-and-tags", n -> "export const a = {\n\n" + x("<b>\n\n", n));
    add("mdx-wrong-export-and-lists", n -> "export const a = (\n\n" + x("- b\n", n));
  }
}
