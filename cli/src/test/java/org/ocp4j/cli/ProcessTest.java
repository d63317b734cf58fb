package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command in a process of its own, in a locale that supports only ASCII. */
class ProcessTest {
  @TempDir
  private Path folder;

  private Process start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  private Process start(List<String> options, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // starts sooner
    command.addAll(options);
    command.add("--enable-native-access=ALL-UNNAMED"); // as in the manifest of the jar
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    return builder.directory(folder.toFile()).start();
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

  @Test
  void reads_the_standard_input_if_no_file_is_named() throws Exception {
    boolean isFull = Boolean.getBoolean("ocp.tests.full");
    List<String> commands = List.of("parse", "lint", "toc", "links", "format", "digest");
    for (String command : isFull ? commands : commands.subList(1, 3)) {
      Process process = start(command);
      process.getOutputStream().write("# [a]\n\n[a]: b\n".getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), command);
      assertEquals(command.equals("lint"), out.isEmpty(), out);
    }
  }

  @Test
  void names_files_of_the_current_folder_without_a_dot() throws Exception {
    Files.createDirectory(folder.resolve("b"));
    Files.writeString(folder.resolve("b/a.md"), "# a");
    for (String[] arguments : new String[][] {
      {"format", "--check", "."}, {"format", "--check", "**/*.md"}, {"format", "--check", "b"}
    }) {
      Process process = start(arguments);
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(1, process.waitFor());
      assertEquals(Path.of("b", "a.md") + "\n", out);
    }
  }

  @Test
  void loads_the_toolkit_only_when_it_is_needed() throws Exception {
    String file = Files.writeString(folder.resolve("a.md"), "# a").toString();
    assertEquals(0, toolkitClasses("parse", file));
    assertEquals(0, toolkitClasses("lint", file));
    assertTrue(toolkitClasses("format", file) > 0);
  }

  private long toolkitClasses(String... arguments) throws Exception {
    Process process = start(List.of("-verbose:class"), arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return out.lines().filter(line -> line.contains(" org.ocp4j.toolkit.")).count();
  }

  @Test
  void leaves_files_whole_when_it_is_killed_while_it_writes() throws Exception {
    String source = "* item *two*\n".repeat(2_000);
    String formatted = "- item *two*\n".repeat(2_000);
    int count = 400;
    for (int i = 0; i < count; i++) {
      Files.writeString(folder.resolve(i + ".md"), source);
    }
    Process process = start("format", "--write", folder.toString());
    assertTrue(process.getInputStream().read() > 0, "the first file is written");
    process.destroyForcibly().waitFor();
    int done = 0;
    for (int i = 0; i < count; i++) {
      String text = Files.readString(folder.resolve(i + ".md"));
      done += text.equals(formatted) ? 1 : 0;
      assertTrue(text.equals(formatted) || text.equals(source), text);
    }
    assertTrue(done > 0);
  }

  @Test
  void leaves_no_temporary_file_when_it_is_told_to_end() throws Exception {
    for (int i = 0; i < 400; i++) {
      Files.writeString(folder.resolve(i + ".md"), "* item\n".repeat(2_000));
    }
    Process process = start("format", "--write", folder.toString());
    assertTrue(process.getInputStream().read() > 0, "the first file is written");
    process.destroy();
    process.waitFor();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(400, files.filter(file -> file.toString().endsWith(".md")).count());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(), files.filter(file -> !file.toString().endsWith(".md")).toList());
    }
  }
}
