package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * Tests that a source always has the same payload: in every repetition, on every thread, and
 * whatever the engine has parsed before or parses at the same time.
 */
class DeterminismTest {
  private static final int THREADS = 8;
  private static final int PARSES = Boolean.getBoolean("ocp.tests.full") ? 1_000 : 300;

  /** Lenient parsing, because grammar errors must leave no state behind either. */
  private static final ParseOptions MDX = ParseOptions.DEFAULT.withLenient(true);

  private static final ParseOptions MARKDOWN = MDX.withFormat(Format.MARKDOWN);

  private record Source(String text, ParseOptions options) {}

  @Test
  void ownDocuments() throws Exception {
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(Files.readString(tour()), MDX));
    for (String family : new String[] {
      "gfm-table-square",
      "gfm-footnotes-and-calls",
      "gfm-finished-addresses",
      "math-unmatched",
      "mdx-wrong-tags-of-many-names",
      "mdx-wrong-expressions",
      "mdx-wrong-imports",
      "mdx-tags-in-lists",
      "cm-links-and-images-nested"
    }) {
      String text = HostileSources.FAMILIES.get(family).apply(60);
      sources.add(new Source(text, family.startsWith("mdx") ? MDX : MARKDOWN));
    }
    check("own documents", sources);
  }

  /** Parses some files of the corpora, both unchanged and damaged. */
  @Test
  void realDocuments() throws Exception {
    List<Source> sources = new ArrayList<>();
    Random random = new Random(3);
    try (Stream<Path> files = Files.walk(SharedData.file("corpus"))) {
      List<Path> small = new ArrayList<>(files
          .filter(file -> file.toString().endsWith(".mdx"))
          .filter(file -> file.toFile().length() < 8_000)
          .sorted()
          .toList());
      Collections.shuffle(small, random);
      for (Path file : small.subList(0, 8)) {
        String text = Files.readString(file);
        sources.add(new Source(text, MDX));
        sources.add(new Source(text, MARKDOWN));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 50; i++) {
          bytes = Damage.once(bytes, random);
        }
        sources.add(new Source(new String(bytes, StandardCharsets.UTF_8), MDX));
      }
    }
    check("real documents", sources);
  }

  private static Path tour() {
    Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    return root.resolve("examples").resolve("tour.mdx");
  }

  private static void check(String what, List<Source> sources) throws Exception {
    List<Set<String>> hashes = new ArrayList<>();
    sources.forEach(source -> hashes.add(Collections.synchronizedSet(new HashSet<>())));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (OcpEngine engine = EngineUnderTest.open()) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        tasks.add(() -> {
          parseInRandomOrder(engine, sources, random, hashes);
          return null;
        });
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
      assertEquals(0, engine.liveDocuments(), "number of documents left open");
    } finally {
      threads.shutdown();
    }
    Set<String> all = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      assertEquals(1, hashes.get(i).size(), "number of different payloads of source " + i);
      all.addAll(hashes.get(i));
    }
    assertNotEquals(1, all.size(), "different sources give different payloads");
    System.out.println(what
        + ": "
        + sources.size()
        + " sources parsed "
        + PARSES
        + " times on "
        + THREADS
        + " threads, one payload each");
  }

  /** Runs the part of one thread. */
  private static void parseInRandomOrder(
      OcpEngine engine, List<Source> sources, Random random, List<Set<String>> hashes)
      throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      order.add(i);
    }
    for (int i = 0; i < PARSES / THREADS; i++) {
      Collections.shuffle(order, random);
      for (int chosen : order) {
        Source source = sources.get(chosen);
        try (OcpDocument document = engine.parse(source.text, source.options)) {
          ByteBuffer payload = document.payload();
          digest.update(payload);
          hashes.get(chosen).add(HexFormat.of().formatHex(digest.digest()));
        }
      }
    }
  }
}
