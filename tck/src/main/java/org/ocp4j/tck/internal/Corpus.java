package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/**
 * The kit's own sources, with the expected result for each set of options: the size and SHA-256 of
 * a payload, or an error. A comment in {@code corpus.txt} describes the file.
 */
final class Corpus {
  /** The name of the resource. */
  static final String FILE = "corpus.txt";

  private static final String CASE = "== ";
  private static final String RESULTS = "--";

  /**
   * A source with options.
   *
   * @param name the subject of the source
   * @param bytes the source
   * @param wishes the options, as written in the file
   * @param expected the expected result, as written in the file
   */
  record Case(String name, ByteBuffer bytes, String wishes, String expected) {
    /** Returns a copy of the source. */
    byte[] source() {
      return Texts.bytes(bytes);
    }

    /** Returns the options. */
    ParseOptions options() {
      ParseOptions options = ParseOptions.DEFAULT;
      for (String wish : wishes.split(" ", -1)) {
        options = switch (wish) {
          case "mdx" -> options.withFormat(Format.MDX);
          case "markdown" -> options.withFormat(Format.MARKDOWN);
          case "lenient" -> options.withLenient(true);
          case "checksum" -> options.withChecksum(true);
          default -> options.with(extension(wish), false);
        };
      }
      return options;
    }

    private static Extension extension(String wish) {
      if (!wish.startsWith("-")) {
        throw new IllegalStateException(FILE + " has unknown options: " + wish);
      }
      return Extension.valueOf(wish.substring(1).toUpperCase(Locale.ROOT));
    }

    /** Returns {@code true} if an engine supports the case's extensions and mode. */
    boolean isFor(Set<Extension> extensions, boolean lenient) {
      return extensions.containsAll(options().extensions())
          && (lenient || !options().lenient());
    }

    /** Returns {@code true} if the source should be refused. */
    boolean isRefused() {
      return expected.startsWith("refused ");
    }

    @Override
    public String toString() {
      return '"' + name + "\" [" + wishes + ']';
    }
  }

  private Corpus() {}

  /** Returns all cases. */
  static List<Case> cases() {
    return read(Escapes.resource(FILE));
  }

  /** Parses the cases of a text. */
  static List<Case> read(String text) {
    List<Case> cases = new ArrayList<>();
    Iterator<String> lines = List.of(text.split("\n", -1)).iterator();
    String line = next(lines);
    while (lines.hasNext()) {
      if (!line.startsWith(CASE)) {
        line = next(lines);
        continue;
      }
      String name = line.substring(CASE.length());
      List<String> source = new ArrayList<>();
      for (line = next(lines); !line.equals(RESULTS); line = next(lines)) {
        source.add(line);
      }
      ByteBuffer bytes =
          ByteBuffer.wrap(Escapes.read(String.join("\n", source))).asReadOnlyBuffer();
      for (line = next(lines); line.contains(": ") || line.endsWith(":"); line = next(lines)) {
        int colon = line.indexOf(':');
        String expected = line.substring(colon + 1).strip();
        cases.add(new Case(name, bytes, line.substring(0, colon), expected));
      }
    }
    return cases;
  }

  private static String next(Iterator<String> lines) {
    return lines.hasNext() ? lines.next() : "";
  }

  /** Returns the notation of a payload in the file. */
  static String fingerprint(byte[] payload) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(payload);
      return payload.length + " " + HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
