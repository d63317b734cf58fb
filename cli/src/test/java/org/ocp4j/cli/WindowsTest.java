package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests many inputs of all kinds, which are parsed in several windows. */
class WindowsTest {
  @TempDir
  private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static List<Integer> sizes(List<Input> inputs) {
    List<Integer> sizes = new ArrayList<>();
    new InputWindows(inputs).forEach(window -> sizes.add(window.size()));
    return sizes;
  }

  @Test
  void are_limited_in_inputs_and_bytes() throws IOException {
    Input small = new Input(file("small", "x"));
    Input half = new Input(file("half", "x".repeat((int) InputWindows.MOST_BYTES / 2)));
    Input large = new Input(file("large", "x".repeat((int) InputWindows.MOST_BYTES + 1)));
    Input missing = new Input("missing");
    assertEquals(List.of(), sizes(List.of()));
    assertEquals(List.of(256, 256, 88), sizes(Collections.nCopies(600, small)));
    assertEquals(List.of(2, 1), sizes(List.of(half, half, half)));
    assertEquals(List.of(1, 1, 3), sizes(List.of(small, large, small, missing, half)));
    Iterator<List<Input>> windows = new InputWindows(List.of(small)).iterator();
    assertEquals(List.of(small), windows.next());
    assertThrows(NoSuchElementException.class, windows::next);
  }

  /**
   * Returns sources, payloads, invalid inputs and the standard input, more than one window holds.
   */
  private List<String> inputs() throws IOException {
    String payload = folder.resolve("payload").toString();
    String source = file("source.md", "from a payload");
    assertEquals(0, new Cli().run("parse", "--to", "ocp", "-o", payload, source).code());
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      files.add(file(i + ".md", "text " + i));
    }
    files.set(20, payload);
    files.set(40, file("wrong.mdx", "{"));
    files.set(60, folder.resolve("missing").toString());
    files.set(80, "-");
    files.set(280, folder.resolve("missing too").toString());
    return files;
  }

  private static String[] parse(List<String> files, String... options) {
    List<String> arguments = new ArrayList<>(List.of("parse"));
    arguments.addAll(List.of(options));
    arguments.addAll(files);
    return arguments.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3", "1000000000"})
  void keep_documents_in_order(String jobs) throws IOException {
    List<String> files = inputs();
    Cli.Result result = new Cli()
        .input("from the standard input")
        .run(parse(files, "--to", "text", "--jobs", jobs));
    assertEquals(1, result.code());
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < files.size(); i++) {
      if (i != 40 && i != 60 && i != 280) {
        String text = switch (i) {
          case 20 -> "from a payload";
          case 80 -> "from the standard input";
          default -> "text " + i;
        };
        expected.append("==> " + files.get(i) + " <==\n" + text + "\n\n");
      }
    }
    assertEquals(expected.toString(), result.out() + "\n");
    List<String> errors =
        result.err().lines().filter(line -> line.contains(": error: ")).toList();
    assertEquals(3, errors.size(), result.err());
    assertTrue(errors.get(0).startsWith(files.get(40) + ":1:"), result.err());
    assertEquals(files.get(60) + ": error: no such file", errors.get(1));
    assertEquals(files.get(280) + ": error: no such file", errors.get(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void keep_lines_in_order(String jobs) throws IOException {
    List<String> files = inputs();
    Cli.Result result =
        new Cli().input("from the standard input").run(parse(files, "--ndjson", "--jobs", jobs));
    assertEquals(1, result.code());
    assertEquals("", result.err());
    List<String> lines = result.out().lines().toList();
    assertEquals(files.size(), lines.size());
    for (int i = 0; i < files.size(); i++) {
      String start = "{\"file\":" + JsonObject.quote(files.get(i)) + ",\"";
      boolean failed = i == 40 || i == 60 || i == 280;
      String line = lines.get(i);
      assertTrue(line.startsWith(start + (failed ? "error" : "tree")), line);
    }
    assertTrue(lines.get(20).contains("from a payload"), lines.get(20));
    assertTrue(lines.get(80).contains("from the standard input"), lines.get(80));
  }

  @Test
  void survive_an_input_that_needs_too_much_memory() throws IOException {
    List<String> files = List.of(
        file("a.md", "x"), file("b.md", "!memory"), file("c.md", "!crash"), file("d.md", "x"));
    for (String jobs : List.of("1", "2")) {
      Cli.Result result = new Cli().run(parse(files, "--engine", FakeEngine.ID, "--jobs", jobs));
      assertEquals(1, result.code());
      assertEquals(
          "==> %s <==\nroot 1:1-1:2\n\n==> %s <==\nroot 1:1-1:2\n"
              .formatted(files.get(0), files.get(3)),
          result.out());
      List<String> errors = result.err().lines().toList();
      assertEquals(2, errors.size(), result.err());
      assertTrue(errors.get(0).startsWith(files.get(1) + ": error: not enough memory"));
      assertTrue(errors.get(1).startsWith(files.get(2) + ": error: internal error"));
      Cli.Result lines =
          new Cli().run(parse(files, "--ndjson", "--engine", FakeEngine.ID, "--jobs", jobs));
      assertEquals(
          List.of("tree", "error\":{\"code\":\"memory", "error\":{\"code\":\"internal", "tree"),
          lines
              .out()
              .lines()
              .map(line -> line.replaceAll(
                  "^\\{\"file\":\"[^\"]*\",\"((error\":\\{\"code\":\"\\w+)|tree).*", "$1"))
              .toList());
    }
  }

  @Test
  void end_when_the_thread_is_interrupted() throws IOException {
    List<String> files = List.of(file("a.md", "x"), file("b.md", "x"));
    Thread.currentThread().interrupt();
    Cli.Result result = new Cli().run(parse(files));
    assertTrue(Thread.interrupted());
    assertEquals(1, result.code());
    assertEquals("", result.out());
    assertEquals("ocp: cannot write the output: interrupted", result.err().strip());
  }
}
