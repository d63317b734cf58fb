package org.ocp4j.engine.java.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {
  @Test
  void everyNameOfHtmlStandsForItsText() throws IOException {
    List<String> lines;
    try (InputStream list = EntitiesTest.class.getResourceAsStream("entities.tsv")) {
      assertNotNull(list);
      lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
          .lines()
          .toList();
    }
    Set<Integer> indexes = new HashSet<>();
    for (String line : lines) {
      String name = line.substring(0, line.indexOf('\t'));
      int index = find(name);
      assertTrue(index >= 0, name);
      assertTrue(indexes.add(index), name);
      assertEquals(line.substring(name.length() + 1), escaped(value(index)), name);
    }
    assertEquals(2125, lines.size());
  }

  @ParameterizedTest
  @CsvSource({
    "amp, &",
    "lt, <",
    "AMP, &",
    "copy, ©",
    "ouml, ö",
    "Ouml, Ö",
    "Afr, 𝔄",
    "NotEqualTilde, ≂̸",
    "fjlig, fj",
    "CounterClockwiseContourIntegral, ∳"
  })
  void wellKnownNames(String name, String value) {
    assertEquals(value, value(find(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "am",
        "ampx",
        "Amp",
        "&amp",
        "amp;",
        " amp",
        "zwnjz",
        "ZZZ",
        "é",
        "CounterClockwiseContourIntegra",
        "CounterClockwiseContourIntegrals"
      })
  void otherNames(String name) {
    assertEquals(-1, find(name));
  }

  @Test
  void findsInsideTheArrayAndCopiesToAnOffset() {
    byte[] source = "&auml;".getBytes(StandardCharsets.UTF_8);
    int index = Entities.find(source, 1, 5);
    byte[] target = "[....]".getBytes(StandardCharsets.UTF_8);
    assertEquals(2, Entities.valueLength(index));
    assertEquals(2, Entities.copyValue(index, target, 2));
    assertEquals("[.ä.]", new String(target, StandardCharsets.UTF_8));
  }

  private static int find(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return Entities.find(bytes, 0, bytes.length);
  }

  private static String value(int index) {
    byte[] bytes = new byte[Entities.valueLength(index)];
    assertEquals(bytes.length, Entities.copyValue(index, bytes, 0));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Escapes tab and line feed as the list does. */
  private static String escaped(String value) {
    return value.replace("\t", "\\t").replace("\n", "\\n");
  }
}
