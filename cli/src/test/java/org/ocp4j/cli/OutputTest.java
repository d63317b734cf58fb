package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an output file appears complete or not at all. */
class OutputTest {
  @TempDir
  private Path folder;

  private Path out;
  private String good;
  private String bad;

  @BeforeEach
  void write() throws IOException {
    out = folder.resolve("out.txt");
    good = Files.writeString(folder.resolve("good.md"), "fine").toString();
    bad = Files.writeString(folder.resolve("bad.mdx"), "{").toString();
  }

  private Cli.Result run(String... arguments) throws IOException {
    Cli.Result result = new Cli().run(arguments);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> left = files.filter(file -> file.toString().endsWith(".tmp")).toList();
      assertEquals(List.of(), left);
    }
    return result;
  }

  @Test
  void contain_what_would_have_been_printed() throws IOException {
    Cli.Result result = run("parse", "--to", "text", good, "-o", out.toString());
    assertEquals(0, result.code());
    assertEquals("", result.out());
    assertEquals("fine\n", Files.readString(out));
  }

  @Test
  void replace_existing_files() throws IOException {
    Files.writeString(out, "something longer that was there before");
    run("parse", "--to", "text", good, "--output", out.toString());
    assertEquals("fine\n", Files.readString(out));
  }

  @Test
  void are_not_changed_when_every_input_fails() throws IOException {
    Files.writeString(out, "before");
    assertEquals(1, run("parse", bad, "-o", out.toString()).code());
    assertEquals("before", Files.readString(out));
    Files.delete(out);
    assertEquals(1, run("parse", bad, "-o", out.toString()).code());
    assertTrue(Files.notExists(out));
  }

  @Test
  void contain_the_inputs_without_errors() throws IOException {
    assertEquals(
        1, run("parse", "--to", "stats", bad, good, "-o", out.toString()).code());
    assertTrue(Files.readString(out).contains(good));
  }

  @Test
  void contain_lines_for_errors() throws IOException {
    assertEquals(1, run("parse", "--ndjson", bad, "-o", out.toString()).code());
    assertTrue(Files.readString(out).contains("\"error\""));
  }

  @Test
  void can_be_the_standard_output() throws IOException {
    assertEquals("fine\n", run("parse", "--to", "text", good, "-o", "-").out());
  }

  @Test
  void are_followed_through_links() throws IOException {
    Path real = Files.writeString(folder.resolve("real.txt"), "before");
    Files.createSymbolicLink(out, real);
    run("parse", "--to", "text", good, "-o", out.toString());
    assertEquals("fine\n", Files.readString(real));
    assertTrue(Files.isSymbolicLink(out));
  }

  @Test
  void do_not_replace_devices() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device) && !Files.isRegularFile(device), "no /dev/null here");
    assertEquals(0, run("parse", good, "-o", device.toString()).code());
    assertTrue(!Files.isRegularFile(device));
  }

  @Test
  void are_refused_if_they_cannot_be_written() throws IOException {
    Cli.Result result = run("parse", good, "-o", folder.resolve("none/out").toString());
    assertEquals(2, result.code());
    assertTrue(result.err().contains("its folder does not exist"), result.err());
    assertEquals(2, run("parse", good, "-o", folder.toString()).code());
  }
}
