package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/**
 * Tests that payloads are at most three times as large as their sources, including the sources in
 * them.
 */
class PayloadSizeTest {
  private static final double MOST = 3.0;

  private long sourceBytes;
  private long payloadBytes;

  @Test
  void payloadsOfDocumentationAreAtMostThreeTimesTheirSources() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(SharedData.file("corpus"))) {
      files = all.filter(file -> file.toString().matches(".*\\.mdx?")).toList();
    }
    try (OcpEngine engine = EngineUnderTest.open()) {
      for (Path file : files) {
        add(engine, file);
      }
    }
    double ratio = (double) payloadBytes / sourceBytes;
    System.out.printf(
        "payloads of %d documents: %.2f bytes for each byte of source%n", files.size(), ratio);
    assertTrue(ratio <= MOST, () -> ratio + " times the source");
  }

  private void add(OcpEngine engine, Path file) throws IOException {
    Format format = file.toString().endsWith(".mdx") ? Format.MDX : Format.MARKDOWN;
    try (OcpDocument document = engine.parse(file, ParseOptions.DEFAULT.withFormat(format))) {
      sourceBytes += document.sourceByteSize();
      payloadBytes += document.byteSize();
    } catch (OcpParseException e) {
      // Some files are not MDX, also according to remark; CorpusTest counts them.
    }
  }
}
