package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/** The map of plain text is right for random documents, and for random damage to them. */
class PlainTextPropertyTest {
  private static final int DOCUMENTS = Boolean.getBoolean("ocp.tests.full") ? 100_000 : 5_000;

  @ParameterizedTest
  @EnumSource(Format.class)
  void every_word_is_mapped_to_its_only_place(Format format) {
    ParseOptions options = ParseOptions.DEFAULT.withFormat(format).withLenient(true);
    try (OcpEngine engine = Ocp.engine()) {
      for (int seed = 0; seed < DOCUMENTS; seed++) {
        RandomSource random = new RandomSource(seed, format);
        try (OcpDocument document = engine.parse(random.source(), options)) {
          PlainText plain = PlainText.of(document);
          String source = new SourcePositions(document).source();
          PlainTexts.check(plain, source);
          for (String word : random.visible()) {
            checkWord(plain, source, word, seed);
          }
        }
      }
      assertEquals(0, engine.liveDocuments());
    }
  }

  private static void checkWord(PlainText plain, String source, String word, int seed) {
    int found = plain.text().indexOf(word);
    int expected = source.indexOf(word);
    assertTrue(found >= 0, () -> "no " + word + ", seed " + seed + ":\n" + source);
    String place = word + ", seed " + seed + ":\n" + source;
    assertEquals(expected, plain.sourceStart(found), place);
    assertEquals(expected, plain.sourceOffset(found), place);
    int end = found + word.length();
    assertEquals(expected + word.length(), plain.sourceEnd(end - 1), place);
    boolean isEnd = !Character.isLetterOrDigit(plain.text().codePointAt(end));
    if (isEnd && !isSymbol(plain.text().codePointAt(end))) {
      assertEquals(expected + word.length(), plain.sourceOffset(end), place);
    }
  }

  private static boolean isSymbol(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK -> true;
      default -> false;
    };
  }

  /** Cuts documents at any place, so that marks do not match; only what must hold is checked. */
  @Test
  void parts_of_documents_are_mapped_in_order() {
    try (OcpEngine engine = Ocp.engine()) {
      for (int seed = 0; seed < DOCUMENTS; seed++) {
        Format format = seed % 2 == 0 ? Format.MARKDOWN : Format.MDX;
        String whole = new RandomSource(seed, format).source();
        int cut = (seed * 31) % whole.length();
        cut += Character.isLowSurrogate(whole.charAt(cut)) ? 1 : 0;
        String source = whole.substring(cut) + whole.substring(0, cut);
        ParseOptions options = ParseOptions.DEFAULT.withFormat(format).withLenient(true);
        try (OcpDocument document = engine.parse(source, options)) {
          PlainTexts.check(PlainText.of(document), new SourcePositions(document).source());
        }
      }
    }
  }
}
