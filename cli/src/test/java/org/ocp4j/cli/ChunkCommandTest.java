package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the output and exit codes of {@code ocp chunk}. */
class ChunkCommandTest extends CommandTest {
  private static final String SOURCE =
      "---\ntitle: T\n---\n# One\n\nA [link](x.md) here.\n\n## Two\n\n```js\na()\n```\n";

  ChunkCommandTest() {
    super("chunk");
  }

  @Test
  void prints_a_table() throws IOException {
    String file = file("a.md", SOURCE);
    assertEquals(
        "==> " + file + " <==\n"
            + "LINES  CHARACTERS  CONTENT            HEADINGS\n"
            + "  4-6          28  paragraph,heading  One\n"
            + " 8-12          36  heading,code       One > Two\n"
            + "\n2 chunks of 28 to 36 characters, half of them of at most 28\n",
        printed("--unit", "characters", "--budget", "100", file));
    assertTrue(printed(file).contains(" tokens, half"));
    assertEquals(
        "==> - <==\nLINES  WORDS  CONTENT  HEADINGS\n",
        run(0, new Cli().input("\n"), "--unit", "words").out());
  }

  @Test
  void prints_a_line_of_json_for_each_chunk_and_each_failure() throws IOException {
    String file = file("a.md", SOURCE);
    String broken = file("b.mdx", "<a>\n");
    String out =
        run(1, "--to", "ndjson", "--budget=20", "--unit=words", file, broken).out();
    List<String> lines = out.lines().toList();
    assertEquals(3, lines.size());
    JsonNode second = new ObjectMapper().readTree(lines.get(1));
    assertEquals(
        "T > One > Two\n\n## Two\n\n```js\na()\n```", second.get("text").textValue());
    assertEquals("## Two\n\n```js\na()\n```", second.get("markdown").textValue());
    assertEquals("two", second.get("headings").get(1).get("slug").textValue());
    assertEquals("js", second.get("languages").get(0).textValue());
    assertEquals("title: T", second.get("frontMatter").textValue());
    assertEquals(8, second.get("ranges").get(0).get("firstLine").intValue());
    assertFalse(second.get("ranges").get(0).get("repeated").booleanValue());
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertEquals("x.md", first.get("links").get(0).get("target").textValue());
    assertEquals(
        "end-tag-mismatch",
        new ObjectMapper().readTree(lines.get(2)).get("error").get("code").textValue());
  }

  @Test
  void prints_a_page_with_the_borders_of_chunks() throws IOException {
    String file = file("a<b.md", "# A\n\n<b>\n\n<!-- c -->\n\n# B\n\nd\n");
    Path page = folder.resolve("page.html");
    assertEquals("", printed("--to=html", "--minimum=0", "-o", page.toString(), file));
    String html = Files.readString(page);
    assertEquals(2, html.split("<section class=\"chunk\">", -1).length - 1);
    assertTrue(html.contains("a&lt;b.md</h1>"), html);
    assertTrue(html.contains("<pre># A\n\n&lt;b&gt;</pre>"), html);
    assertTrue(html.contains("<pre class=\"omitted\">&lt;!-- c --&gt;</pre>"), html);
    assertFalse(html.contains("<b>"), html);
  }

  @Test
  void refuses_wrong_usage() throws IOException {
    String file = file("a.md", "a");
    for (String[] wrong : new String[][] {
      {"--budget", "0"},
      {"--overlap", "300"},
      {"--minimum", "-1"},
      {"--encoding", "none"},
      {"--encoding", "o200k_base", "--unit", "words"},
      {"--to", "pdf"}
    }) {
      List<String> arguments = new ArrayList<>(List.of(wrong));
      arguments.add(file);
      Cli.Result result = run(2, arguments.toArray(String[]::new));
      assertTrue(result.err().contains(wrong[0]), result.err());
      assertEquals("", result.out());
    }
  }
}
