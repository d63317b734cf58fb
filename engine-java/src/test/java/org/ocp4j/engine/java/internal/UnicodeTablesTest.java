package org.ocp4j.engine.java.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTablesTest {
  /** The first JDK with code points that Unicode 16 does not have. */
  private static final int JDK_OF_UNICODE_17 = 26;

  /** Compares the tables with the JDK, for the code points that both know. */
  @Test
  void agreeWithTheJdk() {
    for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
      int type = Character.getType(cp);
      boolean surrogate = type == Character.SURROGATE;
      if (type == Character.UNASSIGNED || surrogate || isYoungerThanTables(cp)) {
        continue;
      }
      String name = "U+" + Integer.toHexString(cp);
      assertEquals(isPunctuationOrSymbol(type), UnicodeTables.isPunctuationOrSymbol(cp), name);
      assertEquals(isIdStart(cp, type), UnicodeTables.isIdStart(cp), name);
      assertEquals(isIdContinue(cp, type), UnicodeTables.isIdContinue(cp), name);
    }
  }

  private static boolean isYoungerThanTables(int cp) {
    boolean inTables = UnicodeTables.isPunctuationOrSymbol(cp)
        || UnicodeTables.isIdContinue(cp)
        || UnicodeTables.isJsWhitespace(cp);
    return !inTables && Runtime.version().feature() >= JDK_OF_UNICODE_17;
  }

  private static boolean isPunctuationOrSymbol(int type) {
    return switch (type) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL -> true;
      default -> false;
    };
  }

  private static boolean isIdStart(int cp, int type) {
    return switch (cp) {
      case '$', '_', 0x1885, 0x1886, 0x2118, 0x212E, 0x309B, 0x309C -> true;
      case 0x2E2F -> false;
      default -> Character.isLetter(cp) || type == Character.LETTER_NUMBER;
    };
  }

  private static boolean isIdContinue(int cp, int type) {
    return switch (type) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.CONNECTOR_PUNCTUATION -> true;
      default ->
        switch (cp) {
          case 0xB7, 0x387, 0x19DA, 0x200C, 0x200D, 0x30FB, 0xFF65 -> true;
          default -> (cp >= 0x1369 && cp <= 0x1371) || isIdStart(cp, type);
        };
    };
  }

  /**
   * Compares sizes that were counted from Unicode 16.0 itself, so that they do not depend on the
   * JDK.
   */
  @Test
  void sizes() {
    assertEquals(32 + 9_337, count(UnicodeTables::isPunctuationOrSymbol));
    assertEquals(54 + 141_217, count(UnicodeTables::isIdStart));
    assertEquals(64 + 141_217 + 3_261, count(UnicodeTables::isIdContinue));
    assertEquals(25, count(UnicodeTables::isJsWhitespace));
  }

  private static int count(IntPredicate property) {
    int count = 0;
    for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
      count += property.test(cp) ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {'\t', '\n', 0xB, '\f', '\r', ' ', 0xA0, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0xFEFF
      })
  void whitespaceOfJavaScript(int cp) {
    assertTrue(UnicodeTables.isJsWhitespace(cp));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1C, 0x85, 0x180E, 0x200B, 0x2060, 'a', 0x10FFFF})
  void otherThanWhitespace(int cp) {
    assertFalse(UnicodeTables.isJsWhitespace(cp));
  }

  /** Code points of Unicode 14, 15 and 16, which not every JDK knows. */
  @Test
  void youngCodePoints() {
    assertTrue(UnicodeTables.isPunctuationOrSymbol(0x20C0));
    assertTrue(UnicodeTables.isPunctuationOrSymbol(0x1FAE9));
    assertTrue(UnicodeTables.isIdStart(0x323AF));
    assertTrue(UnicodeTables.isIdStart(0x1C89));
    assertTrue(UnicodeTables.isIdContinue(0x1E5F1));
    assertFalse(UnicodeTables.isIdStart(0x1E5F1));
  }
}
