package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.ParserFailure;

/** Tests which library calls a parser makes, and how it interprets their results. */
class NativeParserTest {
  private static final int GRAMMAR = 1;
  private static final int LIMIT = 2;
  private static final int INTERNAL = 9;

  private static final ParseOptions MARKDOWN =
      ParseOptions.DEFAULT.withFormat(Format.MARKDOWN).withExtensions();

  /** The limits in the order of the numbers OCP_LIMIT_*. */
  private static final List<Limit> LIMITS = List.of(
      Limit.SOURCE_BYTES,
      Limit.PAYLOAD_BYTES,
      Limit.NODES,
      Limit.DEPTH,
      Limit.ATTRIBUTES,
      Limit.NAME_BYTES,
      Limit.LINE_BYTES,
      Limit.DIAGNOSTICS);

  private final FakeCalls calls = new FakeCalls();
  private final NativeParser parser = new NativeParser(calls);

  private static ByteBuffer heap(String text) {
    return StandardCharsets.UTF_8.encode(text);
  }

  private static ByteBuffer direct(String text) {
    ByteBuffer bytes = heap(text);
    return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
  }

  @Test
  void sourcesAreCopiedToTheParsersMemory() {
    for (ByteBuffer source : List.of(heap("xabc"), direct("xabc"))) {
      source.position(1);
      assertEquals(4, parser.parse(source.asReadOnlyBuffer(), ParseOptions.DEFAULT));
      assertEquals(heap("abc"), calls.room);
      assertEquals(1, source.position());
    }
  }

  @Test
  void emptySourcesAreParsed() {
    assertEquals(1, parser.parse(heap(""), ParseOptions.DEFAULT));
    assertEquals(1, parser.parse(direct(""), ParseOptions.DEFAULT));
  }

  @Test
  void optionsAreAsTheHeaderHasThem() {
    Limits limits = Limits.DEFAULT;
    for (int i = 0; i < 8; i++) {
      limits = limits.with(LIMITS.get(i), 100 + i);
    }
    parser.parse(heap("a"), MARKDOWN.withLimits(limits));
    assertEquals(72, calls.options.getInt(0));
    assertEquals(0, calls.options.getInt(4));
    for (int i = 0; i < 8; i++) {
      assertEquals(100 + i, calls.options.getLong(8 + 8 * i));
    }
    assertFlags(1, MARKDOWN.withFormat(Format.MDX));
    assertFlags(2, MARKDOWN.withExtensions(Extension.GFM));
    assertFlags(4, MARKDOWN.withExtensions(Extension.MATH));
    assertFlags(8, MARKDOWN.withExtensions(Extension.FRONTMATTER));
    assertFlags(65_536, MARKDOWN.withLenient(true));
  }

  private void assertFlags(int expected, ParseOptions options) {
    parser.parse(heap("a"), options);
    assertEquals(expected, calls.options.getInt(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 400, 454, 455, 456, 457, 458, 459, 460, 5000})
  void syntaxErrorHasAllItsDetails(int length) {
    calls.parseStatus = GRAMMAR;
    calls.error.putInt(8, 8).putLong(16, 5).putLong(24, 7);
    calls.text = "é".repeat(length / 2) + "x".repeat(length % 2);
    ParserFailure failure =
        assertThrows(ParserFailure.class, () -> parser.parse(heap("a"), ParseOptions.DEFAULT));
    assertEquals(DiagnosticCode.END_TAG_MISMATCH, failure.code());
    assertEquals(calls.text, failure.reason());
    assertEquals(5, failure.start());
    assertEquals(7, failure.end());
  }

  @Test
  void exceededLimitHasItsOffsetOrNone() {
    calls.parseStatus = LIMIT;
    for (int i = 0; i < 8; i++) {
      for (long place : new long[] {-1, 0, 12}) {
        calls.error.putInt(12, i).putLong(16, place).putLong(24, place);
        calls.error.putLong(32, 1L << 40).putLong(40, 1L << 33);
        OcpLimitException failure = assertThrows(
            OcpLimitException.class, () -> parser.parse(heap("a"), ParseOptions.DEFAULT));
        assertEquals(LIMITS.get(i), failure.limit());
        assertEquals(place, failure.offset());
        assertEquals(1L << 40, failure.actual());
        assertEquals(1L << 33, failure.allowed());
      }
    }
  }

  @Test
  void otherFailuresAreNotParseErrors() {
    calls.parseStatus = Status.MEMORY;
    assertThrows(OutOfMemoryError.class, () -> parser.parse(direct("a"), ParseOptions.DEFAULT));
    calls.status = Status.MEMORY;
    assertThrows(OutOfMemoryError.class, () -> parser.parse(heap("a"), ParseOptions.DEFAULT));
    assertThrows(OutOfMemoryError.class, () -> new NativeParser(calls));
    calls.status = Status.OK;
    for (int status : List.of(Status.HANDLE, Status.BUSY, INTERNAL)) {
      calls.parseStatus = status;
      assertThrows(
          IllegalStateException.class, () -> parser.parse(direct("a"), ParseOptions.DEFAULT));
    }
  }

  @Test
  void resultIsWrittenOnceAndWhereItFits() {
    ByteBuffer target = ByteBuffer.allocateDirect(10).position(6);
    assertThrows(IllegalStateException.class, () -> parser.emit(target));
    parser.parse(heap("abc"), ParseOptions.DEFAULT);
    assertThrows(
        BufferOverflowException.class, () -> parser.emit(target.duplicate().limit(9)));
    assertThrows(ReadOnlyBufferException.class, () -> parser.emit(target.asReadOnlyBuffer()));
    parser.emit(target);
    assertEquals(10, target.position());
    assertEquals(
        List.of(0, 1, 4), List.of((int) target.get(5), (int) target.get(6), (int) target.get(9)));
    assertThrows(IllegalStateException.class, () -> parser.emit(target.clear()));
    parser.parse(heap("a"), ParseOptions.DEFAULT);
    ByteBuffer array = ByteBuffer.allocate(5).position(3);
    parser.emit(array);
    assertEquals(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 2}), array.clear());
  }

  @Test
  void resultGoesIntoABlockOfTheLibraryByItsHandle() {
    Block block = new NativeHeap(calls, Set.of()).allocate(8);
    ByteBuffer target = block.view().duplicate();
    assertThrows(IllegalStateException.class, () -> parser.emit(block, target));
    parser.parse(heap("abc"), ParseOptions.DEFAULT);
    assertThrows(
        BufferOverflowException.class,
        () -> parser.emit(block, target.duplicate().limit(3)));
    parser.emit(block, target);
    assertEquals(4, target.position());
    assertEquals(List.of(1, 4, 0), List.of((int) calls.block.get(0), (int) calls.block.get(3), (int)
        calls.block.get(4)));
    assertThrows(IllegalStateException.class, () -> parser.emit(block, target.clear()));
    parser.parse(heap("abc"), ParseOptions.DEFAULT);
    calls.status = Status.HANDLE;
    assertThrows(IllegalStateException.class, () -> parser.emit(block, target.clear()));
  }

  @Test
  void resultGoesIntoBlocksOfOthersByTheirBuffer() {
    Block block = new ArrayHeap().allocate(8);
    parser.parse(heap("abc"), ParseOptions.DEFAULT);
    parser.emit(block, block.view());
    assertEquals(4, block.view().get(3));
    assertEquals(0, calls.block.capacity());
  }

  @Test
  void closedParserHoldsNothing() {
    assertTrue(parser.scratchBytes() > 1000);
    parser.close();
    parser.close();
    assertEquals(List.of(4L), calls.freed);
    assertEquals(0, parser.scratchBytes());
    assertThrows(IllegalStateException.class, () -> parser.emit(ByteBuffer.allocate(10)));
  }
}
