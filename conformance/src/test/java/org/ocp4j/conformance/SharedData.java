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
 * Reads the conformance data beside the project, in {@code ../shared/conformance}. If the folder is
 * absent, tests are skipped; if only a file is missing, they fail.
 */
public final class SharedData {
  /** The system property with the path of the folder, if it is not beside the project. */
  private static final String PROPERTY = "ocp.conformance";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedData() {}

  /** Handles the lines of a file. */
  interface Lines {
    /** Handles one line, with its number, which counts from 1. */
    void accept(int number, JsonNode line) throws IOException;
  }

  /** Returns {@code true} if the data is available. */
  static boolean isThere() {
    return folder() != null;
  }

  /** Returns a file of the data; skips the test if the data is not available. */
  public static Path file(String name) {
    Path folder = folder();
    assumeTrue(
        folder != null,
        "skipped: no folder ../shared/conformance beside the project, nor one named by -D"
            + PROPERTY);
    return folder.resolve(name);
  }

  /** Reads a file with a JSON value on each line, line by line. */
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

  /** Returns the source of a suite's line, which is a string or an array of bytes. */
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
        throw new IllegalStateException("-D" + PROPERTY + " is not a folder: " + folder);
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
