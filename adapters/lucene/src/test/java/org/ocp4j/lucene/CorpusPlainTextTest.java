package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * The map of plain text is right for real documents. Skipped where they are not beside the project.
 */
class CorpusPlainTextTest {
  @Test
  void the_corpora_are_mapped() throws IOException {
    String named = System.getProperty("ocp.conformance");
    Path folder = named != null
        ? Path.of(named)
        : Repository.ROOT.resolveSibling("shared").resolve("conformance");
    Path corpus = folder.resolve("corpus");
    assumeTrue(Files.isDirectory(corpus), "skipped: no folder " + corpus);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(corpus)) {
      files = walk.filter(file -> file.toString().matches(".*\\.mdx?")).sorted().toList();
    }
    assertTrue(files.size() > 1_000, files.size() + " files");
    try (OcpEngine engine = Ocp.engine()) {
      for (Path file : files) {
        for (Format format : Format.values()) {
          check(engine, file, ParseOptions.DEFAULT.withFormat(format).withLenient(true));
        }
      }
      assertEquals(0, engine.liveDocuments());
    }
  }

  private static void check(OcpEngine engine, Path file, ParseOptions options) throws IOException {
    try (OcpDocument document = engine.parse(file, options)) {
      PlainTexts.check(PlainText.of(document), new SourcePositions(document).source());
    } catch (AssertionError e) {
      throw new AssertionError(file + " as " + options.format() + ": " + e.getMessage(), e);
    }
  }
}
