package org.ocp4j.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.bench.BenchCli;

/** Tests what {@code ocp bench chunks} reads, prints, writes and refuses. */
class ChunksCommandTest {
  private static final String TREES = """
      {"file":"a.md","format":"markdown","tree":{"type":"root","children":[{"type":"paragraph",\
      "children":[{"type":"text","value":"one two three","position":{"start":{"offset":0},"end":\
      {"offset":13}}}],"position":{"start":{"offset":0},"end":{"offset":13}}}],"position":{"start":\
      {"offset":0},"end":{"offset":14}}}}
      {"file":"b.mdx","format":"mdx","error":{"reason":"no"}}
      """;

  @TempDir
  private Path folder;

  @BeforeEach
  void writeCorpus() throws IOException {
    Files.createDirectories(folder.resolve("corpus/docs"));
    Files.createDirectories(folder.resolve("corpus-mdast"));
    Files.writeString(folder.resolve("corpus/docs/a.md"), "one two three\n");
    try (OutputStream file = new GZIPOutputStream(
        Files.newOutputStream(folder.resolve("corpus-mdast/docs.ndjson.gz")))) {
      file.write(TREES.getBytes(StandardCharsets.UTF_8));
    }
  }

  private BenchCli.Result chunks(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "bench";
    all[1] = "chunks";
    all[2] = "--no-speed";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return new BenchCli().run(all);
  }

  @Test
  void prints_the_page() {
    for (String corpus : List.of("corpus", "corpus/docs")) {
      BenchCli.Result result =
          chunks("--budget", "64", "--budget", "32", folder.resolve(corpus).toString());
      assertEquals(0, result.code(), result.err());
      assertTrue(result.out().startsWith("# Chunking\n\n```sh\n"), result.out());
      assertTrue(result.out().contains("\n## Faults, 32 tokens\n"), result.out());
      assertTrue(result.out().contains("\n## Faults, 64 tokens\n"), result.out());
      assertTrue(
          result.out().contains("\n| **ocp4j** | 1 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"),
          result.out());
      assertTrue(
          result.out().contains("\n| LangChain4j | 1 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 1 |\n"),
          result.out());
      assertTrue(result.out().contains("\n## How it was measured\n"), result.out());
    }
  }

  @Test
  void writes_each_fault() throws IOException {
    Path faults = folder.resolve("faults.txt");
    chunks(
        "--budget",
        "64",
        "--faults",
        faults.toString(),
        folder.resolve("corpus").toString());
    assertEquals(
        List.of("LangChain4j", "Spring AI", "separators").stream()
            .map(name ->
                name + ", 64 tokens: docs/a.md, byte 0: source ranges wrong or missing: chunk 0")
            .toList(),
        Files.readAllLines(faults));
  }

  @Test
  void names_versions() {
    String page = chunks("--quick", folder.resolve("corpus").toString()).out();
    assertTrue(page.contains("quick run"), page);
    assertTrue(page.matches("(?s).*LangChain4j\\*\\* \\d+\\.\\d+.*"), page);
    assertTrue(!page.contains("${"), page);
  }

  @Test
  void refuses_a_folder_without_trees() {
    BenchCli.Result result = chunks(folder.resolve("corpus-mdast").toString());
    assertEquals(1, result.code());
    assertTrue(result.err().contains("no trees of remark for "), result.err());
  }

  @Test
  void refuses_wrong_usage() {
    assertEquals(2, chunks().code());
    assertEquals(2, chunks("--budget", "0", folder.toString()).code());
  }
}
