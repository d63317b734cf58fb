package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.ocp4j.lint.LintRule;

/** Tests the output and exit codes of {@code ocp lint}. */
class LintCommandTest extends CommandTest {
  private static final String SOURCE = "é [a]\n\n![](b)\n";
  private static final String HINT =
      "hint: no definition of [a]; add \"[a]: …\", or write \\[ if it is text"
          + " [no-undefined-shortcuts]";
  private static final String WARNING =
      "warning: image without alternative text; say between the brackets what it shows"
          + " [require-alt-text]";

  LintCommandTest() {
    super("lint");
  }

  @Test
  void prints_a_line_for_each_finding() throws IOException {
    String a = file("a.md", SOURCE);
    String b = file("b.mdx", "[a]");
    assertEquals(
        a + ":1:3: " + HINT + "\n" + a + ":3:1: " + WARNING + "\n" + b + ":1:1: " + HINT + "\n",
        printed(a, b));
    assertEquals("", printed(file("fine.md", "# fine\n")));
    Cli.Result input = run(0, new Cli().input("[a]"), "-");
    assertEquals("-:1:1: " + HINT + "\n", input.out());
  }

  @Test
  void fails_from_the_given_level_on() throws IOException {
    String hint = file("a.md", "[a]");
    String warning = file("b.md", "![](c)");
    for (String level : List.of("off", "error", "ERROR", "warning")) {
      assertEquals(hint + ":1:1: " + HINT + "\n", printed("--fail-on", level, hint));
    }
    printed(1, "--fail-on", "hint", hint);
    printed(1, "--fail-on=warning", warning, hint);
    printed(1, "--fail-on=hint", hint, file("fine.md", "fine"));
    printed("--fail-on=off", "--rule=require-alt-text=error", warning);
  }

  @Test
  void applies_the_given_levels() throws IOException {
    String file = file("a.md", SOURCE);
    assertEquals(
        file + ":3:1: " + WARNING + "\n", printed("--rule", "no-undefined-shortcuts=off", file));
    assertEquals("", printed("--rule=no-undefined-shortcuts=off,require-alt-text=OFF", file));
    String raised = printed(
        1, "--rule", "no-undefined-shortcuts=error", "--rule", "require-alt-text=hint", file);
    assertTrue(raised.contains(":1:3: error: no definition of [a]"), raised);
    assertTrue(raised.contains(":3:1: hint: image without"), raised);
  }

  @Test
  void uses_the_parse_options() throws IOException {
    String mdx = file("a.mdx", "{[a]}");
    assertEquals("", printed(mdx));
    assertEquals(mdx + ":1:2: " + HINT + "\n", printed("--format", "markdown", mdx));
    String front = file("b.md", "---\nx: [a]\n---\n");
    assertEquals("", printed(front));
    assertEquals(front + ":2:4: " + HINT + "\n", printed("--no-frontmatter", front));
  }

  @Test
  void reads_payloads() throws IOException {
    String payload = folder.resolve("a.ocp").toString();
    new Cli().run("parse", file("a.md", "[a]"), "--to", "ocp", "-o", payload);
    assertEquals(payload + ":1:1: " + HINT + "\n", printed(payload));
  }

  @Test
  void goes_on_after_inputs_that_fail() throws IOException {
    String missing = folder.resolve("missing.md").toString();
    String good = file("good.md", "[a]");
    Cli.Result result = run(1, "--fail-on=off", missing, good);
    assertEquals(good + ":1:1: " + HINT + "\n", result.out());
    assertEquals(missing + ": error: no such file\n", result.err().replace("\r", ""));
    result = run(1, file("deep.md", "> ".repeat(300) + "x"));
    assertEquals("", result.out());
    assertTrue(result.err().contains(": error: limit on depth"), result.err());
  }

  @Test
  void prints_syntax_errors() throws IOException {
    Cli.Result result = run(1, file("a.mdx", "[a]\n\nb {c\n"));
    String all = result.out() + result.err();
    assertTrue(all.contains("a.mdx:3:"), all);
    assertTrue(all.contains(": error: Unexpected end of file"), all);
    assertTrue(all.contains(" [unexpected-eof]"), all);
  }

  @Test
  void prints_diagnostics_of_lenient_parsing() throws IOException {
    String file = file("a.md", "x\n  y");
    String line = ":2:1: warning: " + FakeEngine.WARNING + " [unexpected-lazy]\n";
    assertEquals(file + line, printed("--engine", FakeEngine.ID, file));
    printed(1, "--engine", FakeEngine.ID, "--fail-on", "warning", file);
  }

  @Test
  void prints_json() throws IOException {
    String file = file("a.md", "\ud83d\ude00 [a\nb]\n\n[c]: d\n");
    JsonNode array = new ObjectMapper().readTree(printed("--json", file));
    assertEquals(2, array.size());
    JsonNode first = array.get(0);
    assertEquals(
        "{\"file\":" + JsonObject.quote(file)
            + ",\"line\":1,\"column\":4,\"offset\":3,\"endLine\":2,\"endColumn\":3,\"endOffset\":8"
            + ",\"severity\":\"hint\",\"rule\":\"no-undefined-shortcuts\",\"message\":"
            + first.get("message")
            + "}",
        first.toString());
    assertEquals("no-unused-definitions", array.get(1).get("rule").textValue());
    assertEquals("[]\n", printed("--json", file("fine.md", "fine")));
    assertEquals(
        2,
        printed("--json", file("b.md", "[a]"))
            .lines()
            .filter(l -> l.length() == 1)
            .count());
  }

  @Test
  void prints_failures_as_json() throws IOException {
    String missing = folder.resolve("missing.md").toString();
    Cli.Result result = run(1, "--json", missing, file("a.mdx", "a\n\nb {c"), file("b.md", "[a]"));
    assertEquals("", result.err());
    JsonNode array = new ObjectMapper().readTree(result.out());
    assertEquals(3, array.size());
    assertEquals(
        "{\"file\":" + JsonObject.quote(missing)
            + ",\"line\":null,\"column\":null,\"offset\":null"
            + ",\"endLine\":null,\"endColumn\":null,\"endOffset\":null"
            + ",\"severity\":\"error\",\"rule\":\"io\",\"message\":\"no such file\"}",
        array.get(0).toString());
    assertEquals("unexpected-eof", array.get(1).get("rule").textValue());
    assertEquals(3, array.get(1).get("line").intValue());
    assertEquals("no-undefined-shortcuts", array.get(2).get("rule").textValue());
  }

  @Test
  void refuses_unknown_arguments() throws IOException {
    String file = file("a.md", "x");
    for (String[] wrong : new String[][] {
      {"no-links=off", "there is no rule 'no-links'; the rules are heading-increment, "},
      {"no-empty-links=loud", "but was 'loud'"},
      {"no-empty-links", "--rule"}
    }) {
      Cli.Result result = run(2, "--rule", wrong[0], file);
      assertTrue(result.err().contains(wrong[1]), result.err());
      assertEquals("", result.out());
    }
    assertTrue(run(2, "-", "-").err().contains("the standard input can be read only once"));
    assertTrue(run(2, "--fail-on=never", file).err().contains("--fail-on"));
  }

  @Test
  void prints_its_help_with_the_rules() {
    String help = printed("--help");
    for (LintRule rule : LintRule.values()) {
      String severity = rule.defaultSeverity().name().toLowerCase(Locale.ROOT);
      assertTrue(help.contains("  " + rule.id() + " (" + severity + ")\n"), help);
      assertTrue(help.contains("      " + rule.description() + "\n"), help);
    }
    assertTrue(help.contains("off, hint, warning, error"), help);
    assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
  }
}
