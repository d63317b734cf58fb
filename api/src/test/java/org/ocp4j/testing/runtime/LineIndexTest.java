package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ocp4j.internal.text.LineIndex;
import org.ocp4j.internal.text.LineScanner;
import org.ocp4j.internal.text.PointFinder;

class LineIndexTest {
  private static final String[] PIECES = {
    "a",
    "bcd",
    "\n",
    "\r",
    "\r\n",
    "\u00e9",
    "\u20ac",
    "\ud83d\ude00",
    "\ufeff",
    "\n\r",
    "x".repeat(700)
  };

  private static String random(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(seed % 2 == 0 ? "\ufeff" : "");
    for (int i = 0; i < 300; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Counts lines and columns from the start, in the simplest way. */
  private static int[] expected(String text, int units) {
    int line = 1;
    int column = 1;
    int offset = 0;
    for (int i = text.startsWith("\ufeff") ? 1 : 0; i < units; i++) {
      char c = text.charAt(i);
      boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      column++;
      offset++;
      if (c == '\n' || (c == '\r' && !pair)) {
        line++;
        column = 1;
      }
    }
    return new int[] {line, column, offset};
  }

  private static void check(String text, int units, LineScanner place) {
    int[] expected = expected(text, units);
    assertEquals(expected[0], place.line(), () -> "line at " + units);
    assertEquals(expected[1], place.column(), () -> "column at " + units);
    assertEquals(expected[2], place.utf16Offset(), () -> "offset at " + units);
  }

  @Test
  void everyOffsetIsFound() {
    for (int seed = 0; seed < 10; seed++) {
      String text = random(seed);
      ByteBuffer source = StandardCharsets.UTF_8.encode(text);
      LineIndex index = new LineIndex(source);
      LineScanner forward = new LineScanner(source);
      int bytes = 0;
      for (int units = 0; units <= text.length(); ) {
        forward.moveTo(bytes);
        check(text, units, forward);
        check(text, units, index.atByte(source, bytes));
        if (units == text.length()) {
          break;
        }
        int size = Character.charCount(text.codePointAt(units));
        bytes += text.substring(units, units + size).getBytes(StandardCharsets.UTF_8).length;
        units += size;
      }
    }
  }

  @Test
  void finderGoesBackAndForth() {
    String text = random(3);
    ByteBuffer source = StandardCharsets.UTF_8.encode(text);
    LineIndex index = new LineIndex(source);
    PointFinder finder = new PointFinder(source);
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      int offset = random.nextInt(source.limit() + 1);
      LineScanner expected = index.atByte(source, offset);
      LineScanner found = i % 2 == 0 ? finder.start(offset) : finder.end(offset);
      assertEquals(expected.line(), found.line());
      assertEquals(expected.column(), found.column());
      assertEquals(expected.utf16Offset(), found.utf16Offset());
    }
  }
}
