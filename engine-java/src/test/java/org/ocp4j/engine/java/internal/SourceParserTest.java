package org.ocp4j.engine.java.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.ParserFailure;

/** Uses the parser as the runtime does. */
class SourceParserTest {
  private static final ParseOptions MARKDOWN = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);

  private final SourceParser parser = new SourceParser();

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] payload(ByteBuffer source, ParseOptions options) {
    byte[] payload = new byte[parser.parse(source, options)];
    parser.emit(ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN));
    return payload;
  }

  @Test
  void everyKindOfBufferGivesTheSameBytes() {
    byte[] text = "# a\n\n> b *c*\n".getBytes(StandardCharsets.UTF_8);
    ByteBuffer direct = ByteBuffer.allocateDirect(text.length + 3).position(3);
    direct.put(text).position(3);
    ByteBuffer inside = ByteBuffer.allocate(text.length + 4).position(2);
    inside.put(text).position(2).limit(text.length + 2);
    byte[] expected = payload(ByteBuffer.wrap(text), MARKDOWN);
    assertArrayEquals(expected, payload(direct, MARKDOWN));
    assertArrayEquals(expected, payload(inside, MARKDOWN));
    assertArrayEquals(expected, payload(inside.asReadOnlyBuffer(), MARKDOWN));
    assertEquals(3, direct.position(), "the position is not moved");
  }

  @Test
  void emitsOnceAndOnlyAfterSuccess() {
    ByteBuffer target = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    assertThrows(IllegalStateException.class, () -> parser.emit(target));
    parser.parse(utf8("a"), MARKDOWN);
    parser.emit(target);
    assertThrows(IllegalStateException.class, () -> parser.emit(target));
    parser.parse(utf8("a"), MARKDOWN);
    assertThrows(
        ParserFailure.class, () -> parser.parse(utf8("<a"), MARKDOWN.withFormat(Format.MDX)));
    assertThrows(IllegalStateException.class, () -> parser.emit(target));
  }

  @Test
  void aFailureLeavesNothingToTheNextSource() {
    byte[] expected = payload(utf8("a [b]"), MARKDOWN);
    ParseOptions shallow = MARKDOWN.withLimits(Limits.DEFAULT.with(Limit.DEPTH, 2));
    assertThrows(OcpLimitException.class, () -> parser.parse(utf8("[b]: c\n\n> > > d"), shallow));
    assertArrayEquals(expected, payload(utf8("a [b]"), MARKDOWN));
  }

  @Test
  void limitsHoldAtTheirValueAndNotPastIt() {
    holds(Limit.NODES, 5, "a *b*", 4, "a *b* c");
    holds(Limit.DEPTH, 4, "> *a*", 4, "> *a **b***");
    holds(Limit.DEPTH, 4, "- - \n", 4, "- - + a\n");
    holds(Limit.LINE_BYTES, 4, "abcd\nefgh\n", 4, "abcd\nefghi\n");
    holds(Limit.PAYLOAD_BYTES, 161, "a", 161, "ab");
    ParseOptions mdx = ParseOptions.DEFAULT;
    ParseOptions four = mdx.withLimits(Limits.DEFAULT.with(Limit.LINE_BYTES, 4));
    assertTrue(parser.parse(utf8("<a\nbcd\n/>"), four) > 0);
    assertThrows(OcpLimitException.class, () -> parser.parse(utf8("<a\nbcdef\n/>"), four));
    assertThrows(OcpLimitException.class, () -> parser.parse(utf8("---\nabcde\n---"), four));
    ParseOptions three = mdx.withLimits(Limits.DEFAULT.with(Limit.NAME_BYTES, 3));
    assertTrue(parser.parse(utf8("<abc def/>"), three) > 0);
    assertThrows(OcpLimitException.class, () -> parser.parse(utf8("<abcd/>"), three));
    assertThrows(OcpLimitException.class, () -> parser.parse(utf8("<abc defg/>"), three));
    ParseOptions two = mdx.withLimits(Limits.DEFAULT.with(Limit.ATTRIBUTES, 2));
    assertTrue(parser.parse(utf8("<a b c={d}/>"), two) > 0);
    OcpLimitException passed =
        assertThrows(OcpLimitException.class, () -> parser.parse(utf8("<a b c {...d}/>"), two));
    assertEquals(Limit.ATTRIBUTES, passed.limit());
    assertEquals(7, passed.offset());
  }

  private void holds(Limit limit, long value, String fits, long tooSmall, String passes) {
    ParseOptions options = MARKDOWN.withLimits(Limits.DEFAULT.with(limit, value));
    assertTrue(parser.parse(utf8(fits), options) > 0, fits);
    ParseOptions smaller = MARKDOWN.withLimits(Limits.DEFAULT.with(limit, tooSmall));
    OcpLimitException passed =
        assertThrows(OcpLimitException.class, () -> parser.parse(utf8(passes), smaller), passes);
    assertEquals(limit, passed.limit());
    assertEquals(tooSmall, passed.allowed());
    assertTrue(passed.actual() > tooSmall);
  }

  @Test
  void parsingAgainAllocatesNothingInProportion() throws ReflectiveOperationException {
    ByteBuffer source = utf8("# a *b* [c](d)\n\n- e\n- `f`\n\n".repeat(2_000));
    ByteBuffer target =
        ByteBuffer.allocate(parser.parse(source, MARKDOWN)).order(ByteOrder.LITTLE_ENDIAN);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = allocated();
      parser.parse(source, MARKDOWN);
      parser.emit(target.clear());
      least = Math.min(least, allocated() - before);
    }
    assertTrue(least < 4_000, "bytes allocated by a parse of 56,000: " + least);
  }

  /**
   * Returns the number of bytes that this thread has allocated. Reflection keeps the module under
   * test from requiring the management module.
   */
  private static long allocated() throws ReflectiveOperationException {
    Object threads = Class.forName("java.lang.management.ManagementFactory")
        .getMethod("getThreadMXBean")
        .invoke(null);
    return (long) Class.forName("com.sun.management.ThreadMXBean")
        .getMethod("getCurrentThreadAllocatedBytes")
        .invoke(threads);
  }

  @Test
  void scratchOfALargeSourceIsGivenBackWhenItWasAnException() {
    payload(utf8("a\n".repeat(4 << 20)), MARKDOWN);
    byte[] expected = payload(utf8("*a*"), MARKDOWN);
    for (int i = 0; i < 200; i++) {
      assertArrayEquals(expected, payload(utf8("*a*"), MARKDOWN));
    }
    assertTrue(parser.scratchBytes() < 1 << 20, "bytes of scratch: " + parser.scratchBytes());
  }
}
