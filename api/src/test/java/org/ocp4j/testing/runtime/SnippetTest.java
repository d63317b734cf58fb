package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ocp4j.internal.text.Snippet;

class SnippetTest {
  private static String at(String text, String mark) {
    ByteBuffer source = StandardCharsets.UTF_8.encode(text);
    int units = text.indexOf(mark);
    return Snippet.of(source, text.substring(0, units).getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void showsOnlyTheLineOfTheError() {
    assertEquals("one two\n    ^", at("zero\none two\nthree", "two"));
    assertEquals("two\n^", at("one\rtwo\r\nthree", "two"));
    assertEquals("a\n ^", Snippet.of(StandardCharsets.UTF_8.encode("a"), 1));
    assertEquals("\n^", Snippet.of(StandardCharsets.UTF_8.encode("a\n"), 2));
    assertEquals("\n^", Snippet.of(ByteBuffer.allocate(0), 0));
  }

  @Test
  void caretIsUnderTheColumn() {
    assertEquals("\ta\tx\n\t \t^", at("\ta\tx", "x"));
    assertEquals("\u65e5\u672c x\n     ^", at("\u65e5\u672c x", "x"));
    assertEquals("\ud83d\ude00x\n  ^", at("\ud83d\ude00x", "x"));
    assertEquals("e\u0301x\n ^", at("e\u0301x", "x"));
  }

  @Test
  void longLinesAreCutAroundThePlace() {
    String cut = at("a".repeat(1_000_000) + "!" + "b".repeat(1_000_000), "!");
    assertEquals(
        "\u2026" + "a".repeat(60) + "!" + "b".repeat(39) + "\u2026\n" + " ".repeat(61) + "^", cut);
    String wide = at("\u00e9".repeat(100) + "!" + "\u00e9".repeat(100), "!");
    assertEquals(
        "\u2026"
            + "\u00e9".repeat(60)
            + "!"
            + "\u00e9".repeat(39)
            + "\u2026\n"
            + " ".repeat(61)
            + "^",
        wide);
    String whole = "a".repeat(60) + "!" + "b".repeat(39);
    assertEquals(whole + "\n" + " ".repeat(60) + "^", at(whole, "!"));
  }

  @Test
  void byteOrderMarkIsNotShown() {
    assertEquals("ab\n ^", at("\ufeffab", "b"));
    assertEquals("ab\n^", at("\ufeffab", "\ufeff"));
  }

  @Test
  void controlCharactersAndBadBytesCannotReachATerminal() {
    assertEquals("\ufffd[31mx\n     ^", at("\u001b[31mx", "x"));
    byte[] bad = {'a', (byte) 0xFF, 'b'};
    assertTrue(Snippet.of(ByteBuffer.wrap(bad), 2).startsWith("a\ufffdb\n"));
    byte[] garbage = new byte[100_000];
    Arrays.fill(garbage, (byte) 0x80);
    assertTrue(Snippet.of(ByteBuffer.wrap(garbage), 50_000).length() < 1_000);
  }
}
