package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShrinkerTest {
  @Test
  void onlyWhatShowsItIsLeft() {
    String source = "some text *with* a [link](to) and `code`\n".repeat(50);
    assertEquals(
        "*[",
        Shrinker.shrink(
            source,
            s -> s.contains("*") && s.contains("[") && s.indexOf('*') < s.lastIndexOf('[')));
    assertEquals("", Shrinker.shrink(source, s -> true));
    assertEquals(source, Shrinker.shrink(source, source::equals));
  }

  @Test
  void charactersStayWhole() {
    String source = "a😀b😀c";
    String shrunk = Shrinker.shrink(source, s -> {
      s.codePoints().forEach(c -> assertEquals(false, c >= 0xD800 && c <= 0xDFFF, s));
      return s.contains("😀");
    });
    assertEquals("😀", shrunk);
  }
}
