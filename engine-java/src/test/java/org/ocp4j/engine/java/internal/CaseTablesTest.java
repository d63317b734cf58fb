package org.ocp4j.engine.java.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of case are those of Unicode 16.0. */
class CaseTablesTest {
  private static String key(String text) {
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    Bytes out = new Bytes(new Scratch(), 8);
    CaseTables.key(b, 0, b.length, out);
    return new String(out.array, 0, out.size, StandardCharsets.UTF_8);
  }

  private static String lower(String text) {
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    Bytes out = new Bytes(new Scratch(), 8);
    CaseTables.lower(b, 0, b.length, out);
    return new String(out.array, 0, out.size, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "aZ09_, AZ09_, az09_",
    "straße, STRASSE, strasse",
    "ẞ, SS, ss",
    "ﬃ, FFI, ffi",
    "ΑΓΩς, ΑΓΩΣ, αγως",
    "σ, Σ, σ",
    "σα ας, ΣΑ ΑΣ, σα ας",
    "ı, I, i",
    "ǆ ǅ, Ǆ Ǆ, ǆ ǆ",
    "𐐨, 𐐀, 𐐨",
    "\u019B, \uA7DC, \u019B",
    "中文, 中文, 中文",
  })
  void keysAndIdentifiers(String text, String key, String identifier) {
    assertEquals(key, key(text));
    assertEquals(identifier, lower(key));
  }

  @Test
  void everyCodePointIsAsTheJdkHasIt() {
    assumeTrue(Runtime.version().feature() >= 24, "skipped: this JDK's Unicode is older than 16.0");
    for (int cp = 0; cp <= Character.MAX_CODE_POINT; cp++) {
      if ((cp >= 0xD800 && cp < 0xE000) || Character.getType(cp) == Character.UNASSIGNED) {
        continue;
      }
      String text = Character.toString(cp);
      String key = text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
      assertEquals(key, key(text), () -> "key of " + text);
      assertEquals(key.toLowerCase(Locale.ROOT), lower(key), () -> "identifier of " + text);
    }
  }
}
