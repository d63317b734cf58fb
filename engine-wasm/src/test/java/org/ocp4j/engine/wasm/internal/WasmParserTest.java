package org.ocp4j.engine.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.engine.wasm.WasmEngineProvider;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpMemoryLimitException;

/** Tests a parser and its sandbox after traps and lack of memory. */
class WasmParserTest {
  private static final ParseOptions OPTIONS = ParseOptions.DEFAULT;
  private static final long LITTLE = 16 << 20;

  private static ByteBuffer source(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer payload(WasmParser parser, String text) {
    ByteBuffer payload = ByteBuffer.allocate(parser.parse(source(text), OPTIONS));
    parser.emit(payload.order(ByteOrder.LITTLE_ENDIAN));
    return payload.flip();
  }

  private static OcpEngine engine(long memoryLimit) {
    return Ocp.builder()
        .provider(new WasmEngineProvider())
        .memoryLimit(memoryLimit)
        .build();
  }

  /** Overwrites the module's data, so that all its pointers are invalid and it traps. */
  private static void breakSandbox(WasmParser parser) {
    byte[] memory = parser.sandbox.memory.bytes();
    Arrays.fill(memory, 131_072, memory.length, (byte) 0x7F);
  }

  @Test
  void aTrapLosesOneParse() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    ByteBuffer before = payload(parser, "# one");
    Sandbox broken = parser.sandbox;
    breakSandbox(parser);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> parser.parse(source("# two"), OPTIONS));
    assertTrue(e.getMessage().startsWith("the WebAssembly module trapped while "), e.getMessage());
    assertTrue(e.getMessage().contains("only this document is lost"), e.getMessage());
    assertTrue(broken.isSpent());
    assertEquals(0, parser.scratchBytes(), "the sandbox is thrown away");
    assertThrows(IllegalStateException.class, () -> parser.emit(ByteBuffer.allocate(1 << 10)));
    assertEquals(before, payload(parser, "# one"));
  }

  @Test
  void aTrapWhileWritingLeavesTheParserUsable() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    int size = parser.parse(source("# one"), OPTIONS);
    breakSandbox(parser);
    ByteBuffer target = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    assertThrows(IllegalStateException.class, () -> parser.emit(target));
    assertEquals(0, target.position());
    assertThrows(IllegalStateException.class, () -> parser.emit(target));
    assertEquals(5, payload(parser, "# one").get(28));
  }

  @Test
  void tooLittleMemoryLosesOneParse() {
    String large = "a *b* [c](d)\n\n".repeat(200_000);
    try (OcpEngine engine = engine(16 << 20);
        OcpDocument held = engine.parse("*held*")) {
      ByteBuffer view = held.payload();
      ByteBuffer copy =
          ByteBuffer.allocate(view.remaining()).put(view.duplicate()).flip();
      MemoryStatistics before = engine.statistics();
      OcpMemoryLimitException e =
          assertThrows(OcpMemoryLimitException.class, () -> engine.parse(large));
      assertEquals(16 << 20, e.allowed());
      assertTrue(e.used() + e.asked() > 16 << 20, e.getMessage());
      assertEquals(copy, view);
      assertEquals("held", held.toText());
      MemoryStatistics after = engine.statistics();
      assertEquals(before.documents(), after.documents());
      assertEquals(0, after.scratch().liveBytes(), "the sandbox is not kept");
      try (OcpDocument next = engine.parse("*next*")) {
        assertEquals("next", next.toText());
      }
    }
  }

  @Test
  void memoryOfEarlierSourcesIsReclaimedForLaterOnes() {
    String items = mostThatFits("- x\n");
    String links = mostThatFits("[a](b) ");
    WasmParser parser = new WasmParser(LITTLE);
    payload(parser, items);
    Sandbox first = parser.sandbox;
    payload(parser, links);
    payload(parser, items);
    assertNotSame(first, parser.sandbox);
  }

  /** Returns the largest text that fits in a new parser's memory. */
  private static String mostThatFits(String unit) {
    int times = 1 << 10;
    while (fits(unit.repeat(times * 5 / 4))) {
      times = times * 5 / 4;
    }
    return unit.repeat(times);
  }

  private static boolean fits(String text) {
    try {
      payload(new WasmParser(LITTLE), text);
      return true;
    } catch (OcpMemoryLimitException e) {
      return false;
    }
  }

  @Test
  void viewsOutliveGrowthAndTheSandbox() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    ByteBuffer small = payload(parser, "small");
    ByteBuffer copy =
        ByteBuffer.allocate(small.remaining()).put(small.duplicate()).flip();
    long before = parser.scratchBytes();
    payload(parser, "- x\n".repeat(100_000));
    assertTrue(parser.scratchBytes() > before);
    assertEquals(copy, small);
    parser.close();
    assertEquals(0, parser.scratchBytes());
    assertEquals(copy, small);
  }

  @Test
  void aSandboxThatIsMuchTooLargeIsThrownAway() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    payload(parser, "- x\n".repeat(500_000));
    long large = parser.scratchBytes();
    assertTrue(large > 8 << 20, "it holds " + large);
    for (int i = 0; i < 200; i++) {
      payload(parser, "small");
    }
    assertTrue(parser.scratchBytes() < 1 << 20, "it holds " + parser.scratchBytes());
  }

  @Test
  void anInterruptDoesNotStopAParse() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    Thread.currentThread().interrupt();
    try {
      payload(parser, "- x\n".repeat(1000));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void aTargetThatIsNoArrayIsWrittenToToo() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    ByteBuffer expected = payload(parser, "# *one*");
    ByteBuffer direct = ByteBuffer.allocateDirect(parser.parse(source("# *one*"), OPTIONS));
    parser.emit(direct);
    assertEquals(expected, direct.flip());
  }

  /** If the payload were written there and copied, it would still be there. */
  @Test
  void aPayloadIsNeverInTheSandbox() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    byte[] payload = payload(parser, "a *b* [c](d)\n\n".repeat(1000)).array();
    byte[] memory = parser.sandbox.memory.bytes();
    int header = 32;
    for (int at = 0; at + header <= memory.length; at++) {
      assertFalse(
          Arrays.equals(memory, at, at + header, payload, 0, header), "its header is at " + at);
    }
  }

  @Test
  void onlyTheTargetIsWrittenTo() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    int size = parser.parse(source("*a*"), OPTIONS);
    byte[] all = new byte[size + 64];
    Arrays.fill(all, (byte) 0x55);
    ByteBuffer target = ByteBuffer.wrap(all, 8, size + 40).slice();
    target.position(8);
    parser.emit(target);
    assertEquals(8 + size, target.position());
    for (int i = 0; i < all.length; i++) {
      if (i < 16 || i >= 16 + size) {
        assertEquals(0x55, all[i], "at " + i);
      }
    }
  }

  @Test
  void aClosedParserRefusesToParse() {
    WasmParser parser = new WasmParser(Long.MAX_VALUE);
    payload(parser, "a");
    parser.close();
    parser.close();
    assertThrows(IllegalStateException.class, () -> parser.parse(source("a"), OPTIONS));
  }

  @Test
  void sandboxesAreIndependent() {
    WasmParser one = new WasmParser(Long.MAX_VALUE);
    WasmParser other = new WasmParser(Long.MAX_VALUE);
    one.parse(source("# one"), OPTIONS);
    ByteBuffer expected = payload(other, "# other");
    breakSandbox(one);
    assertFalse(other.sandbox.isSpent());
    assertEquals(expected, payload(other, "# other"));
  }
}
