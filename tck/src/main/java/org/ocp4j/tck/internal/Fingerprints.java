package org.ocp4j.tck.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * The Java engine's results for the samples of each family, read from a file: a line for a family,
 * with some letters for each sample.
 */
final class Fingerprints {
  /** The name of the resource. */
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
   * @throws IllegalStateException if the file lacks the sample; {@code CorpusWriter} writes the
   * file again
   */
  String of(Family family, int number) {
    String line = lines.getOrDefault(family.key(), "");
    int from = number * Parsed.LETTERS;
    if (line.length() < from + Parsed.LETTERS) {
      throw new IllegalStateException(
          FILE + " has no fingerprint of sample " + number + " of " + family);
    }
    return line.substring(from, from + Parsed.LETTERS);
  }

  /** Returns the line of a family. */
  static String line(Family family, String fingerprints) {
    return family.key() + SEPARATOR + fingerprints;
  }
}
