package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the lines of {@code --to tree}. */
class TreeWriterTest {
  private static Cli.Result run(Cli cli, String source, String... format) {
    return cli.input(source).run("parse", "-", "--format", format.length == 0 ? "mdx" : format[0]);
  }

  /** Returns the line of the first node of a kind, without branches and position. */
  private static String line(String kind, String source) {
    return run(new Cli(), source)
        .out()
        .lines()
        .filter(line -> line.contains(kind))
        .findFirst()
        .orElseThrow()
        .replaceAll("^[^a-zA-Z]*(\\w+) [-0-9:]+", "$1");
  }

  @Test
  void shows_the_fields_of_each_kind() {
    assertEquals("heading depth=3", line("heading", "### x"));
    assertEquals("list", line("list", "- x"));
    assertEquals("list ordered start=7 spread", line("list", "7. x\n\n8. y"));
    assertEquals("listItem spread", line("listItem", "- x\n\n  y"));
    assertEquals("code lang=\"js\" meta=\"{1}\" \"x\"", line("code", "```js {1}\nx\n```"));
    assertEquals("link url=\"/u\" title=\"t\"", line("link", "[x](/u 't')"));
    assertEquals("image alt=\"x\" url=\"/u\"", line("image", "![x](/u)"));
    assertEquals(
        "linkReference full identifier=\"b\" label=\"B\"", line("linkRef", "[a][B]\n\n[b]: /u"));
    assertEquals(
        "definition identifier=\"b\" label=\"B\" url=\"/u\"", line("definition", "[B]: /u"));
    assertEquals("mdxTextExpression \"x\"", line("mdxText", "a {x}"));
    assertEquals("yaml \"a: 1\"", line("yaml", "---\na: 1\n---"));
  }

  @Test
  void shows_the_attributes_of_elements() {
    assertEquals(
        "mdxJsxFlowElement <a.B /> c d=\"e\\\"f\" g={h} {...i}",
        line("mdxJsx", "<a.B c d='e\"f' g={h} {...i} />"));
    assertEquals("mdxJsxFlowElement <>", line("mdxJsx", "<></>"));
    assertEquals("mdxJsxFlowElement <a>", line("mdxJsx", "<a>\n</a>"));
    assertEquals("mdxJsxFlowElement <a /> b={[  1]}", line("mdxJsx", "<a b={[\n\n1]} />"));
  }

  @Test
  void shortens_values_between_characters() {
    String face = "\uD83D\uDE00";
    assertEquals("text \"" + face.repeat(60) + "\"", line("text", face.repeat(60)));
    assertEquals("text \"" + face.repeat(60) + "\"…", line("text", face.repeat(61)));
    assertEquals(
        "mdxJsxFlowElement <a /> b={" + "x".repeat(60) + "…}",
        line("mdxJsx", "<a b={" + "x".repeat(99) + "} />"));
  }

  @Test
  void shows_control_characters_as_escapes() {
    assertEquals("text \"a\\nb\\u001b[31m\\u0085\"", line("text", "a\nb\u001b[31m\u0085"));
  }

  @Test
  void stops_indenting_at_great_depth() {
    String out = run(new Cli(), "> ".repeat(200) + "x").out();
    assertEquals(203, out.lines().count());
    assertTrue(out.lines().allMatch(line -> line.length() < 400), out);
  }

  @Test
  void is_coloured_on_a_terminal_only() {
    String plain = run(new Cli(), "x").out();
    String coloured = run(new Cli().terminal(1), "x").out();
    assertTrue(coloured.contains("\u001b[1mroot\u001b[0m"), coloured);
    assertEquals(plain, coloured.replaceAll("\u001b\\[\\d+m", ""));
    Map<String, String> none = Map.of("NO_COLOR", "1");
    assertEquals(plain, run(new Cli().terminal(1).environment(none), "x").out());
    Map<String, String> dumb = Map.of("TERM", "dumb");
    assertEquals(plain, run(new Cli().terminal(1).environment(dumb), "x").out());
    assertEquals(plain, run(new Cli().terminal(2), "x").out());
  }
}
