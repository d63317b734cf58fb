package org.ocp4j.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment before a code block that says why the block is not simply run:
 *
 * <ul>
 *   <li>{@code <!-- test: excerpt of PATH -->}: the block is made of parts of this file, separated
 *       by blank lines. Comments that stand for omitted code, and {@code @Override}, do not count.
 *   <li>{@code <!-- test: compiled only: REASON -->}: the block is compiled but not run.
 *   <li>{@code <!-- test: full build: REASON -->}: the block is run by {@code -Pfull} only.
 *   <li>{@code <!-- test: skipped: REASON -->}: the block is neither compiled nor run.
 * </ul>
 */
record Marker(Kind kind, String detail) {
  private static final Pattern COMMENT = Pattern.compile("<!--\\s*test:(.*?)-->", Pattern.DOTALL);

  /** A reason has two words at least. */
  private static final Pattern REASON = Pattern.compile("\\S+\\s+\\S.*", Pattern.DOTALL);

  enum Kind {
    NONE(""),
    EXCERPT("excerpt of "),
    COMPILED_ONLY("compiled only: "),
    FULL_BUILD("full build: "),
    SKIPPED("skipped: ");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static final Marker ABSENT = new Marker(Kind.NONE, "");

  /** Returns whether a piece of HTML is a marker, well-formed or not. */
  static boolean isMarker(String html) {
    return COMMENT.matcher(html).find();
  }

  /**
   * Returns the marker in a piece of HTML.
   *
   * @throws IllegalArgumentException when it is not well-formed
   */
  static Marker of(String html) {
    Matcher comment = COMMENT.matcher(html);
    if (!comment.find()) {
      throw new IllegalArgumentException("no marker: " + html);
    }
    String text = comment.group(1).strip();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.NONE && text.startsWith(kind.words)) {
        String detail = text.substring(kind.words.length()).strip();
        if (kind == Kind.EXCERPT || REASON.matcher(detail).matches()) {
          return new Marker(kind, detail);
        }
      }
    }
    throw new IllegalArgumentException("\"" + text
        + "\": use \"excerpt of PATH\", \"compiled only: REASON\", \"full build: REASON\""
        + " or \"skipped: REASON\"");
  }
}
