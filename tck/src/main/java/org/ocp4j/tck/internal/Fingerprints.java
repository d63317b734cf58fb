package org.ocp4j.tck.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * What the Java engine makes of the samples of each family, as kept in a file: a line for a family,
 * with some letters for each sample.
 */
final class Fingerprints {
  /** The resource. */
  static final String FILE = "fingerprints.txt";

  private static final String SEPARATOR = ": ";

  private final Map<String, String> lines = new HashMap<>();

  private Fingerprints() {}

  /** Reads the resource. */
  static Fingerprints read() {
    Fingerprints read = new Fingerprints();
    Escapes.resource(FILE).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
      int end = line.lastIndexOf(SEPARATOR);
      if (end > 0) {
        read.lines.put(line.substring(0, end), line.substring(end + SEPARATOR.length()));
      }
    });
    return read;
  }

  /**
   * Returns the fingerprint of a sample.
   *
   * @throws IllegalStateException when the file lacks it: {@code CorpusWriter} writes it anew
   */
  String of(Family family, int number) {
    String line = lines.getOrDefault(family.key(), "");
    int from = number * Parsed.LETTERS;
    if (line.length() < from + Parsed.LETTERS) {
      throw new IllegalStateException(FILE + " lacks sample " + number + " of " + family);
    }
    return line.substring(from, from + Parsed.LETTERS);
  }

  /** Returns the line of a family. */
  static String line(Family family, String fingerprints) {
    return family.key() + SEPARATOR + fingerprints;
  }
}
