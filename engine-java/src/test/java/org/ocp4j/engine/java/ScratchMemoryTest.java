package org.ocp4j.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.engine.java.internal.SourceParser;
import org.ocp4j.memory.MemoryStatistics;

/** Idle parsers count in the memory of an engine. */
class ScratchMemoryTest {
  private static final String TEXT = "# a\n\n*b* [c](d)\n".repeat(1_000);

  /** Returns the scratch memory of a parser that has parsed a text, in bytes. */
  private static long scratch(String text) {
    SourceParser parser = new SourceParser();
    parser.parse(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), ParseOptions.DEFAULT);
    return parser.scratchBytes();
  }

  @Test
  void anIdleParserCountsUntilTheEngineIsTrimmed() {
    try (OcpEngine engine = Ocp.builder().engine("java").build()) {
      engine.parse(TEXT).close();
      MemoryStatistics idle = engine.statistics();
      assertEquals(1, idle.scratch().liveBlocks());
      assertEquals(scratch(TEXT), idle.scratch().liveBytes());
      assertEquals(idle.heapBytes() + idle.scratch().liveBytes(), idle.used());

      engine.trim();
      MemoryStatistics trimmed = engine.statistics();
      assertEquals(0, trimmed.used());
      assertEquals(0, trimmed.scratch().liveBlocks());
      assertEquals(0, trimmed.scratch().liveBytes());

      engine.parse("a").close();
      assertEquals(scratch("a"), engine.statistics().scratch().liveBytes());
    }
  }

  @Test
  void aParserThatDoesNotFitTheLimitIsNotKept() {
    long limit = scratch("a") / 2;
    try (OcpEngine engine = Ocp.builder().engine("java").memoryLimit(limit).build()) {
      for (int i = 0; i < 3; i++) {
        engine.parse("a").close();
        MemoryStatistics counts = engine.statistics();
        assertEquals(0, counts.scratch().liveBlocks());
        assertEquals(0, counts.scratch().liveBytes());
        assertEquals(counts.heapBytes(), counts.used());
        assertTrue(counts.peak() <= limit, counts::toString);
        assertEquals(0, counts.failures());
      }
    }
  }
}
