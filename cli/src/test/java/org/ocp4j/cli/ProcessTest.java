package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command in a process of its own, in a locale that supports only ASCII. */
class ProcessTest {
  @TempDir
  private Path folder;

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED"); // as in the manifest of the jar
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  @Test
  void speaks_utf8_whatever_the_locale() throws Exception {
    Process process = start("parse", "-");
    process.getOutputStream().write("☃".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertTrue(out.endsWith("   └─ text 1:1-1:2 \"☃\"\n"), out);
  }

  @Test
  void ends_with_the_exit_code() throws Exception {
    Process process = start("parse", folder.resolve("missing").toString());
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor());
    assertTrue(err.contains(": error: no such file"), err);
  }

  @Test
  void exits_quietly_when_the_pipe_is_closed() throws Exception {
    String source = "word *word*\n\n".repeat(50_000);
    Path file = Files.writeString(folder.resolve("a.md"), source);
    Process process = start("parse", file.toString());
    assertEquals('r', process.getInputStream().read());
    process.getInputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals("", err);
  }
}
