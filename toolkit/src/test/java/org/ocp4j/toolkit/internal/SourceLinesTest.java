package org.ocp4j.toolkit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.Point;

/** Compares the finder with the index of the document. */
class SourceLinesTest {
  private static final List<String> PIECES =
      List.of("a", "bc d", "\n", "\r\n", "\r", "\r\r", "é", "日本", "😀", "\n\n", "text and text ");

  @Test
  void findsWhatTheDocumentFinds() {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      StringBuilder source = new StringBuilder(random.nextInt(3) == 0 ? "\uFEFF" : "");
      int pieces = random.nextInt(2) == 0 ? 50 : 70_000;
      int kinds = 3 + random.nextInt(PIECES.size() - 2);
      for (int i = 0; i < pieces; i++) {
        source.append(PIECES.get(random.nextInt(kinds)));
      }
      check(source.toString(), random);
    }
    check("\r".repeat(200_000), random);
    check("a" + "\r\n".repeat(100_000), random);
    check("😀".repeat(50_000), random);
  }

  private static void check(String source, Random random) {
    try (OcpDocument document = Ocp.parse(source, ParseOptions.MARKDOWN)) {
      SourceLines lines = new SourceLines(document);
      int size = document.sourceByteSize();
      byte[] bytes = new byte[size];
      document.copySource(0, bytes, 0, size);
      int start = source.startsWith("\uFEFF") ? 3 : 0;
      for (int offset = start; offset <= size; offset += random.nextInt(1 + size / 40)) {
        if (offset == size || (bytes[offset] & 0xC0) != 0x80) {
          lines.moveTo(offset);
          Point point = document.point(offset);
          assertEquals(point.line(), lines.line(), "line of " + offset);
          assertEquals(point.column(), lines.column(), "column of " + offset);
        }
        offset++;
      }
      lines.moveTo(start);
      assertEquals(1, lines.line());
    }
  }
}
