package org.ocp4j.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The documents to parse: every {@code .md} and {@code .mdx} file below a folder.
 *
 * @param files the documents, at least one
 * @param bytes the total size of the documents in bytes
 */
public record Corpus(List<Document> files, long bytes) {
  /** The parse options for documents that are not MDX. */
  public static final ParseOptions MARKDOWN = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);

  /** Copies the list of documents. */
  public Corpus {
    files = List.copyOf(files);
  }

  /**
   * A document of the corpus. It has no useful {@code equals}, because documents are never
   * compared.
   *
   * @param name the file name
   * @param utf8 the source as UTF-8
   * @param text the source as a string
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Document(String name, byte[] utf8, String text) {
    /** Returns the parse options for this document: MDX for {@code .mdx} files, else Markdown. */
    ParseOptions options() {
      return name.endsWith(".mdx") ? ParseOptions.DEFAULT : MARKDOWN;
    }
  }

  /**
   * Reads all documents below a folder.
   *
   * @throws IllegalArgumentException if the folder does not exist or contains no documents
   */
  public static Corpus read(String folder) {
    Path root = Path.of(folder);
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException(
          "no folder " + root.toAbsolutePath() + ": name a folder with .md or .mdx files in it");
    }
    try (Stream<Path> paths = Files.walk(root)) {
      List<Document> files = paths
          .filter(path -> path.toString().endsWith(".md") || path.toString().endsWith(".mdx"))
          .filter(Files::isRegularFile)
          .sorted()
          .map(Corpus::document)
          .toList();
      long bytes = files.stream().mapToLong(file -> file.utf8().length).sum();
      if (bytes == 0) {
        throw new IllegalArgumentException("nothing to parse in "
            + root.toAbsolutePath()
            + ": name a folder with .md or .mdx files in it");
      }
      return new Corpus(files, bytes);
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

  /**
   * Returns the document with a number; after the last document, numbers start over with the first.
   */
  Document cycled(int number) {
    return files.get(number % files.size());
  }

  /** Parses all documents with an engine: MDX files as MDX, all others as Markdown. */
  void parseByName(OcpEngine engine, Blackhole hole) {
    for (Document document : files) {
      try (OcpDocument parsed = engine.parse(document.utf8(), document.options())) {
        hole.consume(parsed.nodeCount());
      } catch (OcpParseException e) {
        hole.consume(e);
      }
    }
  }
}
