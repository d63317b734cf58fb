package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;

/** Tests {@code --ndjson}, which prints a line of JSON for each file. */
class NdjsonTest extends CommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  NdjsonTest() {
    super("parse", "--ndjson");
  }

  private static List<JsonNode> lines(String out) throws JsonProcessingException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  @Test
  void prints_trees_and_errors_in_the_order_of_the_files() throws IOException {
    String good = file("good.mdx", "# Hi\n");
    String bad = file("bad.mdx", "\uD83D\uDE00 é\n\n a {b\n");
    String missing = folder.resolve("missing.mdx").toString();
    List<JsonNode> lines = lines(printed(1, good, bad, missing, good));
    assertEquals(4, lines.size());
    try (OcpDocument document = Ocp.parse("# Hi\n")) {
      assertEquals(JSON.readTree(document.toJson()), lines.get(0).get("tree"));
    }
    assertEquals(good, lines.get(0).get("file").textValue());
    assertEquals(2, lines.get(0).size());
    assertEquals(lines.get(0), lines.get(3));

    JsonNode error = lines.get(1).get("error");
    assertEquals("unexpected-eof", error.get("code").textValue());
    assertFalse(error.get("reason").textValue().isEmpty());
    assertEquals(3, error.get("line").intValue());
    int column = error.get("column").intValue();
    assertEquals(6 + column - 1, error.get("offset").intValue());

    assertEquals(
        "{\"code\":\"io\",\"reason\":\"no such file\","
            + "\"offset\":null,\"line\":null,\"column\":null}",
        lines.get(2).get("error").toString());
    assertEquals(missing, lines.get(2).get("file").textValue());
  }

  @Test
  void gives_every_failure_a_code() throws IOException {
    assertEquals("limit", code(file("deep.md", "> ".repeat(300) + "x")));
    assertEquals("format", code(file("a.ocp", "?")));
    assertEquals("io", code(folder.resolve("missing").toString()));
    assertEquals("internal", code(file("crash.md", "!crash")));
    assertEquals("memory", code(file("memory.md", "!memory")));
    Path bytes = Files.write(folder.resolve("bytes.md"), new byte[] {(byte) 0xC0});
    assertEquals("invalid-utf8", code(bytes.toString()));
  }

  private String code(String file) throws IOException {
    boolean fake = file.endsWith("crash.md") || file.endsWith("memory.md");
    String out = printed(1, "--engine", fake ? FakeEngine.ID : "java", file);
    return lines(out).get(0).get("error").get("code").textValue();
  }

  @Test
  void traces_failures_on_request() throws IOException {
    String file = file("crash.md", "!crash");
    Cli.Result result = run(1, "--engine", FakeEngine.ID, "--stacktrace", file);
    assertTrue(result.err().contains("\tat " + FakeEngine.class.getName()), result.err());
  }

  @Test
  void keeps_many_files_of_all_sizes_in_order() throws IOException {
    String large = ("word ".repeat(500) + "\n\n").repeat(700);
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      files.add(file(i + ".md", i % 50 == 7 ? large : "word\n\n".repeat(i % 7)));
    }
    files.set(99, files.get(99) + ".missing");
    List<JsonNode> lines = lines(run(1, files.toArray(String[]::new)).out());
    for (int i = 0; i < files.size(); i++) {
      assertEquals(files.get(i), lines.get(i).get("file").textValue());
      assertEquals(i != 99, lines.get(i).has("tree"));
    }
    assertEquals(700, lines.get(57).get("tree").get("children").size());
    assertEquals(files.size(), lines.size());
  }

  @Test
  void reads_the_standard_input() throws IOException {
    JsonNode line =
        lines(run(0, new Cli().input("{x}"), "--format", "mdx", "-").out()).get(0);
    assertEquals("-", line.get("file").textValue());
    JsonNode child = line.get("tree").get("children").get(0);
    assertEquals("mdxFlowExpression", child.get("type").textValue());
  }

  @Test
  void prints_diagnostics_of_lenient_parsing() throws IOException {
    String file = file("a.md", "x\ny");
    String out = run(0, "--lenient", "--engine", FakeEngine.ID, file).out();
    assertEquals(
        "[{\"severity\":\"warning\",\"code\":\"unexpected-lazy\",\"reason\":\""
            + FakeEngine.WARNING
            + "\",\"offset\":2,\"line\":2,\"column\":1}]",
        lines(out).get(0).get("diagnostics").toString());
  }

  @Test
  void escapes_file_names() {
    String out = run(1, "\"\\\u0001é\n.md").out();
    assertTrue(out.startsWith("{\"file\":\"\\\"\\\\\\u0001é\\n.md\",\"error\":"), out);
  }

  @Test
  void prints_nothing_else() throws IOException {
    Cli cli = new Cli().terminal(1).terminal(2);
    Cli.Result result = run(0, cli, file("a.md", "x"));
    assertEquals("", result.err());
    assertEquals(1, lines(result.out()).size());
  }
}
