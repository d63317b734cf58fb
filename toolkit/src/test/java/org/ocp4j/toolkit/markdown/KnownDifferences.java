package org.ocp4j.toolkit.markdown;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists of sources whose trees are known to differ after a round trip. */
final class KnownDifferences {
  private static final int LONGEST = 60;

  private KnownDifferences() {}

  /**
   * Returns the sources of one kind that a resource lists. A line is the kind, a space and the
   * source, as {@link #escaped} writes it.
   */
  static Set<String> listed(String resource, String kind) throws IOException {
    try (InputStream in = KnownDifferences.class.getResourceAsStream(resource)) {
      assertNotNull(in, resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(kind + " "))
          .map(line -> line.substring(kind.length() + 1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Returns a source on one line, with its white space visible. */
  static String escaped(String source) {
    return source
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("\u00A0", "\\u00A0")
        .replace(" ", "·");
  }

  /** Returns the first characters of a long source, and a short one as it is. */
  static String shortened(String escaped) {
    return escaped.length() <= LONGEST ? escaped : escaped.substring(0, LONGEST) + "…";
  }
}
