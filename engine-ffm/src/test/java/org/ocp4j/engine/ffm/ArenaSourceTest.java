package org.ocp4j.engine.ffm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Parser;

/** Tests sources in memory that other threads may free. */
class ArenaSourceTest {
  private final OcpEngine engine =
      Ocp.builder().provider(new FfmEngineProvider()).build();

  @AfterEach
  void close() {
    engine.close();
  }

  private static ByteBuffer source(Arena arena, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment segment = arena.allocate(bytes.length);
    segment.copyFrom(MemorySegment.ofArray(bytes));
    return segment.asByteBuffer().asReadOnlyBuffer();
  }

  @Test
  void sourceOfAnOpenArenaIsParsed() {
    for (boolean confined : new boolean[] {false, true}) {
      try (Arena arena = confined ? Arena.ofConfined() : Arena.ofShared();
          OcpDocument document = engine.parse(source(arena, "*a*"))) {
        assertEquals("a", document.toText().strip());
      }
    }
  }

  @Test
  void sourceOfAnotherThreadIsRefused() throws Exception {
    Arena closed = Arena.ofShared();
    ByteBuffer gone = source(closed, "a");
    closed.close();
    assertThrows(IllegalStateException.class, () -> engine.parse(gone));
    try (EngineBackend backend = new FfmEngineProvider().open()) {
      try (Parser parser = backend.newParser();
          Arena confined = Arena.ofConfined()) {
        ParseOptions options = ParseOptions.DEFAULT;
        assertThrows(IllegalStateException.class, () -> parser.parse(gone, options));
        ByteBuffer mine = source(confined, "a");
        Thread other = new Thread(
            () -> assertThrows(WrongThreadException.class, () -> parser.parse(mine, options)));
        Throwable[] failure = new Throwable[1];
        other.setUncaughtExceptionHandler((thread, e) -> failure[0] = e);
        other.start();
        other.join();
        assertNull(failure[0]);
        assertTrue(parser.parse(mine, options) > 0);
      }
    }
  }

  @Test
  void arenaClosedWhileItsSourceIsParsedIsNoticed() throws Exception {
    Random random = new Random(42);
    String text = "some *text* of a source\n\n".repeat(20_000);
    for (int round = 0; round < 60; round++) {
      Arena arena = Arena.ofShared();
      ByteBuffer source = source(arena, text);
      long wait = random.nextInt(4_000_000);
      Thread closer = new Thread(() -> {
        long end = System.nanoTime() + wait;
        while (System.nanoTime() < end || !closes(arena)) {
          Thread.onSpinWait();
        }
      });
      closer.start();
      try (OcpDocument document = engine.parse(source)) {
        assertEquals(text.length(), document.sourceByteSize());
      } catch (IllegalStateException e) {
        assertEquals("Already closed", e.getMessage());
        // The JDK interrupts a thread in this way.
        Thread.interrupted();
      }
      closer.join();
    }
  }

  /** Closes an arena and returns {@code true}, or {@code false} if the arena is in use. */
  private static boolean closes(Arena arena) {
    try {
      arena.close();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
