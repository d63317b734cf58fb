package org.ocp4j.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/**
 * A source and its expected result, from a fixture file. A fixture is a line {@code == name
 * [options]}, the source up to a line {@code --}, and the tree in the notation of {@link TreeText},
 * or a line {@code error CODE START-END}. The options are {@code mdx} or {@code markdown},
 * optionally followed by {@code lenient} and {@code gfm off} or another extension, with commas
 * between them. In a source, {@code ⟨9⟩} is the character with that hexadecimal number; the last
 * line has no line ending.
 */
record Fixture(String name, ParseOptions options, String source, String expected) {
  private static final Pattern CHARACTER = Pattern.compile("⟨([0-9A-F]+)⟩");

  private static final List<String> FILES = List.of(
      "blocks.txt",
      "containers.txt",
      "inlines.txt",
      "jsx.txt",
      "errors.txt",
      "frontmatter.txt",
      "gfm-tables.txt",
      "gfm-autolinks.txt",
      "gfm-strikethrough.txt",
      "gfm-tasks.txt",
      "gfm-footnotes.txt",
      "alerts.txt",
      "math.txt",
      "lenient.txt");

  /** Returns the fixtures of all files; each file must have some. */
  static List<Fixture> all() throws IOException {
    List<Fixture> all = new ArrayList<>();
    for (String file : FILES) {
      List<Fixture> read = read(file);
      if (read.isEmpty()) {
        throw new IllegalStateException("no fixtures in " + file);
      }
      all.addAll(read);
    }
    return all;
  }

  private static List<Fixture> read(String file) throws IOException {
    try (InputStream in = Fixture.class.getResourceAsStream("/fixtures/" + file)) {
      String all = new String(
          Objects.requireNonNull(in, "no fixtures in " + file).readAllBytes(),
          StandardCharsets.UTF_8);
      List<Fixture> fixtures = new ArrayList<>();
      for (String part : all.split("(?m)^== ", -1)) {
        if (!part.isBlank() && !part.startsWith("#")) {
          fixtures.add(fixture(part));
        }
      }
      return fixtures;
    }
  }

  private static Fixture fixture(String part) {
    int title = part.indexOf('\n');
    int options = part.lastIndexOf(" [", title);
    int dashes = part.indexOf("\n--\n", title);
    String source = part.substring(Math.min(title + 1, dashes), dashes);
    return new Fixture(
        part.substring(0, options),
        options(part.substring(options + 2, title - 1)),
        CHARACTER
            .matcher(source)
            .replaceAll(hit -> Character.toString(Integer.parseInt(hit.group(1), 16))),
        part.substring(dashes + 4).strip());
  }

  private static ParseOptions options(String words) {
    ParseOptions options = ParseOptions.DEFAULT;
    for (String word : words.toUpperCase(Locale.ROOT).split(", ", -1)) {
      if (word.equals("LENIENT")) {
        options = options.withLenient(true);
      } else if (word.endsWith(" OFF")) {
        options = options.with(Extension.valueOf(word.substring(0, word.length() - 4)), false);
      } else {
        options = options.withFormat(Format.valueOf(word));
      }
    }
    return options;
  }

  @Override
  public String toString() {
    return name;
  }
}
