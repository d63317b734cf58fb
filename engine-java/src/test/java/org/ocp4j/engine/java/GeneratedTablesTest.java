package org.ocp4j.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.AttributeKind;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Limit;
import org.ocp4j.NodeKind;

/** Compares tables, layout and enums with the text files in {@code tables/}. */
class GeneratedTablesTest {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  @Test
  void generatedFilesAreThoseOfTheirDescription() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "tables/Generate.java", "--check")
        .directory(TOP.toFile())
        .redirectErrorStream(true)
        .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", output);
    assertEquals(0, process.waitFor());
  }

  @Test
  void kindsOfNodes() throws IOException {
    List<String> kinds = Arrays.stream(NodeKind.values())
        .map(kind -> kind.name() + " = " + kind.code() + " " + kind.type())
        .toList();
    assertEquals(section("kinds"), kinds);
  }

  @Test
  void codesOfDiagnostics() throws IOException {
    List<String> codes = Arrays.stream(DiagnosticCode.values())
        .map(code -> code.name() + " = " + code.number() + " " + code.id())
        .toList();
    assertEquals(section("codes"), codes);
  }

  @Test
  void limits() throws IOException {
    List<String> limits = Arrays.stream(Limit.values())
        .map(limit -> limit.name()
            + " = "
            + List.of(Limit.values()).indexOf(limit)
            + ", "
            + limit.title()
            + ", "
            + limit.defaultValue()
            + ", "
            + limit.maximum())
        .toList();
    assertEquals(section("limits"), limits);
  }

  @Test
  void kindsOfAttributes() throws IOException {
    List<String> described = Files.readAllLines(TOP.resolve("tables/payload.txt")).stream()
        .filter(line -> line.startsWith("ATTRIBUTE_") && line.contains(": Attribute kind"))
        .map(line -> line.substring("ATTRIBUTE_".length(), line.indexOf(':')))
        .toList();
    List<String> kinds = Arrays.stream(AttributeKind.values())
        .filter(kind -> kind != AttributeKind.NUMBER) // It is no attribute of a payload.
        .map(kind -> kind.name() + " = " + List.of(AttributeKind.values()).indexOf(kind))
        .toList();
    assertEquals(described, kinds);
  }

  /** Returns the entries of a section of {@code payload.txt}, without their words. */
  private static List<String> section(String name) throws IOException {
    return Files.readAllLines(TOP.resolve("tables/payload.txt")).stream()
        .dropWhile(line -> !line.equals("[" + name + "]"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("["))
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf(": ")))
        .toList();
  }
}
