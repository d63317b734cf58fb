package org.ocp4j.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares what is read of UTF-8 with what strings say. */
class Utf8Test {
  private static final int ROUNDS = 20_000;

  private static final List<String> PIECES = List.of(
      "a",
      "word",
      "eight by",
      " ",
      "\n",
      "\r\n",
      "\t",
      "\u001C",
      "\u0000",
      "\u007F",
      "\u0080",
      "é",
      "\u07FF",
      "\u0800",
      "日本",
      "\uFFFD",
      "\u00A0",
      "\u2003",
      "\u2028",
      "\u3000",
      "😀",
      "\uDBFF\uDFFF");

  @Test
  void readsAsStringsDo() {
    Random random = new Random(22);
    for (int round = 0; round < ROUNDS; round++) {
      String before = text(random);
      String text = text(random);
      byte[] array = (before + text + text(random)).getBytes(StandardCharsets.UTF_8);
      int from = length(before);
      int to = from + length(text);
      assertEquals(text.length(), Utf8.utf16Length(array, from, to), text);
      assertEquals(text.chars().filter(c -> c == '\n').count(), count('\n', array, from, to), text);
      assertEquals(length(text) - length(text.stripLeading()), skipped(array, from, to), text);
      assertEquals(length(text.stripTrailing()), Utf8.trimEnd(array, from, to) - from, text);
      if (!text.isEmpty()) {
        assertEquals(text.charAt(0), Utf8.charAt(array, from), text);
        assertEquals(text.charAt(text.length() - 1), Utf8.charBefore(array, to), text);
      }
    }
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int count(char c, byte[] array, int from, int to) {
    return Utf8.count((byte) c, array, from, to);
  }

  private static int skipped(byte[] array, int from, int to) {
    return Utf8.skipWhite(array, from, to) - from;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
