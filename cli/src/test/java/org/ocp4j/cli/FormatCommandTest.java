package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the output, the files and the exit codes of {@code ocp format}. */
class FormatCommandTest extends CommandTest {
  private static final String UNTIDY = "Title\n===\n* a\n* b\n";
  private static final String TIDY = "# Title\n\n- a\n- b\n";

  FormatCommandTest() {
    super("format");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void prints_one_document() throws IOException {
    String file = file("a.md", UNTIDY);
    assertEquals(TIDY, printed(file));
    assertEquals(UNTIDY, Files.readString(Path.of(file)));
    assertEquals("<A b />\n", printed(file("a.mdx", "<A   b />\n")));
    assertEquals(TIDY, run(0, new Cli().input(UNTIDY)).out());
    assertEquals(TIDY, run(0, new Cli().input(UNTIDY), "-").out());
  }

  @Test
  void names_files_that_are_not_formatted() throws IOException {
    String untidy = file("a.md", UNTIDY);
    String tidy = file("b.md", TIDY);
    assertEquals(untidy + "\n", printed(1, "--check", untidy, tidy));
    assertEquals(untidy + "\n", printed(1, "--check", folder.toString()));
    assertEquals("", printed("--check", tidy));
    assertEquals("-\n", run(1, new Cli().input(UNTIDY), "--check").out());
    assertEquals(UNTIDY, Files.readString(Path.of(untidy)));
  }

  @Test
  void shows_what_would_change() throws IOException {
    String untidy = file("a.md", UNTIDY);
    assertEquals("""
        --- %1$s
        +++ %1$s
        @@ -1,4 +1,4 @@
        -Title
        -===
        -* a
        -* b
        +# Title
        +
        +- a
        +- b
        """.formatted(untidy), printed(1, "--diff", untidy));
    assertEquals("", printed("--diff", file("b.md", TIDY)));
    String coloured = run(1, new Cli().terminal(1), "--diff", untidy).out();
    assertTrue(coloured.contains("\u001b[31m-Title\u001b[0m\n"), coloured);
  }

  @Test
  void replaces_files() throws IOException {
    String untidy = file("a.md", UNTIDY);
    String tidy = file("b.md", TIDY);
    assertEquals(untidy + "\n", printed("--write", untidy, tidy));
    assertEquals(TIDY, Files.readString(Path.of(untidy)));
    assertEquals(List.of("a.md", "b.md"), names());
    assertEquals("", printed("--write", folder.toString()));
    assertEquals("", printed("--check", folder.toString()));
  }

  @Test
  void does_not_touch_files_that_are_formatted() throws IOException {
    Path tidy = Path.of(file("b.md", TIDY));
    Object key = Files.getAttribute(tidy, "lastModifiedTime");
    Files.createLink(folder.resolve("same.txt"), tidy);
    printed("--write", tidy.toString());
    assertEquals(key, Files.getAttribute(tidy, "lastModifiedTime"));
    assertTrue(Files.isSameFile(tidy, folder.resolve("same.txt")), "it was replaced");
  }

  @Test
  void keeps_permissions_and_links() throws IOException {
    Path real = Path.of(file("real/a.md", UNTIDY));
    Path link = Files.createSymbolicLink(folder.resolve("link.md"), real);
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(link + "\n", printed("--write", link.toString()));
    assertEquals(TIDY, Files.readString(real));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
    assertEquals(List.of("link.md", "real"), names());
  }

  @Test
  void leaves_files_that_do_not_parse_and_goes_on() throws IOException {
    String broken = file("a.mdx", "# T\n\n{");
    byte[] bytes = {'#', ' ', (byte) 0xC3};
    Path binary = Files.write(folder.resolve("b.md"), bytes);
    String untidy = file("c.md", UNTIDY);
    Cli.Result result = run(1, "--write", folder.toString());
    assertEquals(untidy + "\n", result.out());
    assertTrue(result.err().startsWith(broken + ":3:"), result.err());
    assertTrue(result.err().contains(binary + ":1:3: error: "), result.err());
    assertEquals("# T\n\n{", Files.readString(Path.of(broken)));
    assertArrayEquals(bytes, Files.readAllBytes(binary));
    assertEquals(TIDY, Files.readString(Path.of(untidy)));
    String missing = folder.resolve("missing.md").toString();
    for (String mode : new String[] {"--write", "--check", "--diff"}) {
      assertEquals(
          missing + ": error: no such file", run(1, mode, missing).err().strip());
    }
  }

  @Test
  void keeps_windows_line_endings_and_a_byte_order_mark() throws IOException {
    String file = file("a.md", "\uFEFF" + UNTIDY.replace("\n", "\r\n") + "\r\n~~~\r\nx\r\n~~~\r\n");
    String tidy = "\uFEFF" + (TIDY + "\n```\nx\n```\n").replace("\n", "\r\n");
    assertEquals(tidy, printed(file));
    printed("--write", file);
    assertEquals(tidy, Files.readString(Path.of(file)));
    assertEquals("", printed("--check", file));
    String mixed = file("b.md", "a\nb\r\n\r\n~~~\r\nc\r\n~~~\n");
    assertEquals("a\nb\n\n```\nc\n```\n", printed(mixed));
  }

  @Test
  void has_the_choices_of_style() throws IOException {
    String file =
        file("a.md", "# T\n\n* a\n\n1. *b* __c__\n2. d\n\n```\ne\n```\n\n---\n\n[f](g 'h')\n");
    assertEquals(
        "# T\n\n- a\n\n1. *b* **c**\n2. d\n\n```\ne\n```\n\n***\n\n[f](g \"h\")\n", printed(file));
    assertEquals(
        "T\n===\n\n+ a\n\n1) _b_ __c__\n1) d\n\n~~~\ne\n~~~\n\n___\n\n[f](g 'h')\n",
        printed(
            "--bullet",
            "+",
            "--delimiter",
            ")",
            "--same-number",
            "--emphasis",
            "_",
            "--strong",
            "_",
            "--fence",
            "~",
            "--break",
            "_",
            "--quote",
            "'",
            "--setext",
            file));
    assertEquals("- a\n", printed("--bullet", "-", file("dash.md", "* a\n")));
    String table = file("t.md", "|a|b|\n|-|-|\n|long|c|\n");
    assertEquals("| a    | b   |\n| ---- | --- |\n| long | c   |\n", printed(table));
    assertEquals("| a | b |\n| --- | --- |\n| long | c |\n", printed("--no-table-padding", table));
    String text = file("w.md", "one two three\\\nfour\n");
    assertEquals("one two\nthree\\\nfour\n", printed("--width", "8", text));
    assertEquals("one two three  \nfour\n", printed("--spaced-breaks", text));
  }

  @Test
  void formats_the_documentation_once_and_for_all() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
    try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    for (Path page : pages) {
      Files.copy(page, folder.resolve(page.getFileName().toString()));
    }
    Files.copy(root.resolve("examples/tour.mdx"), folder.resolve("tour.mdx"));
    for (String width : new String[] {"0", "60"}) {
      printed("--write", "--width", width, folder.toString());
      assertEquals("", printed("--check", "--width", width, folder.toString()));
    }
  }

  @Test
  void refuses_payloads() throws IOException {
    String payload = folder.resolve("a.ocp").toString();
    new Cli().run("parse", file("a.md", "x"), "--to", "ocp", "-o", payload);
    byte[] bytes = Files.readAllBytes(Path.of(payload));
    Path unnamed = Files.write(folder.resolve("b.md"), bytes);
    for (String name : new String[] {payload, unnamed.toString()}) {
      Cli.Result result = run(1, "--write", name);
      assertTrue(result.err().startsWith(name + ": error: is a payload, not a source"));
      assertArrayEquals(bytes, Files.readAllBytes(Path.of(name)));
    }
  }

  @Test
  void refuses_wrong_usage() throws IOException {
    String file = file("a.md", UNTIDY);
    refused("--check, --diff and --write exclude one another", "--check", "--write", file);
    refused("--check, --diff and --write exclude one another", "--check", "--diff", file);
    refused("format prints one document, but 2 FILEs are given; use --write", file, file);
    refused("--write: the standard input cannot be replaced", "--write");
    refused("there is no style with a bullet of 'x'", "--bullet", "x", file);
    refused("there is no style with a width of -1", "--width", "-1", file);
    refused("Invalid value for option '--bullet'", "--bullet", "ab", file);
    assertEquals(UNTIDY, Files.readString(Path.of(file)));
  }
}
