package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

class PlainTextTest {
  private static final OcpEngine ENGINE = Ocp.engine();

  @AfterAll
  static void closes_all_documents() {
    assertEquals(0, ENGINE.liveDocuments());
    ENGINE.close();
  }

  private static PlainText markdown(String source) {
    return parse(source, ParseOptions.MARKDOWN);
  }

  private static PlainText mdx(String source) {
    return parse(source, ParseOptions.MDX.withLenient(true));
  }

  private static PlainText parse(String source, ParseOptions options) {
    try (OcpDocument document = ENGINE.parse(source, options)) {
      PlainText plain = PlainText.of(document);
      PlainTexts.check(plain, source);
      return plain;
    }
  }

  /** In the table, a backslash and n, r, t stand for a line feed, a carriage return and a tab. */
  private static String unescape(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '@',
      value = {
        "# A *b* `c`~A b c\\n",
        "a\\n\\nb~a\\nb\\n",
        "a  \\nb\\\\nc~a\\nb\\nc\\n",
        "- a\\n- b\\n  - c~a\\nb\\nc\\n",
        "> a\\n> > b\\nlazy~a\\nb\\nlazy\\n",
        "| a | b |\\n|-|-|\\n| c | d |~a\\tb\\nc\\td\\n",
        "x\\n\\n```java\\nint i;\\n```\\n\\ny~x\\nint i;\\ny\\n",
        "[a](/u @t@) <https://b.c>~a https://b.c\\n",
        "[a]\\n\\n[a]: /u~a\\n",
        "x![alt *b*](/u)y~x alt b y\\n",
        "![](/u)~",
        "---\\na: b\\n---\\n\\nc~c\\n",
        "a $x$ b\\n\\n$$\\ny\\n$$~a x b\\ny\\n",
        "a[^1].\\n\\n[^1]: b~a .\\nb\\n",
        "H<sub>2</sub>O a<br>b~H2O a b\\n",
        "<p>a<b>b</b></p><p>c</p>\\n<!-- d --><script>e</script>~ab c\\n\\n",
        "<td title='>'>a</td><td>b~a b\\n",
        "- [x] done~done\\n",
        "> [!NOTE]\\n> a~a\\n",
        "> [!TIP]\\n> \\n> a~a\\n",
        "\\n\\n a~a\\n",
        "***~",
        "@@~",
      })
  void markup_is_left_out(String source, String text) {
    assertEquals(
        text == null ? "" : unescape(text),
        markdown(source == null ? "" : unescape(source).replace('@', '"')).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "import A from 'a'\\n\\n# B {c} d~B  d\\n",
        "<Note kind=\"x\">Mind the **gap**.</Note>~Mind the gap.\\n",
        "<Tab>\\n\\n  a\\n\\n</Tab>\\nb~a\\nb\\n",
        "a<Badge/>b <b>c</b>d~a b cd\\n",
        "{/* a */}~",
        "{a}\\n\\nb~b\\n",
        "# A\\n\\n<Note>\\n\\nb {c~A\\n<Note>\\nb {c\\n",
      })
  void markup_of_mdx_is_left_out(String source, String text) {
    assertEquals(text == null ? "" : unescape(text), mdx(unescape(source)).text());
  }

  @Test
  void offsets_of_a_word_have_no_markup_around_it() {
    String source = "a **bold** *b*. `code`\n";
    PlainText plain = markdown(source);
    assertEquals("a bold b. code\n", plain.text());
    for (String word : new String[] {"bold", "b", "code"}) {
      int start = plain.text().indexOf(" " + word) + 1;
      assertEquals(word, source(plain, source, start, start + word.length()));
    }
    assertEquals(source.length(), plain.sourceOffset(plain.text().length()));
  }

  private static String source(PlainText plain, String source, int from, int to) {
    return source.substring(plain.sourceOffset(from), plain.sourceOffset(to));
  }

  @Test
  void a_character_reference_is_one_character() {
    String source = "caf&eacute; &nGt;x &#x1F600;";
    PlainText plain = markdown(source);
    assertEquals("caf\u00E9 \u226B\u20D2x \uD83D\uDE00\n", plain.text());
    assertEquals("caf&eacute;", source(plain, source, 0, 4));
    assertEquals("&nGt;", source.substring(plain.sourceStart(5), plain.sourceEnd(6)));
    assertEquals("&#x1F600;", source(plain, source, 9, 11));
  }

  @Test
  void a_word_over_two_marks_is_one_range() {
    String source = "foo**bar**baz";
    PlainText plain = markdown(source);
    assertEquals("foobarbaz\n", plain.text());
    assertEquals(source, source(plain, source, 0, 9));
  }

  @Test
  void a_byte_order_mark_is_not_counted() {
    PlainText plain;
    try (OcpDocument document = ENGINE.parse("\uFEFF# a", ParseOptions.MARKDOWN)) {
      plain = PlainText.of(document);
    }
    assertEquals("a\n", plain.text());
    assertEquals(2, plain.sourceStart(0));
  }

  @Test
  void the_bar_in_code_of_a_cell_is_mapped() {
    String source = "| a |\n|-|\n| `x \\| y` \\| z |\n";
    PlainText plain = markdown(source);
    assertEquals("a\nx | y | z\n", plain.text());
    assertEquals(source.indexOf("| y"), plain.sourceStart(plain.text().indexOf("| y")));
    assertEquals(source.indexOf("| z"), plain.sourceStart(plain.text().indexOf("| z")));
  }

  @Test
  void marks_that_are_text_are_told_from_those_of_quotes() {
    String source = "> a\n    > \n    > b\n> c\n>     > c\n    d\n";
    PlainText plain = markdown(source);
    assertEquals("a\n>\n> b\nc\n> c\nd\n", plain.text());
    assertEquals(source.indexOf("> b"), plain.sourceStart(plain.text().indexOf("> b")));
    assertEquals(source.indexOf("> c\n "), plain.sourceStart(plain.text().indexOf("> c")));
  }

  @Test
  void it_takes_time_in_proportion_to_the_source() {
    String[] pieces = {
      "> ", "![", "](", "&amp", "\\", "<a '", "<", "`", "\n> > a", "| a ", "- ", "[^a]", "&a;", "*a"
    };
    for (String piece : pieces) {
      String source = "![" + piece.repeat(20_000) + "](b) <p " + piece.repeat(1_000) + ">";
      long start = System.nanoTime();
      markdown(source);
      assertTrue(System.nanoTime() - start < 20_000_000_000L, piece);
    }
  }
}
