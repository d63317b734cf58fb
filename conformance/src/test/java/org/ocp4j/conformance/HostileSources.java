package org.ocp4j.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Families of sources that have broken other parsers; each makes a source of any size. */
final class HostileSources {
  /** Makes a source whose size is proportional to a number. */
  interface Family extends IntFunction<String> {}

  /**
   * The families by name; names of CommonMark families start with {@code cm-}, those of MDX with
   * {@code mdx-}. {@link HostileExtensions} and {@link HostileMistakes} add more.
   */
  static final Map<String, Family> FAMILIES = new LinkedHashMap<>();

  static {
    // Sources that have broken cmark, md4c and others.
    add("cm-nested-strong-emphasis", n -> x("*a **a ", n) + "b" + x(" a** a*", n));
    add("cm-emphasis-closers", "a_ ");
    add("cm-emphasis-openers", "_a ");
    add("cm-emphasis-openers-of-three", "a***");
    add("cm-link-closers", "a]");
    add("cm-link-openers", "[a");
    add("cm-emphasis-mismatched", "*a_ ");
    add("cm-emphasis-openers-of-two-kinds", n -> x("*a ", n) + x("_a*_ ", n));
    add("cm-emphasis-multiple-of-3", n -> "a**b" + x("c* ", n));
    add("cm-links-and-emphasis", "[ a_");
    add("cm-link-with-parentheses", "[ (](");
    add("cm-image-with-links", "![[]()");
    add("cm-brackets-nested", n -> x("[", n) + "a" + x("]", n));
    add("cm-brackets-nested-empty", n -> x("[", n) + x("]", n) + "\n\n[a]: /b");
    add("cm-quotes-nested", n -> x("> ", n) + "a");
    add("cm-lists-deep", n -> lines((int) Math.sqrt(n), i -> "  ".repeat(i) + "* a\n"));
    add("cm-backticks-growing", n -> lines((int) Math.sqrt(2.0 * n), i -> "e" + x("`", i + 1)));
    add("cm-backticks-escaped", "\\``");
    add("cm-link-unclosed-angle", "[a](<b");
    add("cm-link-unclosed", "[a](b");
    add("cm-link-unclosed-empty", "[](");
    add("cm-comments-unclosed", n -> "</" + x("<!--", n));
    add("cm-instructions-unclosed", n -> "x" + x("<?", n));
    add("cm-cdata-unclosed", n -> "x" + x("<![CDATA[", n));
    add("cm-declarations-unclosed", "a <!A");
    add("cm-angles-empty", "<>");
    add("cm-angles", "<");
    add("cm-blank-lines-in-deep-list", n -> x("- ", n) + "x" + x("\n", n));
    add("cm-blank-lines-in-quoted-list", n -> "> " + x("- ", n) + "x\n" + x(">\n", n));
    add("cm-emphasis-in-deep-quote", n -> x(">", n) + x("a*", n));
    add("cm-emphasis-nested", n -> x("*", n) + "a" + x("*", n));
    add("cm-thematic-break-broken", n -> x("* ", n) + "a");
    add("cm-references-expanding", n -> "[x]: " + x("x", n) + "\n" + x("[x]", n));
    add("cm-labels-of-one-hash", HostileSources::labelsOfOneHash);
    add("cm-closers-and-openers", "]([\n");
    add("cm-references-many", n -> lines(n / 8, i -> "[" + i + "]: u\n") + x("[0] ", n / 8));
    add("cm-label-of-backslashes", n -> "[" + x("\\", n) + "\n");
    add("cm-html-attributes", n -> "<a" + x(" a", n));
    add("cm-email", n -> "a@" + x("a.", n) + "a");
    add("cm-images-nested", n -> x("![", n) + "x" + x("](u)", n));
    add("cm-ampersands", "&");
    add("cm-lazy-lines-in-deep-quote", n -> x(">", n / 100) + "a\n" + x("b\n", n));
    add("cm-setext-long", n -> x("a\n", n) + "=");

    // More of CommonMark.
    add("cm-link-title-in-parentheses", "[a](b (c");
    add("cm-link-title-in-quotes", "[a](b \"c");
    add("cm-link-title-in-both", "[a](b 'c[a](b \"c");
    add("cm-link-title-closed-at-the-end", n -> x("[a](b (c", n) + ")");
    add("cm-link-label-unclosed", "[a][");
    add("cm-link-labels", "[a][b");
    add("cm-links-nested", n -> x("[", n) + x("](a)", n));
    add("cm-links-and-images-nested", n -> x("[![", n) + "a" + x("](b)](c)", n));
    add("cm-link-then-opener", "[](a)[x");
    add("cm-link-with-long-destination", n -> "[a](" + x("(", n) + x(")", n) + ")");
    add("cm-definitions", "[a]: b\n");
    add("cm-definitions-with-open-title", "[a]: b 'c\n");
    add("cm-definitions-with-title-below", "[a]: b\n'c\n");
    add("cm-definitions-in-paragraphs", "[a]: b 'c\n\n");
    add("cm-definition-then-text", n -> x("[a]: b\n", n) + x("c\n", n));
    add("cm-definition-labels-of-lines", n -> x("[\n", n));
    add("cm-definition-and-setext", "[a]: b\n===\n");
    add("cm-html-quotes", "<a b='");
    add("cm-html-quotes-of-both-kinds", "<a b='<a b=\"");
    add("cm-html-blocks", "<!--\n\n");
    add("cm-html-blocks-closed", "<!-- a -->\n");
    add("cm-html-tags-of-lines", "<a\n");
    add("cm-comments-almost-closed", n -> "a <!--" + x(" --", n));
    add("cm-autolinks-unclosed", "<a:b");
    add("cm-scheme-long", n -> "<" + x("a", n));
    add("cm-entity-long", n -> "&" + x("a", n));
    add("cm-entity-numbers", "&#1");
    add("cm-backticks-unmatched", "` `` ");
    add("cm-backticks-and-links", "`[`](");
    add("cm-backslashes", "\\");
    add("cm-spaces-at-line-ends", "a  \n");
    add("cm-space-before-text", n -> x(" ", n) + "a");
    add("cm-spaces-between-text", n -> x("a" + " ".repeat(50), n / 50));
    add("cm-lines-of-spaces", n -> x(" ".repeat(50) + "\n", n / 50));
    add("cm-heading-closers", n -> "# a" + x(" #", n));
    add("cm-heading-spaces", n -> "#" + x(" ", n));
    add("cm-headings", "# a\n");
    add("cm-setext-headings", "a\n---\n");
    add("cm-setext-underlines", "===\n");
    add("cm-thematic-breaks-broken", "- - - a\n");
    add("cm-lists-loose", "- a\n\n");
    add("cm-lists-ordered", "1. a\n");
    add("cm-list-items-empty", "-\n");
    add("cm-list-markers-alternating", "- a\n* b\n");
    add("cm-list-tabs", n -> x("-\t", n) + "a");
    add("cm-list-indented", n -> "- a\n" + x("      b\n", n));
    add("cm-quotes", "> a\n");
    add("cm-quotes-lazy", "> a\nb\n");
    add("cm-quotes-growing", n -> lines((int) Math.sqrt(n), i -> x(">", i + 1) + "a\n"));
    add("cm-quotes-shrinking", n -> lines(n / 250, i -> x(">", 240 - i % 240) + "a\n\n"));
    add("cm-quotes-and-lists-nested", n -> x("> - ", n) + "a\n" + x("b\n", n));
    add("cm-quote-tabs", n -> x(">\t", n) + "a");
    add("cm-lists-and-lazy-lines", n -> x("- ", 100) + "a\n" + x("b\n", n));
    add("cm-lists-and-blank-lines", n -> x("- ", 100) + "a\n" + x("\n", n) + "b");
    add("cm-fences", "~~~\n");
    add("cm-fences-unclosed-in-quotes", "> ```\n\n");
    add("cm-fence-long", n -> x("`", n) + "\n" + x("`\n", n));
    add("cm-code-indented", "    a\n");
    add("cm-code-indented-and-blank", "    a\n\n");
    add("cm-tabs", n -> x("\t", n) + "a");
    add("cm-asterisks-and-underscores", "_*");
    add("cm-strong-mixed", "**a *b* c** ");
    add("cm-asterisks-growing", n -> lines((int) Math.sqrt(2.0 * n), i -> "a" + x("*", i + 1)));
    add("cm-asterisks-in-pairs", n -> x("a**", n) + x("*b", n));
    add("cm-emoji-and-asterisks", "*\uD83D\uDE00");
    add("cm-nul", "\0");
    add("cm-nul-in-links", "[\0](\0 \"\0\")");
    add("cm-byte-order-marks", "\uFEFF");
    add("cm-carriage-returns", "a\r");
    add("cm-line-endings-mixed", "a\r\n\n\r");
    add("cm-front-matter-unclosed", n -> "---\n" + x("a: b\n", n));
    add("cm-front-matter-fences", n -> x("+++ a\n", n));

    // MDX.
    add("mdx-braces", "{");
    add("mdx-braces-in-text", "a { ");
    add("mdx-braces-on-lines", "{\n");
    add("mdx-braces-nested", n -> x("{", n) + x("}", n));
    add("mdx-braces-inside", n -> "{[" + x("{},", n) + "]}");
    add("mdx-braces-in-string", n -> "{\"" + x("}", n) + "\"}");
    add("mdx-expressions", "{a}");
    add("mdx-expressions-in-flow", "{a}\n\n");
    add("mdx-template-of-lines", n -> "<A code={`\n" + x("x\n", n) + "`}/>\n");
    add("mdx-templates-nested", n -> "{" + x("`${", n) + "1" + x("}`", n) + "}");
    add("mdx-tags-open", "<a>");
    add("mdx-tags-nested", n -> x("<a>", n) + x("</a>", n));
    add("mdx-tags-nested-in-flow", n -> x("<a>\n", n) + x("</a>\n", n));
    add("mdx-tags-closing", "</a>");
    add("mdx-tags-unfinished", "<a ");
    add("mdx-attributes-nested", "<a b={");
    add("mdx-attributes-nested-closed", n -> x("<a b={", n) + "1" + x("}/>", n));
    add("mdx-attributes", n -> "<a" + x(" b", n) + "/>");
    add("mdx-attributes-with-code", n -> "<a" + x(" b={1}", n) + "/>");
    add("mdx-attributes-unclosed", "<a b=\"");
    add("mdx-tags-self-closing", "<a/>");
    add("mdx-fragments", n -> x("<>", n) + x("</>", n));
    add("mdx-imports", n -> lines(n / 16, i -> "import a" + i + " from \"b\"\n\n"));
    add("mdx-exports-open", "export const a = {\n\n");
    add("mdx-export-with-blank-lines", n -> "export const a = [\n" + x("1,\n\n", n) + "]\n");
    add("mdx-exports-in-paragraphs", "a\nexport b\n\n");
    add("mdx-tags-in-quote", "> <a>\n");
    add("mdx-tags-in-lists", n -> x("- <a>\n", n) + x("</a>\n", n));
    add("mdx-escapes", "\\<\\{");

    // More of MDX.
    add("mdx-tag-and-underline", "a <B>c</B>\n---\n");
    add("mdx-tag-unclosed-and-underline", n -> x("a\n\n", n) + "a <B> c\n---\n");
    add("mdx-templates-open", "{`");
    add("mdx-substitutions-open", n -> "{" + x("`${", n));
    add("mdx-strings-open", "{'");
    add("mdx-comments-open", "{/*");
    add("mdx-line-comments", "{//\n");
    add("mdx-slashes", n -> "{a" + x("/", n) + "}");
    add("mdx-regular-expressions", n -> "{" + x("/a/,", n) + "1}");
    add("mdx-regular-expression-classes", n -> "{/" + x("[/]", n) + "/}");
    add("mdx-divisions", n -> "{" + x("a/", n) + "1}");
    add("mdx-jsx-in-expression-open", n -> "{" + x("<a>", n));
    add("mdx-jsx-in-expression-nested", n -> "{" + x("<a>", n) + x("</a>", n) + "}");
    add("mdx-jsx-and-expressions-nested", n -> x("{<a>", n) + x("</a>}", n));
    add("mdx-less-than-in-expression", n -> "{a" + x("<b", n) + "}");
    add("mdx-type-arguments", n -> "{" + x("a<", n) + "}");
    add("mdx-parentheses-in-expression", n -> "{" + x("(", n) + x(")", n) + "}");
    add("mdx-arrows-in-expression", n -> "{" + x("a=>{", n) + x("}", n) + "}");
    add("mdx-expression-of-lines", n -> "{\n" + x("a,\n", n) + "}");
    add("mdx-expression-of-tabs", n -> "{`\n" + x("\t\ta\n", n) + "`}");
    add("mdx-expression-of-lines-in-list", n -> "- {`\n" + x("  a\n", n) + "  `}");
    add("mdx-expression-of-lines-in-quote", n -> "> {`\n" + x("> a\n", n) + "> `}");
    add("mdx-expression-then-text", "{a}b\n");
    add("mdx-expression-of-lines-then-text", n -> "{" + x("a,\n", n) + "a}b");
    add("mdx-expressions-nested-then-text", n -> x("{\n", n) + x("}", n) + "b");
    add("mdx-comments-then-text", n -> x("{/*\n", n) + "*/}b");
    add("mdx-attributes-nested-then-text", n -> x("<a b={\n", n) + x("}/>", n) + "b");
    add("mdx-attribute-lines-then-text", n -> x("<a b='\n<a b=\"\n", n) + "'/>b");
    add("mdx-templates-then-text", n -> x("{`\n", n) + "`}b");
    add("mdx-jsx-in-expressions-then-text", n -> x("{<a>\n", n) + x("</a>}", n) + "b");
    add("mdx-expression-and-emphasis", "*{a}_");
    add("mdx-expressions-in-links", "[{a}](b");
    add("mdx-tag-of-lines", n -> "<a\n" + x("b\n", n) + "/>");
    add("mdx-tag-of-lines-then-text", n -> "<a\n" + x("b\n", n) + "/>c");
    add("mdx-tags-then-text", "<a/>b\n");
    add("mdx-tags-on-lines", "<a/>\n");
    add("mdx-tags-and-expressions-on-lines", "<a>{1}</a>\n");
    add("mdx-tags-with-blocks", "<a>\n\n- b\n\n</a>\n\n");
    add("mdx-tags-in-emphasis", "*<a>b</a>* ");
    add("mdx-tags-crossing-emphasis", "<a>*b</a>* ");
    add("mdx-tags-in-link-labels", "[<a/>][b");
    add("mdx-attribute-of-lines", n -> "<a b=\"" + x("c\n", n) + "\"/>");
    add("mdx-attribute-of-entities", n -> "<a b=\"" + x("&amp;", n) + "\"/>");
    add("mdx-attribute-of-ampersands", n -> "<a b=\"" + x("&", n) + "\"/>");
    add("mdx-spreads", n -> "<a" + x(" {...b}", n) + "/>");
    add("mdx-spread-long", n -> "<a {...[" + x("1,", n) + "]}/>");
    add("mdx-names-long", n -> x("<" + "a".repeat(50) + "/>", n / 50));
    add("mdx-name-long", n -> "<" + x("a", n) + "/>");
    add("mdx-names-of-members", n -> "<a" + x(".a", n) + "/>");
    add("mdx-names-differing", n -> lines(n / 8, i -> "<a" + i + "/>\n\n"));
    add("mdx-spaces-in-tag", n -> "<a" + x(" ", n) + "/>");
    add("mdx-imports-on-lines", "import a from 'b'\n");
    add("mdx-import-of-lines", n -> "import {\n" + x("a,\n", n) + "} from 'b'");
    add("mdx-export-of-templates", n -> "export const a = " + x("`${", n) + x("}`", n));
    add("mdx-export-of-jsx", n -> "export const a = " + x("<a>", n) + x("</a>", n));
    add("mdx-exports-of-strings", "export const a = 'b\n\n");
    add("mdx-words-like-exports", "exporting\n\n");

    HostileExtensions.addAll();
    HostileMistakes.addAll();
  }

  private HostileSources() {}

  static void add(String name, Family family) {
    if (FAMILIES.put(name, family) != null) {
      throw new IllegalArgumentException("duplicate family: " + name);
    }
  }

  /** Adds a family that repeats a text. */
  static void add(String name, String repeated) {
    add(name, n -> x(repeated, n));
  }

  static String x(String text, int times) {
    return text.repeat(times);
  }

  static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }

  /** Returns labels that had the same hash in cmark's table. */
  private static String labelsOfOneHash(int n) {
    IntPredicate collides = i -> {
      int hash = 0;
      for (char c : ("x" + i).toCharArray()) {
        hash = c + (hash << 6) + (hash << 16) - hash;
      }
      return (hash & 15) == 0;
    };
    int[] keys =
        IntStream.iterate(0, i -> i + 1).filter(collides).limit(n / 8 + 1).toArray();
    return lines(n / 8, i -> "[x" + keys[i + 1] + "]: /url\n\n[x" + keys[0] + "]\n\n");
  }
}
