package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;

/** Tests {@code --output-dir}: which files it writes, and what it refuses. */
class OutputFolderTest {
  @TempDir
  private Path folder;

  private Path docs;
  private Path out;

  @BeforeEach
  void name() {
    docs = folder.resolve("docs");
    out = folder.resolve("out");
  }

  private String file(String name, String text) throws IOException {
    Path file = docs.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private Cli.Result parse(String... arguments) {
    List<String> all = new ArrayList<>(List.of("parse", "--output-dir", out.toString()));
    all.addAll(List.of(arguments));
    return new Cli().run(all.toArray(String[]::new));
  }

  /** Returns the names of what is in the output folder, in order; empty if it does not exist. */
  private List<String> written() throws IOException {
    if (Files.notExists(out)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private void refused(String reason, String... arguments) throws IOException {
    List<String> before = written();
    Cli.Result result = parse(arguments);
    assertEquals(2, result.code(), result.err());
    assertTrue(result.err().startsWith("ocp: " + reason), result.err());
    assertEquals(before, written());
  }

  @Test
  void keeps_the_places_below_the_folder() throws IOException {
    file("a.md", "# A");
    file("b/c.mdx", "# C");
    file("b/v1.2.md", "# V");
    Cli.Result result = parse("--to", "html", docs.toString());
    assertEquals(0, result.code(), result.err());
    assertEquals("", result.out() + result.err());
    assertEquals(List.of("a.html", "b/c.html", "b/v1.2.html"), written());
    assertEquals("<h1>C</h1>\n", Files.readString(out.resolve("b/c.html")));
  }

  @Test
  void keeps_the_places_below_the_fixed_part_of_a_pattern() throws IOException {
    file("b/x/c.md", "# C");
    file("b/d.md", "# D");
    assertEquals(0, parse("--to", "text", docs + "/b/**/*.md").code());
    assertEquals(List.of("d.txt", "x/c.txt"), written());
  }

  @Test
  void uses_the_name_of_a_file() throws IOException {
    String named = file("b/notes", "# N");
    assertEquals(0, parse("--to", "json", named).code());
    assertEquals(List.of("notes.json"), written());
  }

  @Test
  void ends_names_with_the_kind_of_output() throws IOException {
    String markdown = file("a.md", "# A");
    String mdx = file("b.mdx", "# B");
    for (String kind : new String[] {"tree", "json", "html", "ocp", "markdown"}) {
      assertEquals(0, parse("--to", kind, markdown, mdx).code());
    }
    assertEquals(
        List.of(
            "a.html", "a.json", "a.md", "a.ocp", "a.txt", "b.html", "b.json", "b.mdx", "b.ocp",
            "b.txt"),
        written());
  }

  @Test
  void replaces_what_was_written_before() throws IOException {
    String named = file("a.md", "# A");
    parse("--to", "text", named);
    file("a.md", "# B");
    assertEquals(0, parse("--to", "text", named).code());
    assertEquals("B\n", Files.readString(out.resolve("a.txt")));
  }

  @Test
  void goes_on_after_inputs_that_fail() throws IOException {
    file("a.mdx", "{");
    file("b.mdx", "fine");
    Cli.Result result = parse("--to", "text", docs.toString());
    assertEquals(1, result.code());
    assertTrue(result.err().contains("a.mdx:1:"), result.err());
    assertEquals(List.of("b.txt"), written());
  }

  @Test
  void refuses_two_inputs_for_one_file() throws IOException {
    String md = file("a.md", "x");
    String mdx = file("a.mdx", "x");
    String reason = "--output-dir: " + md + " and " + mdx + " would both be written to ";
    refused(reason, "--to", "html", md, mdx);
    refused("--output-dir: ", "--to", "html", md, md);
    refused("--output-dir: ", "--to", "html", md, file("b/A.md", "x"));
    assertEquals(0, parse("--to", "markdown", md, mdx).code());
  }

  @Test
  void refuses_a_file_that_is_the_folder_of_another() throws IOException {
    file("a.md", "x");
    file("a.txt/b.md", "x");
    refused(
        "--output-dir: " + docs.resolve("a.md") + " would be written to ",
        "--to",
        "text",
        docs.toString());
  }

  @Test
  void refuses_to_replace_inputs() throws IOException {
    out = docs;
    String named = file("a.md", "x");
    Cli.Result result = parse("--to", "markdown", docs.toString());
    assertEquals(2, result.code());
    assertTrue(result.err().contains(" is itself an input"), result.err());
    assertEquals("x", Files.readString(Path.of(named)));
    assertEquals(0, parse("--to", "html", named).code());
  }

  @Test
  void refuses_to_leave_the_folder_through_a_link() throws IOException {
    file("b/a.md", "x");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createDirectory(out);
    Files.createSymbolicLink(out.resolve("b"), elsewhere);
    refused("--output-dir: ", "--to", "text", docs.toString());
    Files.delete(out.resolve("b"));
    Path target = Files.writeString(elsewhere.resolve("target"), "kept");
    Files.createDirectory(out.resolve("b"));
    Files.createSymbolicLink(out.resolve("b/a.txt"), target);
    assertEquals(0, parse("--to", "text", docs.toString()).code());
    assertEquals("kept", Files.readString(target));
    assertEquals("x\n", Files.readString(out.resolve("b/a.txt")));
  }

  @Test
  void refuses_a_file_as_folder() throws IOException {
    String named = file("a.md", "x");
    Files.writeString(out, "a file");
    Cli.Result result = parse(named);
    assertEquals(2, result.code());
    assertTrue(result.err().contains("out is not a folder"), result.err());
  }

  @Test
  void refuses_the_standard_input_and_other_outputs() throws IOException {
    String named = file("a.md", "x");
    refused("--output-dir: the standard input has no name", "-");
    refused("-o is one file for all", named, "-o", "x");
    refused("--ndjson prints one text about all files", named, "--ndjson");
    refused("--to stats prints one text about all files", named, "--to", "stats");
  }

  @Test
  void refuses_a_file_in_the_way() throws IOException {
    file("b/a.md", "x");
    Files.createDirectories(out);
    Files.writeString(out.resolve("b"), "in the way");
    refused("--output-dir: " + out.resolve("b") + " is not a folder", docs.toString());
    Files.delete(out.resolve("b"));
    Files.createDirectories(out.resolve("b/a.txt"));
    refused("--output-dir: " + out.resolve("b/a.txt") + " is a folder", docs.toString());
  }

  @Test
  void ends_when_a_file_cannot_be_written() throws IOException {
    Input input = new Input(file("a.md", "x"));
    InputReporter reporter =
        new InputReporter(new PrintStream(OutputStream.nullOutputStream()), false);
    DocumentWriter writer =
        new DocumentWriter(OutputKind.TEXT, new RenderOptions(), new Paint(false));
    OutputFolder plan = OutputFolder.plan(out.toString(), List.of(input), each -> ".txt");
    FolderPrinter printer = new FolderPrinter(
        reporter, writer, plan, AtomicWriterTest.failingAt(AtomicWriterTest.Step.MOVE));
    try (OcpDocument document = Ocp.parse("x")) {
      CommandException e =
          assertThrows(CommandException.class, () -> printer.document(input, document));
      assertEquals("cannot write " + out.resolve("a.txt") + ": no MOVE", e.getMessage());
    }
    assertEquals(List.of(), written());
  }
}
