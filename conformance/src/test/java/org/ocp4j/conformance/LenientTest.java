package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.Diagnostic;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/**
 * Tests of lenient parsing: every source gives a document that loses no text of the source (see
 * {@link Spans}). If strict parsing refuses the source, the document has diagnostics; otherwise its
 * payload equals that of strict parsing.
 */
@Tag("shared")
class LenientTest {
  private static final int DAMAGES = 10_000;

  /**
   * The largest size of a file in bytes; larger files take most of the time and have the same
   * constructs.
   */
  private static final int LARGEST = 64 << 10;

  /** The largest size of a damaged pair in characters; longer ones show no other differences. */
  private static final int SHORT = 2_000;

  private static final OcpEngine ENGINE = EngineUnderTest.open();

  @AfterAll
  static void closeEngine() {
    assertEquals(0, ENGINE.liveDocuments(), "number of documents left open");
    ENGINE.close();
  }

  /** Counts the results of sources. */
  private static final class Outcomes {
    private final List<String> wrong = new ArrayList<>();
    private int strict;
    private int mended;

    void add(String name, byte[] source, Format format) {
      ParseOptions options = ParseOptions.DEFAULT.withFormat(format);
      byte[] expected = strictly(source, options);
      String problem;
      try (OcpDocument document = ENGINE.parse(source, options.withLenient(true))) {
        OcpDocument.open(document.payload()).close();
        problem = Spans.problem(document);
        List<Diagnostic> diagnostics = document.diagnostics();
        if (problem == null && expected.length == 0 && diagnostics.isEmpty()) {
          problem = "strict parsing refuses the source, and lenient parsing has no diagnostic";
        } else if (problem == null && !isInOrder(diagnostics)) {
          problem = "diagnostics are out of order or have no code: " + diagnostics;
        } else if (problem == null
            && expected.length > 0
            && !Arrays.equals(expected, Payloads.bytes(document.payload()))) {
          problem = "the payload differs from that of strict parsing";
        }
      } catch (RuntimeException e) {
        problem = e.toString();
      }
      if (problem != null) {
        wrong.add(name + ": " + problem + "\n" + shown(source));
      } else if (expected.length > 0) {
        strict++;
      } else {
        mended++;
      }
    }

    private static boolean isInOrder(List<Diagnostic> diagnostics) {
      long last = 0;
      for (Diagnostic diagnostic : diagnostics) {
        if (diagnostic.start() < last || diagnostic.code() == null) {
          return false;
        }
        last = diagnostic.start();
      }
      return true;
    }

    private static String shown(byte[] source) {
      return Mdast.shortened(new String(source, StandardCharsets.UTF_8), 200);
    }

    /** Returns the payload of strict parsing; empty if the source is refused. */
    private static byte[] strictly(byte[] source, ParseOptions options) {
      try (OcpDocument document = ENGINE.parse(source, options)) {
        return Payloads.bytes(document.payload());
      } catch (OcpParseException e) {
        return new byte[0];
      }
    }

    void report(String what, int minimumStrict, int minimumMended) {
      System.out.println(what
          + ", parsed leniently: "
          + strict
          + " like strictly, "
          + mended
          + " with diagnostics, "
          + wrong.size()
          + " wrong");
      assertEquals("", String.join("\n", wrong), what);
      assertTrue(strict >= minimumStrict, "like strictly: " + strict);
      assertTrue(mended >= minimumMended, "with diagnostics: " + mended);
    }
  }

  @Test
  void realDocuments() throws IOException {
    Outcomes outcomes = new Outcomes();
    for (Path file : files()) {
      Format format = isMdx(file) ? Format.MDX : Format.MARKDOWN;
      outcomes.add(file.toString(), Files.readAllBytes(file), format);
    }
    outcomes.report("corpus", 1_412, 6);
  }

  @Test
  void pairs() throws IOException {
    Outcomes outcomes = new Outcomes();
    SharedData.lines("suites/pairs.ndjson.gz", (number, line) -> {
      byte[] source = line.path("input").textValue().getBytes(StandardCharsets.UTF_8);
      outcomes.add("pair " + number + " as MDX", source, Format.MDX);
      outcomes.add("pair " + number + " as Markdown", source, Format.MARKDOWN);
    });
    outcomes.report("pairs", 4_100, 440);
  }

  /** Removes one byte of a real document, or inserts a character. */
  @Test
  void damagedDocuments() throws IOException {
    List<byte[]> sources = new ArrayList<>();
    for (Path file : files()) {
      if (isMdx(file) && Files.size(file) < LARGEST) {
        sources.add(Files.readAllBytes(file));
      }
    }
    Outcomes outcomes = new Outcomes();
    Random random = new Random(1);
    for (int i = 0; i < DAMAGES; i++) {
      byte[] source = Damage.once(sources.get(random.nextInt(sources.size())), random);
      outcomes.add("damage " + i, source, Format.MDX);
    }
    outcomes.report(DAMAGES + " damaged documents", 9_000, 500);
  }

  /**
   * Concatenates the inputs of tests and damages them several times, which breaks the grammar more
   * often.
   */
  @Test
  void damagedPairs() throws IOException {
    List<String> inputs = new ArrayList<>();
    SharedData.lines("suites/pairs.ndjson.gz", (number, line) -> {
      String input = line.path("input").textValue();
      if (input.length() < SHORT) {
        inputs.add(input);
      }
    });
    Outcomes outcomes = new Outcomes();
    Random random = new Random(2);
    for (int i = 0; i < DAMAGES; i++) {
      StringBuilder joined = new StringBuilder();
      for (int count = random.nextInt(3); count >= 0; count--) {
        joined.append(inputs.get(random.nextInt(inputs.size()))).append("\n".repeat(count));
      }
      byte[] source = joined.toString().getBytes(StandardCharsets.UTF_8);
      for (int count = random.nextInt(6); count > 0; count--) {
        source = Damage.once(source, random);
      }
      outcomes.add("damage " + i, source, Format.MDX);
    }
    outcomes.report(DAMAGES + " damaged pairs", 3_000, 4_000);
  }

  @Test
  void diagnosticsAreNoMoreThanTheirLimit() {
    byte[] source = "a <b> {\n\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);
    ParseOptions lenient = ParseOptions.DEFAULT.withLenient(true);
    try (OcpDocument document = ENGINE.parse(source, lenient)) {
      assertEquals(Limit.DIAGNOSTICS.defaultValue(), document.diagnostics().size());
    }
    Limits three = Limits.DEFAULT.with(Limit.DIAGNOSTICS, 3);
    try (OcpDocument document = ENGINE.parse(source, lenient.withLimits(three))) {
      assertEquals(
          List.of(2L, 6L, 11L),
          document.diagnostics().stream().map(Diagnostic::start).toList());
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SharedData.file("corpus"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isMdx(file) || file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static boolean isMdx(Path file) {
    return file.toString().endsWith(".mdx") || file.toString().contains("react.dev");
  }
}
