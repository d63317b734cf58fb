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
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;

/** Tests what {@code ocp parse} prints, and which parse options it uses. */
class ParseCommandTest {
  private static final String SOURCE = "# Hi *you*\n";

  @TempDir
  private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Cli.Result fine(Cli cli, String... arguments) {
    Cli.Result result = cli.run(arguments);
    assertEquals("", result.err());
    assertEquals(0, result.code());
    return result;
  }

  private static Cli.Result fine(String... arguments) {
    return fine(new Cli(), arguments);
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
    assertEquals(tree, fine("parse", file).out());
    assertEquals(tree, fine("parse", file, "--to", "tree").out());
    assertEquals(tree, fine("parse", "--to=TREE", file).out());
  }

  @Test
  void shows_json() throws IOException {
    JsonNode tree = new ObjectMapper()
        .readTree(fine("parse", "--to", "json", file("a.md", SOURCE)).out());
    try (OcpDocument document =
        Ocp.parse(SOURCE, ParseOptions.DEFAULT.withFormat(Format.MARKDOWN))) {
      assertEquals(new ObjectMapper().readTree(document.toJson()), tree);
    }
  }

  @Test
  void shows_html() throws IOException {
    String file = file("a.md", SOURCE);
    assertEquals(
        "<h1>Hi <em>you</em></h1>\n", fine("parse", "--to", "html", file).out());
  }

  @Test
  void shows_raw_html_on_request() throws IOException {
    String file = file("a.md", "<b>x</b>\n");
    assertEquals(
        "<p>&lt;b&gt;x&lt;/b&gt;</p>\n", fine("parse", "--to", "html", file).out());
    assertEquals(
        "<p><b>x</b></p>\n",
        fine("parse", "--to", "html", "--unsafe-html", file).out());
  }

  @Test
  void shows_a_page() throws IOException {
    String page = fine("parse", "--to", "html", "--page", file("a.md", "# Hi *you* & me\n"))
        .out();
    assertTrue(page.startsWith("<!doctype html>\n<html"), page);
    assertTrue(page.contains("<title>Hi you &amp; me</title>"), page);
    assertTrue(page.contains("<h1 id=\"hi-you--me\">Hi <em>you</em> &amp; me</h1>"), page);
    assertTrue(page.endsWith("</html>\n"), page);
  }

  @Test
  void shows_markdown() throws IOException {
    String file = file("a.md", "Hi *you*\n===\n* a\n");
    assertEquals("# Hi *you*\n\n- a\n", fine("parse", "--to", "markdown", file).out());
    String mdx = file("a.mdx", "<A   b />\n");
    assertEquals("<A b />\n", fine("parse", "--to", "markdown", mdx).out());
  }

  @Test
  void unravels_elements_that_are_alone_in_a_paragraph() throws IOException {
    String file = file("a.mdx", "<b>x</b>\n");
    assertTrue(fine("parse", "--to", "json", file).out().contains("mdxJsxTextElement"));
    String json = fine("parse", "--to", "json", "--unravel", file).out();
    assertTrue(json.contains("mdxJsxFlowElement"), json);
    assertFalse(json.contains("paragraph"), json);
    String html = file("b.mdx", "<b>x</b> {y}\n");
    assertNotEquals(
        fine("parse", "--to", "html", html).out(),
        fine("parse", "--to", "html", "--unravel", html).out());
  }

  @Test
  void parses_invalid_syntax_leniently() throws IOException {
    String file = file("a.mdx", "a <br> b\n");
    assertEquals(1, new Cli().run("parse", file).code());
    Cli.Result result = new Cli().run("parse", "--lenient", "--to", "text", file);
    assertEquals(0, result.code());
    assertEquals("a <br> b\n", result.out());
    assertTrue(result.err().startsWith(file + ":1:3: error: "), result.err());
  }

  @Test
  void shows_text() throws IOException {
    assertEquals("Hi you\n", fine("parse", "--to", "text", file("a.md", SOURCE)).out());
  }

  @Test
  void shows_the_payload() throws IOException {
    Cli.Result result = fine("parse", "--to", "ocp", file("a.mdx", SOURCE));
    try (OcpDocument expected = Ocp.parse(SOURCE)) {
      assertEquals(expected.payload(), result.bytes());
    }
  }

  @Test
  void opens_payloads() throws IOException {
    String named = folder.resolve("a.ocp").toString();
    String unnamed = folder.resolve("payload").toString();
    fine("parse", "--to", "ocp", file("a.mdx", SOURCE), "-o", named);
    Files.copy(Path.of(named), Path.of(unnamed));
    assertEquals("Hi you\n", fine("parse", "--to", "text", named).out());
    assertEquals("Hi you\n", fine("parse", "--to", "text", unnamed).out());
    Cli cli = new Cli().input(Files.readAllBytes(Path.of(named)));
    assertEquals("Hi you\n", fine(cli, "parse", "--to", "text", "-").out());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(named)));
    assertEquals(bytes, fine("parse", "--to", "ocp", named).bytes());
  }

  @Test
  void puts_a_title_before_each_of_several_documents() throws IOException {
    String a = file("a.md", "a");
    String b = file("b.md", "b");
    assertEquals(
        "==> " + a + " <==\na\n\n==> " + b + " <==\nb\n",
        fine("parse", "--to", "text", a, b).out());
  }

  @Test
  void uses_the_format_of_the_file_name() throws IOException {
    String html = "<b>\n";
    assertEquals(1, new Cli().run("parse", file("a.mdx", html)).code());
    assertEquals(1, new Cli().run("parse", file("a.MDX", html)).code());
    assertTrue(fine("parse", file("a.md", html)).out().contains("html"));
    assertTrue(fine("parse", file("mdx", html)).out().contains("html"));
  }

  @Test
  void uses_the_given_format() throws IOException {
    String mdx = file("a.mdx", "{x}\n");
    String markdown = file("a.md", "{x}\n");
    assertTrue(fine("parse", "--format", "auto", mdx).out().contains("mdxFlowExpression"));
    assertTrue(fine("parse", "--format", "mdx", markdown).out().contains("mdxFlowExpression"));
    assertTrue(fine("parse", "--format", "markdown", mdx).out().contains("paragraph"));
  }

  @Test
  void reads_the_standard_input_as_markdown_by_default() {
    assertTrue(fine(new Cli().input("{x}"), "parse", "-").out().contains("paragraph"));
    assertTrue(fine(new Cli().input("{x}"), "parse", "-", "--format", "mdx")
        .out()
        .contains("mdxFlowExpression"));
    assertEquals("root 1:1-1:1\n", fine(new Cli(), "parse", "-").out());
    assertEquals("Hi\n", fine(new Cli().input("# Hi"), "parse", "--to", "text").out());
  }

  @Test
  void turns_off_front_matter_on_request() throws IOException {
    String file = file("a.md", "---\na: 1\n---\n");
    assertTrue(fine("parse", file).out().contains("yaml"));
    assertTrue(fine("parse", "--no-frontmatter", file).out().contains("thematicBreak"));
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

  private static Set<Extension> extensions(String... arguments) {
    List<String> all = new ArrayList<>(List.of("parse", "--to", "ocp"));
    all.addAll(List.of(arguments));
    Cli.Result result = fine(all.toArray(String[]::new));
    try (OcpDocument document = OcpDocument.open(result.bytes())) {
      return document.extensions();
    }
  }

  @Test
  void prints_diagnostics_of_lenient_parsing() throws IOException {
    String file = file("a.md", "x\ny");
    Cli.Result result = new Cli().run("parse", "--lenient", "--engine", FakeEngine.ID, file);
    assertEquals("root 1:1-2:2\n", result.out());
    assertEquals(
        file + ":2:1: warning: " + FakeEngine.WARNING + " [unexpected-lazy]\n",
        result.err().replace("\r", ""));
    assertEquals(0, result.code());
  }

  @Test
  void accepts_unusual_file_names() throws IOException {
    String file = file("-a.md", SOURCE);
    String scoped = file("@scope.md", SOURCE);
    assertEquals("Hi you\n", fine("parse", "--to", "text", "--", file).out());
    assertEquals("Hi you\n", fine("parse", "--to", "text", scoped).out());
  }
}
