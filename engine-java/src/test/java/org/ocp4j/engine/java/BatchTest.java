package org.ocp4j.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;

/** Sources that are parsed together give the same payloads as sources that are parsed alone. */
class BatchTest {
  private static final List<String> PARTS = List.of(
      "# Title\n\n",
      "text *with* [a link](/url \"title\") and `code`\n\n",
      "<Note kind=\"info\" {...rest} big>caf\u00e9 {value}</Note>\n\n",
      "| a | b |\n|:-:|---|\n| 1 | 2 |\n\n",
      "- [x] done\n\n[^1]\n\n[^1]: note\n\n",
      "```js meta\ncode\n```\n\n",
      "<b>broken {\n\n");

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 350; i++) {
      texts.add(PARTS.get(i % 7) + PARTS.get(i / 7 % 6).repeat(i % 11));
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void documentsAreTheSameAsAlone(int parallelism) {
    List<String> texts = texts();
    List<OcpSource> sources = texts.stream().map(OcpSource::of).toList();
    BatchOptions options = BatchOptions.DEFAULT.withParallelism(parallelism);
    try (OcpEngine engine = Ocp.builder().engine("java").build();
        OcpEngine alone = Ocp.builder().engine("java").build()) {
      try (OcpBatch batch = engine.parseAll(sources, options)) {
        assertEquals(300, batch.parsedCount());
        for (OcpBatch.Entry entry : batch.entries()) {
          String text = texts.get(entry.index());
          if (entry.isParsed()) {
            try (OcpDocument expected = alone.parse(text)) {
              assertEquals(expected.payload(), entry.document().payload());
            }
          } else {
            OcpParseException expected =
                assertThrows(OcpParseException.class, () -> alone.parse(text));
            OcpParseException error = assertInstanceOf(OcpParseException.class, entry.error());
            assertEquals(expected.getMessage(), error.getMessage());
          }
        }
      }
      assertEquals(0, engine.liveDocuments());
    }
  }
}
