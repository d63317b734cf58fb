package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;

/** Tests which engine the command chooses for its inputs. */
class EngineForInputsTest {
  @TempDir
  private Path folder;

  private Input file(String name, long size) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, new byte[(int) size]);
    return new Input(file.toString());
  }

  private static String engineFor(List<Input> inputs) {
    try (OcpEngine engine = Engines.openFor(inputs)) {
      return engine.id();
    }
  }

  private static String usual() {
    try (OcpEngine engine = Ocp.engine()) {
      return engine.id();
    }
  }

  @Test
  void small_inputs_are_parsed_by_java() throws IOException {
    assertEquals("java", engineFor(List.of(file("a.md", 2_000))));
    assertEquals("java", engineFor(List.of(file("a.md", Engines.SMALL))));
    assertEquals("java", engineFor(Collections.nCopies(100, file("a.md", Engines.SMALL / 100))));
    assertEquals("java", engineFor(List.of(Input.standard())));
    assertEquals("java", engineFor(List.of(new Input(folder.resolve("none.md").toString()))));
  }

  @Test
  void large_inputs_are_parsed_by_the_usual_engine() throws IOException {
    assertNotEquals("java", usual());
    assertEquals(usual(), engineFor(List.of(file("a.md", Engines.SMALL + 1))));
    Input half = file("b.md", Engines.SMALL / 2 + 1);
    assertEquals(usual(), engineFor(List.of(half, half)));
  }

  @Test
  void an_engine_that_is_chosen_for_all_parses_small_inputs_too() throws IOException {
    System.setProperty("ocp.engine", "wasm");
    try {
      assertEquals("wasm", engineFor(List.of(file("a.md", 10))));
    } finally {
      System.clearProperty("ocp.engine");
    }
  }

  @Test
  void the_sample_of_the_rehearsal_is_valid() throws IOException {
    try (var sample = Rehearsal.class.getResourceAsStream("rehearsal.mdx")) {
      Path file = Files.write(folder.resolve("sample.mdx"), sample.readAllBytes());
      Cli.Result result = new Cli().run("parse", file.toString());
      assertEquals(0, result.code(), result.err());
    }
  }
}
