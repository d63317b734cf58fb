package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Tests the output and exit codes of {@code ocp links}. */
class LinksCommandTest extends CommandTest {
  LinksCommandTest() {
    super("links");
  }

  @Test
  void prints_a_line_for_each_link() throws IOException {
    String file = file("a.md", "é [a](b.md) ![c](d.png)\n\n[e][f] <https://g.h>\n\n[f]: i\n");
    assertEquals("""
        %1$s:1:3: inline b.md
        %1$s:1:13: inline image d.png
        %1$s:3:1: reference i
        %1$s:3:8: autolink https://g.h
        """.formatted(file), printed(file));
    assertEquals("-:1:1: inline b\n", run(0, new Cli().input("[a](b)")).out());
    String mdx = file("a.mdx", "<a href=\"b\">c</a>\n");
    assertTrue(printed(mdx).endsWith(": jsx-attribute b\n"));
  }

  @Test
  void prints_json() throws IOException {
    String file = file("a.md", "é [a](b 'c')\n");
    String missing = folder.resolve("missing.md").toString();
    JsonNode array = new ObjectMapper().readTree(run(1, "--json", file, missing).out());
    assertEquals(
        "{\"file\":" + JsonObject.quote(file)
            + ",\"line\":1,\"column\":3,\"offset\":2,\"endLine\":1,\"endColumn\":13,"
            + "\"endOffset\":12,\"kind\":\"inline\",\"image\":false,\"target\":\"b\","
            + "\"title\":\"c\"}",
        array.get(0).toString());
    assertEquals("io", array.get(1).get("error").get("code").textValue());
    assertEquals("[]\n", printed("--json", file("b.md", "x")));
  }

  @Test
  void finds_broken_links_and_counts() throws IOException {
    String a = file("docs/a.md", "[1](b.md#b) [2](c.md) [3](b.md#x) <https://d.e> [4](../up.md)\n");
    file("docs/b.md", "# B\n");
    file("up.md", "up");
    Cli.Result result = run(1, "--check", folder.resolve("docs").toString());
    assertEquals(
        a + ":1:13: error: no such file: c.md [no-such-file]\n" + a
            + ":1:23: error: no such anchor: b.md#x [no-such-anchor]\n",
        result.out());
    assertEquals(
        "ocp: 2 files, 5 links, 1 external and not checked, 2 broken",
        result.err().strip());
    file("docs/a.md", "[1](b.md#b) [4](../up.md)\n");
    Cli.Result fine = run(0, "--check", folder.resolve("docs").toString());
    assertEquals("", fine.out());
    assertEquals(
        "ocp: 2 files, 2 links, 0 external and not checked, 0 broken",
        fine.err().strip());
  }

  @Test
  void checks_links_between_all_folders_that_are_given() throws IOException {
    file("a/a.md", "[1](../b/b.md#x)\n");
    file("b/b.md", "# B\n");
    String a = folder.resolve("a").toString();
    run(0, "--check", a);
    run(1, "--check", a, folder.resolve("b").toString());
  }

  @Test
  void checks_targets_that_start_with_a_slash() throws IOException {
    String a = file("docs/guide/a.md", "[1](/guide/b) ![2](/pic.png)\n");
    file("docs/guide/b.md", "# B\n");
    file("public/pic.png", "");
    String docs = folder.resolve("docs").toString();
    Cli.Result result = run(1, "--check", docs);
    assertEquals(2, result.out().lines().count(), result.out());
    result = run(1, "--check", "--extensionless", docs);
    assertEquals(a + ":1:15: error: no such file: /pic.png [no-such-file]\n", result.out());
    String site = folder.resolve("public").toString();
    result = run(1, "--check", "--site-root", site, docs);
    assertEquals(a + ":1:1: error: no such file: /guide/b [no-such-file]\n", result.out());
  }

  @Test
  void prints_broken_links_as_json() throws IOException {
    String a = file("a.md", "![1](c.png)\n");
    String broken = file("b.mdx", "{");
    Cli.Result result = run(1, "--check", "--json", folder.toString());
    JsonNode array = new ObjectMapper().readTree(result.out());
    assertEquals(
        "{\"file\":" + JsonObject.quote(a)
            + ",\"line\":1,\"column\":1,\"kind\":\"inline\",\"image\":true,\"target\":\"c.png\","
            + "\"problem\":\"no-such-file\"}",
        array.get(0).toString());
    assertEquals(broken, array.get(1).get("file").textValue());
    assertEquals("unexpected-eof", array.get(1).get("error").get("code").textValue());
    assertTrue(result.err().strip().endsWith(", 1 broken, 1 file failed"), result.err());
  }

  @Test
  void reports_files_that_cannot_be_checked() throws IOException {
    String broken = file("b.mdx", "{");
    Cli.Result result = run(1, "--check", broken);
    assertTrue(result.err().startsWith(broken + ":1:"), result.err());
  }

  @Test
  void parses_as_told() throws IOException {
    String file = file("a.mdx", "<b>[1](c)\n");
    run(1, file);
    assertTrue(printed("--format", "markdown", file).contains("inline c"));
    Cli.Result result = run(1, "--check", "--format", "markdown", file);
    assertTrue(result.out().contains("no such file: c"), result.out());
  }

  @Test
  void refuses_wrong_usage() throws IOException {
    String file = file("a.md", "x");
    refused("--check: the standard input is in no folder", "--check");
    refused("--site-root and --extensionless need --check", "--site-root", "x", file);
    refused("--site-root and --extensionless need --check", "--extensionless", file);
  }
}
