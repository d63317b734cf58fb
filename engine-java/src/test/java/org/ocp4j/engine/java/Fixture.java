package org.ocp4j.engine.java;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.ocp4j.Format;

/**
 * A source and what becomes of it, from a file of them. A fixture is a line {@code == name [mdx]} or
 * {@code == name [markdown]}, the source up to a line {@code --}, and the tree as {@link TreeText}
 * has it, or a line {@code error CODE START-END}. In a source, {@code ⟨9⟩} is the character of that
 * hexadecimal number; the last line has no line ending.
 */
record Fixture(String name, Format format, String source, String expected) {
  private static final Pattern CHARACTER = Pattern.compile("⟨([0-9A-F]+)⟩");

  static List<Fixture> read(String file) throws IOException {
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
    int format = part.lastIndexOf(" [", title);
    int dashes = part.indexOf("\n--\n", title);
    String name = part.substring(0, format);
    String source = part.substring(Math.min(title + 1, dashes), dashes);
    return new Fixture(
        name,
        Format.valueOf(part.substring(format + 2, title - 1).toUpperCase(Locale.ROOT)),
        CHARACTER
            .matcher(source)
            .replaceAll(hit -> Character.toString(Integer.parseInt(hit.group(1), 16))),
        part.substring(dashes + 4).strip());
  }

  @Override
  public String toString() {
    return name;
  }
}
