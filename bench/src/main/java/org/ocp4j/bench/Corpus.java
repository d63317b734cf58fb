package org.ocp4j.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Documents to parse: every {@code .md} and {@code .mdx} file below a folder.
 *
 * @param files the documents
 * @param bytes how many bytes they have together
 */
record Corpus(List<Document> files, long bytes) {
  /** A document, as UTF-8 and as a string. Nobody compares documents. */
  @SuppressWarnings("ArrayRecordComponent")
  record Document(String name, byte[] utf8, String text) {
    boolean isMdx() {
      return name.endsWith(".mdx");
    }
  }

  /** Reads a folder. */
  static Corpus read(String folder) {
    Path root = Path.of(folder);
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException("no folder "
          + root.toAbsolutePath()
          + ": name one with documents in it, as in -p corpus=path/to/docs");
    }
    try (Stream<Path> paths = Files.walk(root)) {
      List<Document> files = paths
          .filter(path -> path.toString().endsWith(".md") || path.toString().endsWith(".mdx"))
          .sorted()
          .map(Corpus::document)
          .toList();
      return new Corpus(
          files, files.stream().mapToLong(file -> file.utf8().length).sum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(Path path) {
    try {
      byte[] utf8 = Files.readAllBytes(path);
      return new Document(path.toString(), utf8, new String(utf8, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
