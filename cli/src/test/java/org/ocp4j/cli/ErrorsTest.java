package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests messages and exit codes when inputs fail. */
class ErrorsTest {
  @TempDir
  private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String failure(String... arguments) {
    Cli.Result result = new Cli().run(arguments);
    assertEquals(1, result.code(), result.err());
    assertEquals("", result.out());
    return result.err().replace("\r", "");
  }

  @Test
  void show_the_position() throws IOException {
    String file = file("a.mdx", "# ok\n\nsay </b> now\n");
    List<String> lines = failure("parse", file).lines().toList();
    String first = lines.get(0);
    assertTrue(first.startsWith(file + ":3:6: error: Unexpected closing slash `/`"), first);
    assertTrue(first.endsWith(" [unexpected-closing-slash]"), first);
    assertEquals(List.of("say </b> now", "     ^"), lines.subList(1, lines.size()));
  }

  @Test
  void name_the_standard_input_as_the_user_did() {
    Cli.Result result = new Cli().input("{").run("parse", "-", "--format", "mdx");
    assertTrue(result.err().startsWith("-:1:"), result.err());
    assertEquals(1, result.code());
  }

  @Test
  void do_not_stop_other_inputs() throws IOException {
    String bad = file("bad.mdx", "{");
    String good = file("good.md", "fine");
    Cli.Result result = new Cli().run("parse", "--to", "text", bad, good, bad);
    assertEquals(1, result.code());
    assertEquals("==> " + good + " <==\nfine\n", result.out());
    assertEquals(
        2, result.err().lines().filter(line -> line.contains(": error: ")).count());
  }

  @Test
  void say_that_bytes_are_not_utf8() throws IOException {
    Path file = folder.resolve("a.md");
    Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xFF});
    String err = failure("parse", file.toString());
    assertTrue(err.startsWith(file + ":2:2: error: "), err);
    assertTrue(err.contains("[invalid-utf8]\nb\uFFFD\n ^"), err);
  }

  @Test
  void say_why_a_file_cannot_be_read() throws IOException {
    String missing = folder.resolve("missing.md").toString();
    assertEquals(missing + ": error: no such file\n", failure("parse", missing));
  }

  @Test
  void name_the_exceeded_limit() throws IOException {
    String file = file("a.md", "> ".repeat(300) + "x");
    String err = failure("parse", file);
    assertTrue(err.startsWith(file + ": error: limit on depth passed at byte "), err);
    assertTrue(err.contains("257 found, 256 allowed"), err);
  }

  @Test
  void say_that_a_payload_is_damaged() throws IOException {
    String file = file("a.ocp", "not a payload");
    String err = failure("parse", file);
    assertTrue(err.startsWith(file + ": error: not a well-formed OCP payload: "), err);
  }

  @Test
  void of_the_program_itself_take_one_line_without_stacktrace_option() throws IOException {
    String file = file("a.md", "!crash");
    String err = failure("parse", "--engine", FakeEngine.ID, file);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith(file + ": error: internal error: "), err);
    assertTrue(err.contains("--stacktrace"), err);
    String traced = failure("parse", "--stacktrace", "--engine", FakeEngine.ID, file);
    assertTrue(traced.contains("\tat " + FakeEngine.class.getName()), traced);
    assertEquals(
        traced.lines().findFirst(),
        failure("--stacktrace", "parse", "--engine", FakeEngine.ID, file)
            .lines()
            .findFirst());
  }

  @Test
  void of_memory_say_how_to_get_more() throws IOException {
    String err = failure("parse", "--engine", FakeEngine.ID, file("a.md", "!memory"));
    assertTrue(err.contains("not enough memory (no room); give Java more"), err);
  }

  @Test
  void of_writing_end_the_command() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new Cli().run(failing("No space left on device"), err, "parse", file("a.md", "x"));
    assertEquals(1, code);
    assertEquals(
        "ocp: cannot write the output: No space left on device",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void are_not_printed_for_a_closed_pipe() throws IOException {
    for (String[] arguments : new String[][] {
      {"parse", file("a.md", "x")}, {"parse", "--ndjson", file("a.md", "x")}, {"engines"}
    }) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      assertEquals(0, new Cli().run(failing("Broken pipe"), err, arguments));
      assertEquals("", err.toString(StandardCharsets.UTF_8));
    }
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
