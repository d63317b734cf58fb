package org.ocp4j.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ocp4j.digest.Digest;
import org.ocp4j.digest.DigestAlgorithm;

/**
 * A line of a list of digests, in one of the forms of coreutils: {@code HEX  NAME}, or tagged,
 * {@code SHA256 (NAME) = HEX}. A name with a backslash or a line break is escaped, and then the
 * line starts with a backslash.
 *
 * @param digest the digest
 * @param name the name of the file
 */
record DigestLine(Digest digest, String name) {
  private static final Pattern PLAIN = Pattern.compile("([0-9A-Za-z]+) [ *](.+)");

  /** Some programs align the names. */
  private static final Pattern TAGGED =
      Pattern.compile("([0-9A-Za-z/-]+) +\\((.+)\\) = ([0-9A-Za-z]+)");

  /** Returns the line, without a line break at its end. */
  String format(boolean tagged) {
    String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    String mark = escaped.equals(name) ? "" : "\\";
    return tagged
        ? mark + tag(digest.algorithm()) + " (" + escaped + ") = " + digest
        : mark + digest + "  " + escaped;
  }

  /** Returns the name of an algorithm as other programs write it. */
  static String tag(DigestAlgorithm algorithm) {
    String name = algorithm.name().toUpperCase(Locale.ROOT);
    return name.replaceFirst("^(SHA|CRC)-", "$1");
  }

  /**
   * Reads a line in either form.
   *
   * @param line the line, without its line break
   * @param untagged the algorithm of lines without a tag
   * @throws IllegalArgumentException if the line has no such form; the message says why
   */
  static DigestLine parse(String line, DigestAlgorithm untagged) {
    boolean escaped = line.startsWith("\\");
    String text = escaped ? line.substring(1) : line;
    Matcher tagged = TAGGED.matcher(text);
    if (tagged.matches()) {
      DigestAlgorithm algorithm = DigestAlgorithm.of(tagged.group(1));
      Digest digest = Digest.parse(algorithm, tagged.group(3));
      return new DigestLine(digest, name(tagged.group(2), escaped));
    }
    Matcher plain = PLAIN.matcher(text);
    if (plain.matches()) {
      Digest digest = Digest.parse(untagged, plain.group(1));
      return new DigestLine(digest, name(plain.group(2), escaped));
    }
    throw new IllegalArgumentException(
        "neither \"DIGEST  NAME\" nor \"ALGORITHM (NAME) = DIGEST\"");
  }

  private static String name(String text, boolean escaped) {
    if (!escaped) {
      return text;
    }
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\\') {
        char next = ++i < text.length() ? text.charAt(i) : ' ';
        letter = switch (next) {
          case '\\' -> '\\';
          case 'n' -> '\n';
          case 'r' -> '\r';
          default -> throw new IllegalArgumentException("no escape in a name: \\" + next);
        };
      }
      name.append(letter);
    }
    return name.toString();
  }
}
