package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.ocp4j.testing.PayloadBuilder;

/** Tests conversions between byte offsets, UTF-16 offsets, and lines and columns. */
class SourcePlacesTest {
  private static final String[] PIECES = {
    "a",
    "bcd",
    "\n",
    "\r",
    "\r\n",
    "\n\r",
    "\u00e9",
    "\u20ac",
    "\ud83d\ude00",
    "\ufeff",
    "x".repeat(700),
    "\u20ac".repeat(500)
  };

  private static OcpDocument document(String source) {
    return new PayloadBuilder(source).document();
  }

  private static String random(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(seed % 2 == 0 ? "\ufeff" : "");
    int pieces = random.nextInt(200);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** A place between two UTF-16 units of a source without its byte order mark. */
  private record Place(int unit, int line, int column, int byteOffset) {}

  /** Finds every place of a source, counting from its start in the simplest way. */
  private static List<Place> places(String source) {
    boolean marked = source.startsWith("\ufeff");
    String text = marked ? source.substring(1) : source;
    List<Place> places = new ArrayList<>();
    int line = 1;
    int column = 1;
    int offset = marked ? 3 : 0;
    for (int i = 0; i <= text.length(); i++) {
      places.add(new Place(i, line, column, offset));
      if (i == text.length()) {
        break;
      }
      char c = text.charAt(i);
      boolean isFirstOfTwo = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      column++;
      if (c == '\n' || (c == '\r' && !isFirstOfTwo)) {
        line++;
        column = 1;
      }
      if (!Character.isHighSurrogate(c)) {
        int first = Character.isLowSurrogate(c) ? i - 1 : i;
        offset += text.substring(first, i + 1).getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return places;
  }

  @Test
  void everyPlaceOfRandomSourcesIsConverted() {
    for (int seed = 0; seed < 60; seed++) {
      String source = random(seed);
      try (OcpDocument document = document(source)) {
        List<Place> places = places(source);
        for (Place place : places) {
          assertEquals(place.byteOffset(), document.byteOffset(place.unit()), place::toString);
          int byColumn = document.byteOffset(place.line(), place.column());
          assertEquals(place.byteOffset(), byColumn, place::toString);
        }
        checkBytes(document, places);
        checkEnds(document, places);
      }
    }
  }

  /** Checks every byte offset: one inside a character or the mark stands for its start. */
  private static void checkBytes(OcpDocument document, List<Place> places) {
    int next = 0;
    for (int offset = 0; offset <= document.sourceByteSize(); offset++) {
      while (next + 1 < places.size() && places.get(next + 1).byteOffset() <= offset) {
        next++;
      }
      int first = next;
      while (first > 0 && places.get(first - 1).byteOffset() == places.get(next).byteOffset()) {
        first--;
      }
      Place place = places.get(first);
      assertEquals(place.unit(), document.utf16Offset(offset));
      assertEquals(new Point(place.line(), place.column(), place.unit()), document.point(offset));
    }
  }

  /** Checks the first line, column and offset that do not exist. */
  private static void checkEnds(OcpDocument document, List<Place> places) {
    Place end = places.get(places.size() - 1);
    assertOutside(() -> document.byteOffset(end.unit() + 1));
    assertOutside(() -> document.byteOffset(end.line() + 1, 1));
    for (int i = 1; i < places.size(); i++) {
      Place last = places.get(i - 1);
      if (places.get(i).line() > last.line()) {
        assertOutside(() -> document.byteOffset(last.line(), last.column() + 1));
      }
    }
    assertOutside(() -> document.byteOffset(end.line(), end.column() + 1));
  }

  private static void assertOutside(Executable call) {
    assertThrows(IndexOutOfBoundsException.class, call);
  }

  @Test
  void linesAreThoseOfAString() {
    for (int seed = 0; seed < 100; seed++) {
      String source = random(seed);
      String text = source.startsWith("\ufeff") ? source.substring(1) : source;
      try (OcpDocument document = document(source)) {
        assertEquals(text.lines().toList(), document.lines().toList());
        assertEquals(text.lines().count(), document.lineCount());
      }
    }
  }

  @Test
  void lineEndingsAndEndsOfSources() {
    assertLines("");
    assertLines("\ufeff");
    assertLines("a", "a");
    assertLines("a\n", "a");
    assertLines("a\r", "a");
    assertLines("a\r\n", "a");
    assertLines("\n", "");
    assertLines("a\n\r\n\rb", "a", "", "", "b");
    assertLines("\ufeffa\n\ufeffb", "a", "\ufeffb");
  }

  private static void assertLines(String source, String... lines) {
    try (OcpDocument document = document(source)) {
      assertEquals(List.of(lines), document.lines().toList());
      assertEquals(lines.length, document.lineCount());
    }
  }

  @Test
  void placesInsideCharactersStandForTheirStart() {
    try (OcpDocument document = document("\ufeff\u20ac\ud83d\ude00\r\nz")) {
      assertEquals(3, document.byteOffset(0), "after the byte order mark");
      assertEquals(3, document.byteOffset(1, 1));
      assertEquals(0, document.utf16Offset(0));
      assertEquals(0, document.utf16Offset(2));
      assertEquals(0, document.utf16Offset(5), "inside the first character");
      assertEquals(6, document.byteOffset(1), "a surrogate pair");
      assertEquals(6, document.byteOffset(2), "inside it");
      assertEquals(6, document.byteOffset(1, 3), "inside it");
      assertEquals(10, document.byteOffset(1, 4), "CR");
      assertEquals(11, document.byteOffset(1, 5), "LF");
      assertEquals(12, document.byteOffset(2, 1));
      assertEquals(13, document.byteOffset(2, 2), "the end");
      assertEquals(13, document.byteOffset(6));
    }
  }

  @Test
  void valuesOutOfRangeAreSaidWithTheRange() {
    try (OcpDocument document = document("ab\r\n\u00e9")) {
      assertMessage(
          "byte offset 7 is out of range: it must be from 0 to 6", () -> document.point(7));
      assertMessage(
          "byte offset -1 is out of range: it must be from 0 to 6", () -> document.utf16Offset(-1));
      assertMessage(
          "byte offset 4294967296 is out of range: it must be from 0 to 6",
          () -> document.utf16Offset(1L << 32));
      assertMessage(
          "byte offset 7 is out of range: it must be from 0 to 6", () -> document.nodeAt(7));
      assertMessage(
          "UTF-16 offset 6 is out of range: it must be from 0 to 5", () -> document.byteOffset(6));
      assertMessage(
          "UTF-16 offset 4294967296 is out of range: it must be from 0 to 5",
          () -> document.byteOffset(1L << 32));
      assertMessage(
          "line 3 is out of range: it must be from 1 to 2", () -> document.byteOffset(3, 1));
      assertMessage(
          "line 0 is out of range: it must be from 1 to 2", () -> document.byteOffset(0, 1));
      assertMessage(
          "column 5 of line 1 is out of range: it must be from 1 to 4",
          () -> document.byteOffset(1, 5));
      assertMessage(
          "column 2147483647 of line 2 is out of range: it must be from 1 to 2",
          () -> document.byteOffset(2, Integer.MAX_VALUE));
    }
  }

  private static void assertMessage(String message, Executable call) {
    assertEquals(message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
  }

  @Test
  void linesAreReadWhenConsumed() {
    OcpDocument document = document("a\nb\nc");
    List<String> seen = new ArrayList<>();
    assertThrows(
        OcpClosedException.class,
        () -> document.lines().forEach(line -> {
          seen.add(line);
          if (line.equals("b")) {
            document.close();
          }
        }));
    assertEquals(List.of("a", "b"), seen);
  }
}
