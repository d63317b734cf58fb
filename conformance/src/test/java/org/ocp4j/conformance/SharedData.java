package org.ocp4j.conformance;

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
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The conformance data that lies beside the project, in {@code ../shared/conformance}, read in
 * place. Where it is absent, tests are skipped; where it is there but a file is missing, they fail.
 */
public final class SharedData {
  /** Names the folder, where it is not beside the project. */
  private static final String PROPERTY = "ocp.conformance";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedData() {}

  /** What is done with each line of a file. */
  interface Lines {
    /** Takes one line, numbered from 1. */
    void accept(int number, JsonNode line) throws IOException;
  }

  /** Whether the data is there. */
  static boolean isThere() {
    return folder() != null;
  }

  /** A file of the data; skips the test when there is no data. */
  public static Path file(String name) {
    Path folder = folder();
    assumeTrue(
        folder != null,
        "skipped: no folder ../shared/conformance beside the project, nor one named by -D"
            + PROPERTY);
    return folder.resolve(name);
  }

  /** Reads a file of a JSON value a line, one line at a time. */
  static void lines(String name, Lines consumer) throws IOException {
    Path file = file(name);
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        consumer.accept(++number, JSON.readTree(line));
      }
    }
  }

  /** The source of a suite's line, which is a string, or an array of bytes. */
  static String input(JsonNode line) {
    JsonNode input = line.path("input");
    if (input.isTextual()) {
      return input.textValue();
    }
    byte[] bytes = new byte[input.path("bytes").size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) input.path("bytes").path(i).intValue();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  private static @Nullable Path folder() {
    String named = System.getProperty(PROPERTY);
    if (named != null) {
      Path folder = Path.of(named).toAbsolutePath();
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException("-D" + PROPERTY + " names no folder: " + folder);
      }
      return folder;
    }
    Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (root != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path folder = root == null ? null : root.resolveSibling("shared").resolve("conformance");
    return folder != null && Files.isDirectory(folder) ? folder : null;
  }
}
