package org.ocp4j.digest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Digests that other programs have computed, by size and algorithm. */
final class Vectors {
  private Vectors() {}

  static Map<Integer, Map<DigestAlgorithm, String>> read() {
    Map<Integer, Map<DigestAlgorithm, String>> vectors = new TreeMap<>();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(Vectors.class.getResourceAsStream("vectors.txt")),
        StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(" ", 3);
        if (!line.startsWith("#")) {
          vectors
              .computeIfAbsent(Integer.valueOf(cells[0]), size -> new LinkedHashMap<>())
              .put(DigestAlgorithm.of(cells[1]), cells[2]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return vectors;
  }
}
