package org.ocp4j.toolkit.markdown;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The conformance data that lies beside the project, in {@code ../shared/conformance}. Tests that
 * read it are skipped where it is absent.
 */
public final class SharedData {
  /** Names the folder, where it is not beside the project. */
  private static final String PROPERTY = "ocp.conformance";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedData() {}

  /** Returns the files of a corpus that are Markdown or MDX, in order. */
  public static List<Path> corpus(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder().resolve("corpus").resolve(name))) {
      return files
          .filter(file -> file.toString().endsWith(".md") || file.toString().endsWith(".mdx"))
          .sorted()
          .toList();
    }
  }

  /** Returns the different inputs of all suites. */
  static Set<String> suiteInputs() throws IOException {
    Set<String> inputs = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(folder().resolve("suites"))) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".json")) {
          JSON.readTree(Files.readString(file))
              .forEach(example -> inputs.add(example.path("markdown").textValue()));
        } else {
          lines(file, inputs);
        }
      }
    }
    return inputs;
  }

  private static void lines(Path file, Set<String> inputs) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode input = JSON.readTree(line).path("input");
        if (input.isTextual()) {
          inputs.add(input.textValue());
        }
      }
    }
  }

  /** Returns the folder, or skips the test. */
  public static Path folder() {
    Path folder = find();
    assumeTrue(
        folder != null,
        "skipped: no folder ../shared/conformance beside the project, nor one named by -D"
            + PROPERTY);
    return folder;
  }

  private static @Nullable Path find() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      return Path.of(named).toAbsolutePath();
    }
    Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path folder = root == null ? null : root.resolveSibling("shared").resolve("conformance");
    return folder != null && Files.isDirectory(folder) ? folder : null;
  }
}
