package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;

/** Tests which differences of two documents count. */
class TreeComparisonTest {
  private static int differentLine(
      boolean wrapped, ParseOptions options, String first, String second) {
    try (OcpDocument a = Ocp.parse(first.replace("\\n", "\n").replace("\\r", "\r"), options);
        OcpDocument b = Ocp.parse(second.replace("\\n", "\n").replace("\\r", "\r"), options)) {
      return new TreeComparison(wrapped).differentLine(a, b);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a*b*~a_b_",
        "# a~## a",
        "# a~# b",
        "- a~+ a\\n+ b",
        "- a~1. a",
        "1. a~2. a",
        "- a\\n- b~- a\\n\\n- b",
        "- [ ] a~- [x] a",
        "[a](b)~[a](c)",
        "[a](b)~[a](b 'c')",
        "[a]\\n\\n[a]: b~[a][]\\n\\n[a]: b",
        "|a|\\n|-|~|a|\\n|:-|",
        "```a\\nb\\n```~```c\\nb\\n```",
        "a\\nb~a b",
        "> [!NOTE]\\n> a~> [!TIP]\\n> a",
        "a~a\\n\\nb",
        "a\\n\\nb~a"
      })
  void counts_what_a_reader_of_the_tree_sees(String first, String second) {
    int line = differentLine(false, ParseOptions.MARKDOWN, first, second);
    assertEquals(true, line > 0, first + " and " + second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {"<A b/>~<A b></A>", "<A b/>~<A b=''/>", "<A b/>~<A c/>"})
  void counts_what_a_reader_of_elements_sees(String first, String second) {
    assertEquals(1, differentLine(false, ParseOptions.MDX, first, second));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a~a",
        "a\\n===~# a",
        "* a~- a",
        "a\\r\\nb~a\\nb",
        "```\\r\\na\\r\\nb\\r\\n```~```\\na\\nb\\n```",
        "[a](<b>)~[a](b)",
        "**a**~__a__"
      })
  void does_not_count_how_a_tree_is_written(String first, String second) {
    assertEquals(0, differentLine(false, ParseOptions.MARKDOWN, first, second));
  }

  @Test
  void says_where_the_first_difference_is() {
    assertEquals(3, differentLine(false, ParseOptions.MARKDOWN, "a\n\nb\n\nc", "a\n\nx\n\ny"));
  }

  @Test
  void does_not_count_wrapped_lines_on_request() {
    assertEquals(0, differentLine(true, ParseOptions.MARKDOWN, "a b", "a\nb"));
    assertEquals(1, differentLine(true, ParseOptions.MARKDOWN, "`a b`", "`a`\n`b`"));
    assertEquals(1, differentLine(true, ParseOptions.MARKDOWN, "a b", "a\nc"));
  }
}
