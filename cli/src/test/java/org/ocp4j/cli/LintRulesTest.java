package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.Point;
import org.ocp4j.lint.LintFinding;
import org.ocp4j.lint.LintRule;
import org.ocp4j.lint.Linter;

/** Tests what each lint rule reports, and what it does not report. */
class LintRulesTest {
  private static final ParseOptions MARKDOWN = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);

  private static void markdown(LintRule rule, String source, String... places) {
    assertEquals(List.of(places), places(rule, source, MARKDOWN), source);
  }

  private static void mdx(LintRule rule, String source, String... places) {
    assertEquals(List.of(places), places(rule, source, ParseOptions.DEFAULT), source);
  }

  /** Asserts that a rule reports the same places in MDX and in Markdown. */
  private static void both(LintRule rule, String source, String... places) {
    markdown(rule, source, places);
    mdx(rule, source, places);
  }

  private static List<String> places(LintRule rule, String source, ParseOptions options) {
    Linter.Builder only = Linter.builder();
    Arrays.stream(LintRule.values()).filter(other -> other != rule).forEach(only::off);
    try (OcpDocument document = Ocp.parse(source, options)) {
      return only.build().check(document).stream()
          .map(finding -> place(finding, document))
          .toList();
    }
  }

  /** Returns the line, the column and the source text of a finding. */
  private static String place(LintFinding finding, OcpDocument document) {
    Point start = finding.position(document).start();
    byte[] bytes = new byte[(int) (finding.end() - finding.start())];
    document.source().get((int) finding.start(), bytes);
    return start.line() + ":" + start.column() + " " + new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void headings_go_down_one_level_at_a_time() {
    LintRule rule = LintRule.HEADING_INCREMENT;
    both(rule, "### a\n\n#### b\n\n# c\n\n## d\n\n## e\n\n# f\n");
    both(rule, "# a\n\n### b\n\n#### c\n\n###### d", "3:1 ### b", "7:1 ###### d");
    both(rule, "a\n=\n\n- ### b", "4:3 ### b");
    both(rule, "## a\n\n> # b\n>\n> ### c\n\n### d\n\n> > ###### e", "5:3 ### c");
    mdx(rule, "# a\n\n<h2>b</h2>\n\n### c\n\n<H5 />\n\n<h5>d</h5>", "9:1 <h5>d</h5>");
    markdown(rule, "# a\n\n<H2 align=\"center\">b</H2>\n\n### c");
    markdown(rule, "# a\n\n<!-- <h2> -->\n\n### c <h5>", "5:1 ### c <h5>", "5:7 <h5>");
  }

  @Test
  void definitions_have_names_of_their_own() {
    LintRule rule = LintRule.NO_DUPLICATE_DEFINITIONS;
    both(rule, "[a]: b\n[A]: c\n\n> [ a\n> ]: d", "2:1 [A]: c", "4:3 [ a\n> ]: d");
    both(rule, "[a]: b\n[a b]: c\n[//]: # (x)\n[//]: # (y)\n[c]: <> (x)\n[c]: <> (y)");
    both(rule, "[c]: b\n[c]: #\n\n[c]", "2:1 [c]: #");
  }

  @Test
  void definitions_are_used() {
    LintRule rule = LintRule.NO_UNUSED_DEFINITIONS;
    both(rule, "[a]: b\n[c]: d\n\n[e][a] ![f][C]");
    both(rule, "[a]: b\n[c]: d\n\n[a](c) `[c]`", "1:1 [a]: b", "2:1 [c]: d");
    both(rule, "[a]: b\n[a]: c", "1:1 [a]: b");
    both(rule, "[//]: # (x)\n[comment]: <> (y)\n[//]: z");
  }

  @Test
  void references_are_defined() {
    LintRule rule = LintRule.NO_UNDEFINED_REFERENCES;
    both(rule, "a [b][c] d", "1:3 [b][c]");
    both(rule, "[b][] ![c][] ![][d]", "1:1 [b][]", "1:7 ![c][]", "1:14 ![][d]");
    both(rule, "é [*b* `]` [x] c][d\ne]", "1:3 [*b* `]` [x] c][d\ne]");
    both(rule, "*[b*][c]", "1:2 [b*][c]");
    both(rule, "> [b\n> c][d\n> e]", "1:3 [b\n> c][d\n> e]");
    both(rule, "[b][c][d][e]", "1:1 [b][c]");
    both(rule, "# [b][c]\n\n- [b][c]", "1:3 [b][c]", "3:3 [b][c]");
    both(rule, "[b][C] ![b][c] [c][] [c]\n\n[c]: d");
    both(rule, "[[![b][c]](d)](e) [f [g][h]](i)", "1:3 ![b][c]");
    markdown(rule, "[<b://c[d][e]>][f]", "1:1 [<b://c[d][e]>][f]");
    mdx(rule, "<b>[c][d]</b> {[e][f]}\n\n<i>\n  [g][h]\n</i>", "1:4 [c][d]", "4:3 [g][h]");
  }

  @Test
  void text_unlike_references_is_not_reported() {
    LintRule rule = LintRule.NO_UNDEFINED_REFERENCES;
    both(rule, "\\[b][c] [b\\][c] [b]\\[c] [b][c\\]");
    both(rule, "`[b][c]` [b] [c] [b\n\nc][d]");
    both(rule, "a[i][j] f(x)[i][j] a_[i][j][k] `a`[i][j] a[][]");
    both(rule, "[b][ ] [][] [ ][] [b][[c]] [b][…] [b][" + "c".repeat(1000) + "]");
    both(rule, "[![b](c)][d]\n\n[d]: e");
    both(rule, "```\n[b][c]\n```\n\n---\n\n[b](c '[d][e]') ![[f][g]](h)");
  }

  @Test
  void shortcuts_are_defined() {
    LintRule rule = LintRule.NO_UNDEFINED_SHORTCUTS;
    both(rule, "a [b]: [ c d ] ![e]", "1:3 [b]", "1:8 [ c d ]", "1:16 ![e]");
    both(rule, "## [1.2.0] - 2020", "1:4 [1.2.0]");
    both(rule, "[b [c] d] [*e*]", "1:4 [c]", "1:11 [*e*]");
    both(rule, "[b](c d)", "1:1 [b]");
    both(rule, "[b \\[c]", "1:1 [b \\[c]");
    both(rule, "文[b]", "1:2 [b]");
    both(rule, "[b] ![b][b] [b][]\n\n[b]: c");
  }

  @Test
  void text_unlike_shortcuts_is_not_reported() {
    LintRule rule = LintRule.NO_UNDEFINED_SHORTCUTS;
    both(rule, "- [ ] b\n- [x] c\n- [X] d\n- [-] e\n\n> [!NOTE]\n> f");
    both(rule, "[b][c][d] [e][[f]] [g][ ] [h][i");
    both(rule, "[[Page]] ![[Image]] [...] […] [] [\n]");
    both(rule, "a[0] a[i] f()[i](x) [0, 1] [1 2]");
    both(rule, "\\[b] `[b]` [b\\]");
    both(rule, "[b [c] d](e)");
  }

  @Test
  void links_have_content_and_destination() {
    LintRule rule = LintRule.NO_EMPTY_LINKS;
    both(
        rule,
        "[](b) [ ](b) [b]() [c](<>) []()",
        "1:1 [](b)",
        "1:7 [ ](b)",
        "1:14 [b]()",
        "1:20 [c](<>)",
        "1:28 []()");
    both(rule, "[**b**](c) [`b`](c) [![b](c)](d) [![](c)](d) [b](#)");
    both(rule, "![b]() ![c](d)", "1:1 ![b]()");
    both(rule, "[][b] [c][b]\n\n[b]: c", "1:1 [][b]");
    both(rule, "[b]: <>\n[c]: <>\n\n[b]", "1:1 [b]: <>");
    mdx(rule, "[<Icon />](b) [{b}](c) [<></>](d)", "1:24 [<></>](d)");
    mdx(
        rule,
        "<a href=\"\">b</a> <a href=\"b\" /> <a href={b}> </a>",
        "1:1 <a href=\"\">b</a>",
        "1:18 <a href=\"b\" />",
        "1:33 <a href={b}> </a>");
    mdx(
        rule,
        "<a id=\"b\" /> <a href=\"b\" aria-label=\"c\" /> <a href=\"b\" {...c} />"
            + " <A href=\"\" /> <a href=\"b\">c</a> <a name=\"b\" />");
    markdown(rule, "<http://b> <a href=\"b\"></a> <a name=b></a> <a href>b</a>", "1:44 <a href>");
  }

  @Test
  void images_have_alternative_text() {
    LintRule rule = LintRule.REQUIRE_ALT_TEXT;
    both(
        rule,
        "![](b) ![ ](b) ![c](b) ![][d]\n\n[d]: e",
        "1:1 ![](b)",
        "1:8 ![ ](b)",
        "1:24 ![][d]");
    mdx(rule, "<img src=\"b\" /> <Img />\n\n<img />", "1:1 <img src=\"b\" />", "3:1 <img />");
    mdx(rule, "<img alt=\"\" /> <img alt={b} /> <img {...b} /> <img aria-label=\"b\" />");
    markdown(rule, "a <img src=b> <IMG ALT='b'> <img alt> <image>", "1:3 <img src=b>");
    markdown(
        rule,
        "<p>\n<img title='alt=\"b\"'\n  src=\"c\"/></p>",
        "2:1 <img title='alt=\"b\"'\n  src=\"c\"/>");
    markdown(rule, "> <p>\n> <img src=a>", "1:3 <p>\n> <img src=a>");
    markdown(rule, "<script>\n\"<img>\"</Script><img>", "2:17 <img>");
    markdown(rule, "<!-- <img> --><img src = a ><img src=", "1:15 <img src = a >");
    markdown(rule, "<div title=\"<img>\n<img></div>", "1:13 <img>", "2:1 <img>");
    markdown(rule, "<div title=\"<img>\n<img>\"></div>");
    markdown(rule, "<?x > <img> ?><img src=\"a>b\">", "1:15 <img src=\"a>b\">");
  }

  @Test
  void findings_of_all_rules_come_in_the_order_of_the_source() {
    String source = "# [a]\n\n### [b][c] ![](d)\n\n[e]: f\n";
    try (OcpDocument document = Ocp.parse(source)) {
      assertEquals(
          List.of("1:3 [a]", "3:1 ### [b][c] ![](d)", "3:5 [b][c]", "3:12 ![](d)", "5:1 [e]: f"),
          Linter.DEFAULT.check(document).stream()
              .map(finding -> place(finding, document))
              .toList());
    }
  }

  /** At these sizes quadratic time would mean minutes, and linear time far less than a second. */
  @Test
  void takes_time_in_proportion_to_the_document() {
    int n = 200_000;
    assertEquals(0, inTime("[".repeat(n) + "a" + "]".repeat(n)));
    assertEquals(0, inTime("[".repeat(n)));
    assertEquals(n / 2, inTime("[a][b]\n".repeat(n / 2)));
    assertEquals(1, inTime("[a][b]".repeat(n)));
    assertEquals(n, inTime("[a] ".repeat(n)));
    assertEquals(n, inTime("[a]: b\n".repeat(n)));
    assertEquals(n / 2, inTime("# a\n\n### b\n\n".repeat(n / 2)));
    assertEquals(n, inTime("[](a)".repeat(n)));
    assertEquals(n, inTime("<p>" + "<img>".repeat(n)));
    assertEquals(0, inTime("<p>" + "<!--".repeat(n)));
    assertEquals(0, inTime("<p>" + "<script></".repeat(n)));
    assertEquals(0, inTime("<p>" + "<a \"".repeat(n)));
    assertEquals(0, inTime("<p>" + "<img alt=\"".repeat(n / 2)));
    assertEquals(
        n,
        inTime(
            IntStream.range(0, n).mapToObj(i -> "[" + i + "]: b\n").collect(Collectors.joining())));
  }

  private static int inTime(String source) {
    try (OcpDocument document = Ocp.parse(source, MARKDOWN)) {
      return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Linter.DEFAULT.check(document))
          .size();
    }
  }
}
