package org.ocp4j.example.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/writing-an-engine.md} shows the sources of this example, and all of them. */
class WritingAnEngineTest {
  private static final Path PAGE = Path.of("..", "docs", "writing-an-engine.md");
  private static final Path MAIN = Path.of("src", "main", "java");
  private static final Path PACKAGE = Path.of("org", "ocp4j", "example", "direct");
  private static final Path TEST =
      Path.of("src", "test", "java").resolve(PACKAGE).resolve("DirectEngineTest.java");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

  /** The page leaves these lines of the test out: a reader's build has no full and plain runs. */
  private static final Pattern TAG =
      Pattern.compile("(?m)^(?:import org\\.junit\\.jupiter\\.api\\.Tag;|@Tag\\(\"full\"\\))\\n");

  private static List<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** Returns the files of the engine, and its test from its imports on. */
  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(MAIN.resolve(PACKAGE))) {
      for (Path file : files.sorted().toList()) {
        if (!file.endsWith("package-info.java")) {
          sources.add(Files.readString(file));
        }
      }
    }
    sources.add(Files.readString(MAIN.resolve("module-info.java")));
    String test = TAG.matcher(Files.readString(TEST)).replaceAll("");
    sources.add(test.substring(test.indexOf("import ")));
    return sources;
  }

  @Test
  void thePageShowsTheSources() throws IOException {
    assertEquals(
        sources().stream().sorted().toList(), blocks().stream().sorted().toList());
  }
}
