package org.ocp4j.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.MemoryStatistics;

/**
 * A block that was used before gives the same payload as a new one.
 *
 * @spec contract.md#5.3 Contract 5.3
 */
class PooledBlocksTest {
  private static final ParseOptions LENIENT = ParseOptions.DEFAULT.withLenient(true);

  private static ByteBuffer payload(OcpEngine engine, String source) {
    try (OcpDocument document = engine.parse(source, LENIENT)) {
      return ByteBuffer.allocate(document.payload().capacity())
          .put(document.payload())
          .flip();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "# Title\n\ntext *with* [a link](/url \"title\") and `code`\n",
        "<Note kind=\"info\" {...rest} big>caf\u00e9 {value}</Note>\n",
        "| a | b |\n|:-:|---|\n| 1 | 2 |\n\n- [x] done\n\n[^1]\n\n[^1]: note\n",
        "<b>broken {\n",
        "> [!NOTE]\n> $x$\n\n```js meta\ncode\n```\n"
      })
  void everyByteOfThePayloadIsWritten(String source) {
    try (OcpEngine pooling = Ocp.builder().engine("java").build();
        OcpEngine plain = Ocp.builder().engine("java").poolCapacity(0).build()) {
      for (int i = 0; i < 8; i++) {
        pooling.parse("x".repeat(700 << (2 * i)), LENIENT).close();
      }
      long before = pooling.statistics().hits();

      ByteBuffer payload = payload(pooling, source);
      assertEquals(before + 1, pooling.statistics().hits(), "the pool had no block");
      assertEquals(payload(plain, source), payload);
    }
  }

  @Test
  void nothingIsLeftInTheEnd() {
    OcpEngine engine = Ocp.builder().engine("java").build();
    for (int i = 0; i < 20_000; i++) {
      engine.parse("# a\n\n" + i).close();
    }
    MemoryStatistics counts = engine.statistics();
    assertEquals(counts.used(), counts.heapBytes() + counts.scratch().liveBytes());
    assertEquals(1, counts.scratch().liveBlocks());
    assertTrue(counts.hits() > 19_900, counts::toString);
    engine.close();
    assertEquals(0, engine.statistics().used());
    assertEquals(20_000, engine.statistics().documents().releasedBlocks());
  }
}
