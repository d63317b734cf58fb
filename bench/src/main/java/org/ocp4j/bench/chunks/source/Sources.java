package org.ocp4j.bench.chunks.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.ocp4j.Format;

/**
 * The documents of corpora that remark can read.
 *
 * @param documents the documents, at least one
 * @param refused how many documents were left out because remark refuses them
 */
public record Sources(List<Source> documents, int refused) {
  /** The folder beside that of the corpora that has the trees. */
  private static final String TREES = "corpus-mdast";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a line says before the tree, which may be large. */
  private record Header(String file, String format, boolean hasTree) {
    static Header of(String line) throws IOException {
      String file = "";
      String format = "";
      try (JsonParser parser = JSON.createParser(line)) {
        parser.nextToken();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          if (name.equals("tree")) {
            return new Header(file, format, true);
          }
          JsonToken value = parser.nextToken();
          if (name.equals("file")) {
            file = parser.getText();
          } else if (name.equals("format")) {
            format = parser.getText();
          } else if (value.isStructStart()) {
            parser.skipChildren();
          }
        }
      }
      return new Header(file, format, false);
    }
  }

  /** Copies the list of documents. */
  public Sources {
    documents = List.copyOf(documents);
  }

  /**
   * Reads corpora. A folder is a corpus if its trees are in {@code
   * ../../corpus-mdast/NAME.ndjson.gz}; otherwise its folders are.
   *
   * @param folders the folders
   * @param step 1 for all documents, or n for every n-th
   * @param withTrees whether to read the trees, too
   * @throws IllegalArgumentException if a folder is no corpus and has none; the message says so
   */
  public static Sources read(List<Path> folders, int step, boolean withTrees) throws IOException {
    List<Source> documents = new ArrayList<>();
    int refused = 0;
    int number = 0;
    for (Path corpus : corpora(folders)) {
      try (BufferedReader lines = lines(treesOf(corpus))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          boolean isChosen = number++ % step == 0;
          if (!isChosen) {
            continue;
          }
          Header header = Header.of(line);
          if (header.hasTree) {
            Mdast tree = withTrees ? Mdast.of(JSON.readTree(line).path("tree")) : Mdast.EMPTY;
            documents.add(document(corpus, header, tree));
          } else {
            refused++;
          }
        }
      }
    }
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("no documents in " + folders);
    }
    return new Sources(documents, refused);
  }

  /** Returns the total size of the documents in bytes. */
  public long bytes() {
    return documents.stream().mapToLong(document -> document.utf8().length).sum();
  }

  private static Source document(Path corpus, Header header, Mdast tree) throws IOException {
    return Source.of(
        String.valueOf(corpus.getFileName()),
        header.file,
        header.format.equals("mdx") ? Format.MDX : Format.MARKDOWN,
        Files.readString(corpus.resolve(header.file)),
        tree);
  }

  private static List<Path> corpora(List<Path> folders) throws IOException {
    List<Path> corpora = new ArrayList<>();
    for (Path named : folders) {
      Path folder = named.toAbsolutePath().normalize();
      if (!Files.isDirectory(folder)) {
        throw new IllegalArgumentException("no folder " + folder);
      }
      List<Path> found = Files.exists(treesOf(folder)) ? List.of(folder) : within(folder);
      if (found.isEmpty()) {
        throw new IllegalArgumentException("no trees of remark for " + folder
            + ": name a corpus whose trees are in " + treesOf(folder));
      }
      corpora.addAll(found);
    }
    return corpora;
  }

  private static List<Path> within(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(child -> Files.exists(treesOf(child))).sorted().toList();
    }
  }

  private static Path treesOf(Path corpus) {
    return corpus
        .resolve("../..")
        .resolve(TREES)
        .resolve(corpus.getFileName() + ".ndjson.gz")
        .normalize();
  }

  private static BufferedReader lines(Path file) throws IOException {
    return new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
