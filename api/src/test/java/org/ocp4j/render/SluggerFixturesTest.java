package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares slugs with those of github-slugger, which {@code api/compare/slugs.mjs} has written. */
class SluggerFixturesTest {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  @Test
  void slugsEqualThoseOfGithubSlugger() throws IOException {
    List<String> different = new ArrayList<>();
    int count = 0;
    Slugger slugger = new Slugger();
    for (String line : lines()) {
      if (line.isEmpty()) {
        slugger.reset();
        continue;
      }
      int tab = line.indexOf('\t');
      String heading = unescape(line.substring(0, tab));
      if (!slugger.slug(heading).equals(unescape(line.substring(tab + 1)))) {
        different.add(line);
      }
      count++;
    }
    assertEquals(List.of(), different);
    assertTrue(count >= 2_000, count + " headings");
  }

  /** Returns the lines after the comment at the start. */
  private static List<String> lines() throws IOException {
    InputStream file =
        Objects.requireNonNull(SluggerFixturesTest.class.getResourceAsStream("slugs.txt"));
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().dropWhile(line -> line.startsWith("# ")).toList();
    }
  }

  private static String unescape(String text) {
    return ESCAPE.matcher(text).replaceAll(match -> {
      String c = Character.toString((char) Integer.parseInt(match.group(1), 16));
      return c.equals("\\") || c.equals("$") ? "\\" + c : c;
    });
  }
}
