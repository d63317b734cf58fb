package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;

/** Tests what {@code ocp parse} prints, and which parse options it uses. */
class ParseCommandTest extends CommandTest {
  private static final String SOURCE = "# Hi *you*\n";

  ParseCommandTest() {
    super("parse");
  }

  private Cli.Result fine(Cli cli, String... arguments) {
    Cli.Result result = run(0, cli, arguments);
    assertEquals("", result.err());
    return result;
  }

  @Test
  void shows_a_tree_by_default() throws IOException {
    String file = file("a.mdx", SOURCE);
    String tree = """
        root 1:1-2:1
        └─ heading 1:1-1:11 depth=1
           ├─ text 1:3-1:6 "Hi "
           └─ emphasis 1:6-1:11
              └─ text 1:7-1:10 "you"
        """;
    assertEquals(tree, printed(file));
    assertEquals(tree, printed(file, "--to", "tree"));
    assertEquals(tree, printed("--to=TREE", file));
  }

  @Test
  void shows_json() throws IOException {
    JsonNode tree = new ObjectMapper().readTree(printed("--to", "json", file("a.md", SOURCE)));
    try (OcpDocument document =
        Ocp.parse(SOURCE, ParseOptions.DEFAULT.withFormat(Format.MARKDOWN))) {
      assertEquals(new ObjectMapper().readTree(document.toJson()), tree);
    }
  }

  @Test
  void shows_html() throws IOException {
    String file = file("a.md", SOURCE);
    assertEquals("<h1>Hi <em>you</em></h1>\n", printed("--to", "html", file));
  }

  @Test
  void shows_raw_html_on_request() throws IOException {
    String file = file("a.md", "<b>x</b>\n");
    assertEquals("<p>&lt;b&gt;x&lt;/b&gt;</p>\n", printed("--to", "html", file));
    assertEquals("<p><b>x</b></p>\n", printed("--to", "html", "--unsafe-html", file));
  }

  @Test
  void shows_a_page() throws IOException {
    String page = printed("--to", "html", "--page", file("a.md", "# Hi *you* & me\n"));
    assertTrue(page.startsWith("<!doctype html>\n<html"), page);
    assertTrue(page.contains("<title>Hi you &amp; me</title>"), page);
    assertTrue(page.contains("<h1 id=\"hi-you--me\">Hi <em>you</em> &amp; me</h1>"), page);
    assertTrue(page.endsWith("</html>\n"), page);
  }

  @Test
  void shows_markdown() throws IOException {
    String file = file("a.md", "Hi *you*\n===\n* a\n");
    assertEquals("# Hi *you*\n\n- a\n", printed("--to", "markdown", file));
    String mdx = file("a.mdx", "<A   b />\n");
    assertEquals("<A b />\n", printed("--to", "markdown", mdx));
  }

  @Test
  void unravels_elements_that_are_alone_in_a_paragraph() throws IOException {
    String file = file("a.mdx", "<b>x</b>\n");
    assertTrue(printed("--to", "json", file).contains("mdxJsxTextElement"));
    String json = printed("--to", "json", "--unravel", file);
    assertTrue(json.contains("mdxJsxFlowElement"), json);
    assertFalse(json.contains("paragraph"), json);
    String html = file("b.mdx", "<b>x</b> {y}\n");
    assertNotEquals(printed("--to", "html", html), printed("--to", "html", "--unravel", html));
  }

  @Test
  void parses_invalid_syntax_leniently() throws IOException {
    String file = file("a.mdx", "a <br> b\n");
    run(1, file);
    Cli.Result result = run(0, "--lenient", "--to", "text", file);
    assertEquals("a <br> b\n", result.out());
    assertTrue(result.err().startsWith(file + ":1:3: error: "), result.err());
  }

  @Test
  void shows_text() throws IOException {
    assertEquals("Hi you\n", printed("--to", "text", file("a.md", SOURCE)));
  }

  @Test
  void shows_the_payload() throws IOException {
    Cli.Result result = fine(new Cli(), "--to", "ocp", file("a.mdx", SOURCE));
    try (OcpDocument expected = Ocp.parse(SOURCE)) {
      assertEquals(expected.payload(), result.bytes());
    }
  }

  @Test
  void opens_payloads() throws IOException {
    String named = folder.resolve("a.ocp").toString();
    String unnamed = folder.resolve("payload").toString();
    fine(new Cli(), "--to", "ocp", file("a.mdx", SOURCE), "-o", named);
    Files.copy(Path.of(named), Path.of(unnamed));
    assertEquals("Hi you\n", printed("--to", "text", named));
    assertEquals("Hi you\n", printed("--to", "text", unnamed));
    Cli cli = new Cli().input(Files.readAllBytes(Path.of(named)));
    assertEquals("Hi you\n", fine(cli, "--to", "text", "-").out());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(named)));
    assertEquals(bytes, fine(new Cli(), "--to", "ocp", named).bytes());
  }

  @Test
  void puts_a_title_before_each_of_several_documents() throws IOException {
    String a = file("a.md", "a");
    String b = file("b.md", "b");
    assertEquals("==> " + a + " <==\na\n\n==> " + b + " <==\nb\n", printed("--to", "text", a, b));
  }

  @Test
  void uses_the_format_of_the_file_name() throws IOException {
    String html = "<b>\n";
    run(1, file("a.mdx", html));
    run(1, file("a.MDX", html));
    assertTrue(printed(file("a.md", html)).contains("html"));
    assertTrue(printed(file("mdx", html)).contains("html"));
  }

  @Test
  void uses_the_given_format() throws IOException {
    String mdx = file("a.mdx", "{x}\n");
    String markdown = file("a.md", "{x}\n");
    assertTrue(printed("--format", "auto", mdx).contains("mdxFlowExpression"));
    assertTrue(printed("--format", "mdx", markdown).contains("mdxFlowExpression"));
    assertTrue(printed("--format", "markdown", mdx).contains("paragraph"));
  }

  @Test
  void reads_the_standard_input_as_markdown_by_default() {
    assertTrue(fine(new Cli().input("{x}"), "-").out().contains("paragraph"));
    assertTrue(
        fine(new Cli().input("{x}"), "-", "--format", "mdx").out().contains("mdxFlowExpression"));
    assertEquals("root 1:1-1:1\n", printed("-"));
    assertEquals("Hi\n", fine(new Cli().input("# Hi"), "--to", "text").out());
  }

  @Test
  void turns_off_front_matter_on_request() throws IOException {
    String file = file("a.md", "---\na: 1\n---\n");
    assertTrue(printed(file).contains("yaml"));
    assertTrue(printed("--no-frontmatter", file).contains("thematicBreak"));
  }

  @Test
  void uses_the_extensions_that_the_engine_supports() throws IOException {
    String file = file("a.md", SOURCE);
    assertEquals(EnumSet.allOf(Extension.class), extensions("--engine", FakeEngine.ID, file));
    assertEquals(
        EnumSet.of(Extension.MATH, Extension.FRONTMATTER),
        extensions("--engine", FakeEngine.ID, "--no-gfm", file));
    assertEquals(
        EnumSet.of(Extension.GFM),
        extensions("--engine", FakeEngine.ID, "--no-math", "--no-frontmatter", file));
    assertEquals(
        Set.of(), extensions("--no-gfm", "--no-math", "--no-frontmatter", "--engine=java", file));
  }

  private Set<Extension> extensions(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--to", "ocp"));
    all.addAll(List.of(arguments));
    Cli.Result result = fine(new Cli(), all.toArray(String[]::new));
    try (OcpDocument document = OcpDocument.open(result.bytes())) {
      return document.extensions();
    }
  }

  @Test
  void prints_diagnostics_of_lenient_parsing() throws IOException {
    String file = file("a.md", "x\ny");
    Cli.Result result = run(0, "--lenient", "--engine", FakeEngine.ID, file);
    assertEquals("root 1:1-2:2\n", result.out());
    assertEquals(
        file + ":2:1: warning: " + FakeEngine.WARNING + " [unexpected-lazy]\n",
        result.err().replace("\r", ""));
  }

  @Test
  void accepts_unusual_file_names() throws IOException {
    String file = file("-a.md", SOURCE);
    String scoped = file("@scope.md", SOURCE);
    assertEquals("Hi you\n", printed("--to", "text", "--", file));
    assertEquals("Hi you\n", printed("--to", "text", scoped));
  }
}
