package org.ocp4j.engine.java.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.conformance.SharedData;

/**
 * Tests with every expression and ESM block that remark, with acorn, found in the documents of the
 * shared conformance folder: the scan must end where the value ends, and refuse none.
 */
@Tag("parser")
class ExpressionsConformanceTest {
  private static final List<String> EXPRESSION_TYPES = List.of(
      "mdxFlowExpression",
      "mdxTextExpression",
      "mdxJsxAttributeValueExpression",
      "mdxJsxExpressionAttribute");

  private static final List<String> TREES = new ArrayList<>();

  private final Expressions expressions = new Expressions(new Scratch());

  @BeforeAll
  static void read() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> corpora = Files.list(SharedData.file("corpus-mdast"))) {
      corpora.filter(file -> file.toString().endsWith(".ndjson.gz")).sorted().forEach(files::add);
    }
    files.add(SharedData.file("suites/pairs.ndjson.gz"));
    for (Path file : files) {
      try (BufferedReader reader = new BufferedReader(new InputStreamReader(
          new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
        reader.lines().forEach(TREES::add);
      }
    }
  }

  @Test
  void expressionsEndAtTheBraceThatClosesThem() {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (String type : EXPRESSION_TYPES) {
      for (String value : values(type)) {
        count++;
        byte[] source = utf8(value + "} tail {x}");
        int end = expressions.scanExpression(source, 0, source.length);
        boolean spread = type.equals("mdxJsxExpressionAttribute");
        if (end != utf8(value).length
            || expressions.refusedAt() >= 0
            || expressions.startsWithSpread() != spread
            || (spread && expressions.hasExtraAfterComma())) {
          wrong.add(type + ": " + value);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(count > 3_000, "number of expressions found: " + count);
  }

  @Test
  void esmEndsAtTheFirstBlankLineOutsideBrackets() {
    List<String> wrong = new ArrayList<>();
    List<String> blocks = values("mdxjsEsm");
    for (String value : blocks) {
      byte[] source = utf8(value + "\n\n# next");
      int end = expressions.scanEsm(source, 0, source.length);
      if (end != utf8(value).length || expressions.refusedAt() >= 0 || expressions.isUnclosed()) {
        wrong.add(value);
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(blocks.size() > 100, "number of ESM blocks found: " + blocks.size());
  }

  /** Returns the values of all nodes of a type; in these files, the value follows the type. */
  private static List<String> values(String type) {
    List<String> values = new ArrayList<>();
    String quoted = '"' + type + '"';
    for (String tree : TREES) {
      for (int at = tree.indexOf(quoted); at >= 0; at = tree.indexOf(quoted, at + 1)) {
        int key = tree.indexOf("\"value\"", at);
        values.add(string(tree, tree.indexOf('"', key + 7) + 1));
      }
    }
    return values;
  }

  /** Returns the content of a JSON string. */
  private static String string(String json, int from) {
    StringBuilder text = new StringBuilder();
    int i = from;
    while (json.charAt(i) != '"') {
      char c = json.charAt(i++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escape = json.charAt(i++);
      switch (escape) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(json, i, i + 4, 16));
          i += 4;
        }
        default -> text.append(escape);
      }
    }
    return text.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
