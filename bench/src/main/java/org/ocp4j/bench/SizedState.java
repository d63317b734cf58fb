package org.ocp4j.bench;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Holds a document of a given size, made of a few repeated paragraphs. */
@State(Scope.Benchmark)
public class SizedState {
  /** The size of a small document, one page of text, in bytes. */
  public static final int SMALL = 1_600;

  /** The repeated text: a heading, prose, a list, a table, a quotation and code, all ASCII. */
  private static final String PARAGRAPHS = """
      ## Reading in place

      A *payload* lies in memory that the collector does not walk, and is \
      **read where it lies**: see
      [the format](format.md#layout "the bytes"), which says `what` stands where.

      - [x] one block for each document
      - [ ] none for its nodes

      | engine | needs |
      |:-------|------:|
      | `ffm`  |    22 |
      | `java` |    17 |

      > Views are the block, not a copy of it.

      ```java
      try (OcpDocument document = engine.parse(source)) {
        read(document.root());
      }
      ```

      """;

  /** The size of the document in bytes. */
  @Param({"300", "1600", "20000", "1000000", "10000000"})
  public int size;

  private String text;
  private byte[] utf8;

  /** Makes the document. */
  @Setup
  public void write() {
    text = text(size);
    utf8 = text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns an ASCII text of a given size in bytes. */
  public static String text(int size) {
    return PARAGRAPHS.repeat(size / PARAGRAPHS.length() + 1).substring(0, size);
  }

  /** Returns the small document as UTF-8. */
  static byte[] small() {
    return text(SMALL).getBytes(StandardCharsets.UTF_8);
  }

  String text() {
    return text;
  }

  byte[] utf8() {
    return utf8;
  }
}
