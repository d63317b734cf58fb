package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.ParseOptions;

/**
 * Sources that repeat a construct many times, or make it very long. The sizes lie around the
 * largest signed and unsigned numbers of 8, 16 and 24 bits.
 */
final class SizeSamples {
  /** The sizes to try; the last one only with normal or long effort. */
  private static final int[] SIZES = {
    127, 128, 255, 256, 257, 32_768, 65_535, 65_537, 32_767, 65_536, 131_073
  };

  private static final int QUICK = 8;

  /** The start numbers of lists. */
  private static final int[] NUMBERS = {
    0,
    1,
    9,
    127,
    128,
    255,
    256,
    257,
    32_767,
    32_768,
    65_535,
    65_536,
    65_537,
    8_388_607,
    8_388_608,
    16_777_215,
    16_777_216,
    16_777_217,
    99_999_999,
    134_217_728,
    268_435_456,
    536_870_912,
    999_999_999
  };

  /** A size above 24 bits. */
  private static final int HUGE = (1 << 24) + 5000;

  private static final List<Family> FAMILIES = new ArrayList<>();

  static {
    mdx("attributes", n -> "<a" + " b".repeat(n) + "/>");
    mdx("attributes with values", n -> "<a" + " b=\"c\" d={e}".repeat(n / 2) + "/>");
    mdx("attributes of names of their own", n -> "<a" + counted(n, i -> " b" + i) + "/>");
    mdx("elements of names of their own", n -> counted(n, i -> "<a" + i + "/>"));
    mdx("bytes of an element's name", n -> "<" + "a".repeat(n) + "/>");
    mdx("bytes of an attribute's name", n -> "<a " + "b".repeat(n) + "/>");
    mdx("bytes of an attribute's value", n -> "<a b=\"" + "c".repeat(n) + "\" d/>");
    mdx("bytes of an attribute's expression", n -> "<a b={" + "c".repeat(n) + "} d/>");
    mdx("nested elements", n -> "<a>".repeat(n) + "b" + "</a>".repeat(n));
    mdx("elements beside one another", n -> "<a/>".repeat(n));
    mdx("bytes of an expression", n -> "{" + "a".repeat(n) + "}");
    mdx("nested braces", n -> "{" + "{".repeat(n) + "}".repeat(n) + "}");
    mdx("nested templates", n -> "{" + "`${".repeat(n) + "}`".repeat(n) + "}");
    mdx("lines of an expression", n -> "{" + "a +\n".repeat(n) + "a}");
    mdx("lines of ESM", n -> "export const a = [\n" + "b,\n".repeat(n) + "]\n\nc");
    lenient("mistakes", n -> "</a>\n\n".repeat(n));
    lenient("mistakes in a line", n -> "</a>".repeat(n));
    lenient("elements left open", n -> "<a>\n\n".repeat(n));
    markdown("columns", n -> "|a".repeat(n) + "|\n" + "|-".repeat(n) + "|\n" + "|b".repeat(n));
    markdown(
        "aligned columns", n -> "|a".repeat(n) + "\n" + counted(n, SizeSamples::aligned) + "\n|b");
    markdown("cells too many", n -> "|a|\n|-|\n" + "|b".repeat(n));
    markdown("cells too few", n -> "|a".repeat(n) + "\n" + "|-".repeat(n) + "\n|b|");
    markdown("rows", n -> "|a|\n|-|\n" + "|b|\n".repeat(n));
    markdown("dashes of a column", n -> "|a|\n|" + "-".repeat(n) + "|\n");
    markdown("items", n -> "- a\n".repeat(n));
    markdown("ordered items", n -> "1. a\n".repeat(n));
    markdown("loose items", n -> "- a\n\n".repeat(n));
    markdown("check boxes", n -> "- [x] a\n".repeat(n));
    markdown("lists", n -> "- a\n+ b\n".repeat(n / 2));
    markdown("zeros before a number", n -> "0".repeat(n % 1000) + "1. a");
    markdown("nested quotes", n -> ">".repeat(n) + "a");
    markdown("nested lists", n -> "- ".repeat(n / 8) + "a");
    markdown("nested images", n -> "![".repeat(n) + "a" + "](b)".repeat(n));
    markdown("nested emphasis", n -> "*".repeat(n) + "a" + "*".repeat(n));
    markdown("brackets", n -> "[".repeat(n) + "a" + "]".repeat(n));
    markdown("parentheses", n -> "[a](" + "(".repeat(n) + ")".repeat(n) + ")");
    markdown("number signs", n -> "#".repeat(n) + " a\n\n# b " + "#".repeat(n));
    markdown("signs of a fence", n -> "`".repeat(n) + "\na\n" + "`".repeat(n) + "\nb");
    markdown("bytes after a fence", n -> "```" + "a".repeat(n) + " " + "b".repeat(n) + "\nc\n```");
    markdown("lines of code", n -> "```\n" + "a\n".repeat(n) + "```");
    markdown("lines of indented code", n -> "    a\n".repeat(n));
    markdown("lines of code in a quote", n -> "> ```\n" + "> a\n".repeat(n) + "> ```");
    markdown("signs of code in text", n -> "`".repeat(n) + "a" + "`".repeat(n) + " b");
    markdown("bytes of code in text", n -> "`" + "a".repeat(n) + "`");
    markdown("spans of code", n -> "`a`".repeat(n));
    markdown("signs of a break", n -> "*".repeat(n) + "\n\n" + "- ".repeat(n));
    markdown("signs below a heading", n -> "a\n" + "=".repeat(n) + "\n\nb\n" + "-".repeat(n));
    markdown("spaces before text", n -> "a\n" + " ".repeat(n) + "b");
    markdown("spaces after text", n -> "a" + " ".repeat(n) + "\nb");
    markdown("tabs", n -> "-" + "\t".repeat(n) + "a");
    markdown("blank lines", n -> "a" + "\n".repeat(n) + "b");
    markdown("lines of a paragraph", n -> "a\n".repeat(n));
    markdown("lines that end in CRLF", n -> "a\r\n".repeat(n));
    markdown("lines of a quote", n -> "> a\n".repeat(n));
    markdown("lazy lines", n -> "> a\n" + "b\n".repeat(n));
    markdown("hard breaks", n -> "a\\\n".repeat(n));
    markdown("paragraphs", n -> "a\n\n".repeat(n) + "> - *b*");
    markdown("headings", n -> "# a\n".repeat(n) + "> - *b*");
    markdown("bytes of a line", n -> "a".repeat(n) + "\n\nb");
    markdown("bytes of a heading", n -> "# " + "a".repeat(n) + "\n\nb");
    markdown("characters of two bytes", n -> "é".repeat(n) + " *a*");
    markdown("characters of three bytes", n -> "漢".repeat(n) + " *a*");
    markdown("characters of four bytes", n -> "🎈".repeat(n) + " *a*");
    markdown("emphases", n -> "*a*".repeat(n));
    markdown("openers of emphasis", n -> "*a ".repeat(n));
    markdown("links", n -> "[a](b)".repeat(n));
    markdown("links with titles", n -> "[a](b \"c\")\n".repeat(n));
    markdown("bytes of a destination", n -> "[a](" + "b".repeat(n) + " 'c')");
    markdown("bytes of a title", n -> "[a](b '" + "c".repeat(n) + "')");
    markdown("bytes of a label", n -> label(n) + ": b\n\n" + label(n));
    markdown("bytes of a scheme", n -> "<" + "a".repeat(n % 200) + ":b>");
    markdown(
        "bytes of an address", n -> "<https:" + "a".repeat(n) + "> https://a.b/" + "c".repeat(n));
    markdown(
        "bytes of a domain", n -> "<a@" + "b".repeat(n % 200) + ".c> www." + "d".repeat(n) + ".e");
    markdown(
        "definitions", n -> counted(n, i -> "[a" + i + "]: b\n") + "\n[a" + (n - 1) + "] [a0]");
    markdown("footnotes", n -> counted(n, i -> "[^a" + i + "]: b\n\n") + "[^a" + (n - 1) + "]");
    markdown("calls to a footnote", n -> "[^a]: b\n\n" + "[^a]".repeat(n));
    markdown("references", n -> "&amp;".repeat(n));
    markdown("references apart", n -> "&amp;b\n\n".repeat(n));
    markdown("made texts of their own", n -> counted(n, i -> "a&amp;" + i + "\n\n"));
    markdown(
        "digits of a reference",
        n -> "&#" + "0".repeat(n % 9) + "65; &#x" + "0".repeat(n % 9) + "4;");
    markdown("escapes", n -> "\\*".repeat(n));
    markdown("NULs", n -> "\0".repeat(n));
    markdown("bytes of a comment", n -> "<!--" + "a".repeat(n) + "-->\nb");
    markdown("lines of HTML", n -> "<div>\n" + "a\n".repeat(n) + "\nb");
    markdown("tags", n -> "a " + "<b>".repeat(n));
    markdown("attributes of a tag", n -> "a <b" + " c='d'".repeat(n) + ">");
    markdown("struck texts", n -> "~a~ ".repeat(n));
    markdown("math in text", n -> "$a$ ".repeat(n));
    markdown("signs of math", n -> "$".repeat(n) + "\na\n" + "$".repeat(n) + "\nb");
    markdown("lines of math", n -> "$$\n" + "a\n".repeat(n) + "$$\nb");
    markdown("alerts", n -> "> [!NOTE]\n> a\n\n".repeat(n));
    markdown("addresses", n -> "www.a.b c@d.e ".repeat(n / 2));
    markdown("lines of front matter", n -> "---\n" + "a: b\n".repeat(n) + "---\nc");
    add(
        "numbers of lists",
        Reading.MARKDOWN,
        NUMBERS.length,
        NUMBERS.length,
        i -> Texts.utf8(
            NUMBERS[i] + ". a\n\n<!-- -->\n\n" + NUMBERS[i] + ") b\n" + NUMBERS[i] + ") c"));
    add("what comes after 16 MiB", Reading.MARKDOWN, 1, 2, n -> afterMuch(n == 0));
    add("what comes after 16 MiB", Reading.LENIENT, 1, 2, n -> afterMuch(n == 1));
  }

  private SizeSamples() {}

  static Stream<Family> families() {
    return FAMILIES.stream();
  }

  private static void markdown(String name, IntFunction<String> maker) {
    sized(name, Reading.MARKDOWN, maker);
  }

  private static void mdx(String name, IntFunction<String> maker) {
    sized(name, Reading.MDX, maker);
  }

  private static void lenient(String name, IntFunction<String> maker) {
    sized(name, Reading.LENIENT, maker);
  }

  private static void sized(String name, Reading reading, IntFunction<String> maker) {
    IntFunction<byte[]> bytes = number -> Texts.utf8(maker.apply(SIZES[number]));
    add(name, reading, QUICK, SIZES.length, bytes);
  }

  private static void add(
      String name, Reading reading, int count, int most, IntFunction<byte[]> maker) {
    ParseOptions options = reading.options().withLimits(highest());
    FAMILIES.add(new Family(
        Family.Kind.SIZES,
        "sizes: " + name,
        reading,
        count,
        most,
        number -> new Sample(
            "\"" + name + "\", size " + number + ", as " + reading, maker.apply(number), options)));
  }

  /** Returns limits that only the widths of the payload's count fields determine. */
  private static Limits highest() {
    Limits limits = Limits.DEFAULT;
    for (Limit limit : new Limit[] {
      Limit.DEPTH, Limit.ATTRIBUTES, Limit.NAME_BYTES, Limit.LINE_BYTES, Limit.DIAGNOSTICS
    }) {
      limits = limits.with(limit, limit.maximum());
    }
    return limits;
  }

  private static String counted(int count, IntFunction<String> maker) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(maker.apply(i));
    }
    return text.toString();
  }

  /** Returns a cell of the delimiter row, with the alignments in turn. */
  private static String aligned(int column) {
    return new String[] {"|:-:", "|-:", "|:-", "|-", "|:-"}[column % 5];
  }

  /** Returns a label of at most about 999 bytes, the longest that the grammar allows. */
  private static String label(int size) {
    return "[" + "a".repeat(size <= 257 ? size : 996 + size % 7) + "]";
  }

  /**
   * Returns a source with all pieces behind more code than 24 bits can count. With {@code isMade},
   * the code is in a quote, so that the parser must copy it.
   */
  private static byte[] afterMuch(boolean isMade) {
    String mark = isMade ? "> " : "";
    String line = mark + "x".repeat(4093) + '\n';
    StringBuilder text =
        new StringBuilder(HUGE + 2 * line.length()).append(mark).append("```\n");
    while (text.length() < HUGE) {
      text.append(line);
    }
    text.append(mark).append("```\n\n");
    byte[][] parts = Pieces.texts().stream()
        .flatMap(piece -> Stream.of(piece.text(), Texts.utf8("\n\n")))
        .toArray(byte[][]::new);
    return Texts.joined(Texts.utf8(text.toString()), Texts.joined(parts));
  }
}
