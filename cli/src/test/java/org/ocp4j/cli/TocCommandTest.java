package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Tests the output and exit codes of {@code ocp toc}. */
class TocCommandTest extends CommandTest {
  private static final String SOURCE = "# One *and* two\n\n## A\n\nx\n\n### B\n\n## A\n";

  TocCommandTest() {
    super("toc");
  }

  @Test
  void prints_a_nested_list_of_links() throws IOException {
    String list = "- [One and two](#one-and-two)\n  - [A](#a)\n    - [B](#b)\n  - [A](#a-1)\n";
    assertEquals(list, printed(file("a.md", SOURCE)));
    assertEquals(list, run(0, new Cli().input(SOURCE)).out());
    assertEquals("", printed(file("b.md", "no heading")));
  }

  @Test
  void leaves_out_depths() throws IOException {
    String file = file("a.md", SOURCE);
    assertEquals("- [One and two](#one-and-two)\n", printed("--max-depth", "1", file));
    assertEquals("- [A](#a)\n  - [B](#b)\n- [A](#a-1)\n", printed("--min-depth", "2", file));
    assertEquals("- [A](#a)\n- [A](#a-1)\n", printed("--min-depth=2", "--max-depth=2", file));
  }

  @Test
  void puts_a_title_before_each_of_several_lists() throws IOException {
    String a = file("a.md", "# A");
    String b = file("b.md", "# B");
    assertEquals(
        "==> " + a + " <==\n- [A](#a)\n\n==> " + b + " <==\n- [B](#b)\n",
        printed(folder.toString()));
  }

  @Test
  void prints_json() throws IOException {
    String file = file("a.md", SOURCE);
    String missing = folder.resolve("missing.md").toString();
    JsonNode array = new ObjectMapper().readTree(run(1, "--json", file, missing).out());
    assertEquals(2, array.size());
    assertEquals(
        "{\"file\":" + JsonObject.quote(file)
            + ",\"sections\":[{\"depth\":1,\"title\":\"One and two\",\"slug\":\"one-and-two\","
            + "\"line\":1,\"endLine\":9,\"sections\":["
            + "{\"depth\":2,\"title\":\"A\",\"slug\":\"a\",\"line\":3,\"endLine\":8,\"sections\":["
            + "{\"depth\":3,\"title\":\"B\",\"slug\":\"b\",\"line\":7,\"endLine\":8,"
            + "\"sections\":[]}]},"
            + "{\"depth\":2,\"title\":\"A\",\"slug\":\"a-1\",\"line\":9,\"endLine\":9,"
            + "\"sections\":[]}]}]}",
        array.get(0).toString());
    assertEquals("io", array.get(1).get("error").get("code").textValue());
    JsonNode inner =
        new ObjectMapper().readTree(printed("--json", "--min-depth", "3", file)).get(0);
    assertEquals(1, inner.get("sections").size());
    assertEquals("b", inner.get("sections").get(0).get("slug").textValue());
    assertEquals(0, inner.get("sections").get(0).get("sections").size());
  }

  @Test
  void goes_on_after_inputs_that_fail() throws IOException {
    String broken = file("a.mdx", "{");
    String good = file("b.md", "# B");
    Cli.Result result = run(1, broken, good);
    assertTrue(result.err().startsWith(broken + ":1:"), result.err());
    assertEquals("==> " + good + " <==\n- [B](#b)\n", result.out());
  }

  @Test
  void refuses_depths_that_do_not_exist() throws IOException {
    String file = file("a.md", SOURCE);
    for (String[] depths : new String[][] {{"0", "6"}, {"1", "7"}, {"3", "2"}}) {
      Cli.Result result = run(2, "--min-depth", depths[0], "--max-depth", depths[1], file);
      assertTrue(
          result.err().contains("no headings of depth " + depths[0] + " to " + depths[1]),
          result.err());
    }
  }
}
