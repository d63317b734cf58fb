package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.testing.FakeEngine;

/** Tests that a file's name determines its format, unless the options have one. */
class FileFormatTest {
  @TempDir
  Path directory = Path.of("");

  private final FakeEngine backend = new FakeEngine();
  private final OcpEngine engine = Ocp.builder().provider(backend).build();

  @AfterEach
  void close() {
    engine.close();
  }

  private Format seen() {
    ParseOptions options = backend.lastOptions;
    assertNotNull(options);
    return options.format();
  }

  private Path file(String name) throws IOException {
    return Files.writeString(directory.resolve(name), "a");
  }

  @ParameterizedTest
  @CsvSource({
    "a.mdx, MDX",
    "A.MDX, MDX",
    "a.md, MARKDOWN",
    "a.mdx.md, MARKDOWN",
    "README, MARKDOWN",
    "mdx, MARKDOWN",
    ".mdx, MDX"
  })
  void fileIsParsedAsItsNameSays(String name, Format format) throws IOException {
    Path file = file(name);

    engine.parse(file).close();
    assertEquals(format, seen());
    engine.parse(file, ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED)).close();
    assertEquals(format, seen());
    engine.parseAll(List.of(OcpSource.of(file)), ParseOptions.DEFAULT).close();
    assertEquals(format, seen());
    OcpSource renamed = OcpSource.of(file).withName("a.txt").withOptions(ParseOptions.DEFAULT);
    engine.parseAll(List.of(renamed), ParseOptions.MDX).close();
    assertEquals(format, seen());
    try (OcpFrame frame = engine.openFrame(1 << 12)) {
      frame.parse(file, ParseOptions.DEFAULT);
      assertEquals(format, seen());
    }
  }

  @Test
  void optionsWithAFormatHoldForEveryFile() throws IOException {
    engine.parse(file("a.mdx"), ParseOptions.MARKDOWN).close();
    assertEquals(Format.MARKDOWN, seen());
    engine.parse(file("a.md"), ParseOptions.MDX).close();
    assertEquals(Format.MDX, seen());
    engine.parseAll(List.of(OcpSource.of(file("b.md"))), ParseOptions.MDX).close();
    assertEquals(Format.MDX, seen());
    OcpSource source = OcpSource.of(file("b.mdx")).withOptions(ParseOptions.MARKDOWN);
    engine.parseAll(List.of(source), ParseOptions.MDX).close();
    assertEquals(Format.MARKDOWN, seen());
  }

  @Test
  void everythingElseIsMdx() {
    engine.parse("a").close();
    assertEquals(Format.MDX, seen());
    engine.parse("a", ParseOptions.MARKDOWN).close();
    assertEquals(Format.MARKDOWN, seen());
  }

  @Test
  void optionsKeepWhetherAFormatWasChosen() {
    assertEquals(Format.MDX, ParseOptions.DEFAULT.format());
    assertNotEquals(ParseOptions.DEFAULT, ParseOptions.MDX);
    assertEquals(ParseOptions.MDX, ParseOptions.DEFAULT.withFormat(Format.MDX));
    assertEquals(
        Format.MARKDOWN,
        ParseOptions.DEFAULT
            .withLenient(true)
            .with(Extension.MATH, false)
            .withFormatOf(Path.of("a.md"))
            .format());
    assertSame(ParseOptions.MDX, ParseOptions.MDX.withFormatOf(Path.of("a.md")));
    assertEquals(
        Format.MARKDOWN, ParseOptions.DEFAULT.withFormatOf(Path.of("/")).format());
  }
}
