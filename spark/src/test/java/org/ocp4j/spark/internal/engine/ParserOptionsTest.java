package org.ocp4j.spark.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.MalformedInput;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;

class ParserOptionsTest {
  private static final ParseOptions BASE = ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);

  @Test
  void eachOptionChangesTheParser() {
    ParserOptions options = ParserOptions.of(Map.of(
        "FORMAT", "markdown",
        "extensions", "math, GFM",
        "lenient", " True ",
        "checksum", "true",
        "malformedinput", "Replace",
        "maxSourceBytes", "1m",
        "maxDepth", "7"));
    assertEquals(
        BASE.withFormat(Format.MARKDOWN)
            .withExtensions(Extension.MATH, Extension.GFM)
            .withLenient(true)
            .withChecksum(true)
            .withMalformedInput(MalformedInput.REPLACE)
            .withLimits(Limits.DEFAULT.with(Limit.SOURCE_BYTES, 1 << 20).with(Limit.DEPTH, 7)),
        options.parseOptions());
    assertEquals(options.parseOptions(), options.parseOptionsOf("page.mdx"));
    assertEquals(
        BASE.withExtensions(), ParserOptions.of(Map.of("extensions", "")).parseOptions());
  }

  @Test
  void everyLimitHasAnOption() {
    for (Limit limit : Limit.values()) {
      String name = ParserOptions.optionOf(limit);
      assertTrue(ParserOptions.isName(name), name);
      assertEquals(
          5, ParserOptions.of(Map.of(name, "5")).parseOptions().limits().get(limit), name);
    }
  }

  @Test
  void nameOfAFileChoosesTheFormat() {
    ParserOptions options = ParserOptions.DEFAULT;
    assertEquals(BASE, options.parseOptions());
    assertEquals(BASE.withFormat(Format.MDX), options.parseOptionsOf("/x/Page.MDX"));
    assertEquals(BASE.withFormat(Format.MARKDOWN), options.parseOptionsOf("page.mdx.txt"));
  }

  @Test
  void badOptionsAreRefused() {
    assertSame(ParserOptions.DEFAULT, ParserOptions.of(Map.of()));
    assertRefused("lenient", "1", "option lenient is \"1\": use true or false");
    assertRefused(
        "EXTENSIONS", "gfm,", "option extensions is \"gfm,\": use gfm or math or frontmatter");
    assertRefused("malformedInput", "x", "option malformedInput is \"x\": use report or replace");
    assertRefused(
        "maxnodes",
        "0",
        "option maxNodes is \"0\": limit on nodes is 0: use 1 to " + Limit.NODES.maximum());
    assertRefused("colour", "red", "unknown option \"colour\": use one of format, extensions,");
  }

  private static void assertRefused(String name, String value, String message) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> ParserOptions.of(Map.of(name, value)));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void optionsAreSerialized() throws Exception {
    ParserOptions options = ParserOptions.of(Map.of("maxDepth", "9"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(options);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ParserOptions copy = (ParserOptions) in.readObject();
      assertEquals(options, copy);
      assertEquals(options.hashCode(), copy.hashCode());
      assertEquals(options.parseOptionsOf("a.mdx"), copy.parseOptionsOf("a.mdx"));
      assertEquals("{maxDepth=9}", copy.toString());
    }
  }
}
