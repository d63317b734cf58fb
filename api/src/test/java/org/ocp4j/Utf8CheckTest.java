package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.testing.FakeEngine;

/** Malformed sources are the same to users, whether the runtime finds them or the parser. */
class Utf8CheckTest {
  private static final byte[] MALFORMED = {
    'a', '\n', (byte) 0xC3, (byte) 0xA9, (byte) 0xE2, (byte) 0x82, 'b', (byte) 0xFF
  };

  private static final ParseOptions REPLACE =
      ParseOptions.DEFAULT.withMalformedInput(MalformedInput.REPLACE);

  private final FakeEngine backend = new FakeEngine();

  private OcpEngine engine(boolean parserChecks) {
    backend.checksUtf8 = parserChecks;
    return Ocp.builder().provider(backend).poolCapacity(0).build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void malformedSourceIsReportedWithItsPlace(boolean parserChecks) {
    try (OcpEngine engine = engine(parserChecks)) {
      ByteBuffer source = ByteBuffer.allocateDirect(20).put(new byte[3]).put(MALFORMED);
      OcpParseException failure =
          assertThrows(OcpParseException.class, () -> engine.parse(source.flip().position(3)));

      assertEquals(DiagnosticCode.INVALID_UTF8, failure.code());
      assertEquals(4, failure.offset());
      assertEquals(6, failure.endOffset());
      assertEquals(2, failure.line());
      assertEquals(2, failure.column());
      assertEquals(3, failure.utf16Offset());
      assertEquals(parserChecks ? 1 : 0, backend.parsersMade.get());
      assertEquals(0, backend.liveBlocks());
    }
    assertEquals(backend.parsersMade.get(), backend.parsersClosed.get());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void malformedSourceIsReplacedOnRequest(boolean parserChecks) {
    try (OcpEngine engine = engine(parserChecks)) {
      try (OcpDocument document = engine.parse(MALFORMED, REPLACE)) {
        assertEquals("a\n\u00e9\ufffdb\ufffd", document.node(2).value());
      }
      // With replacements of three bytes each, the source has 10 bytes.
      Limits tight = Limits.DEFAULT.with(Limit.SOURCE_BYTES, 9);
      assertThrows(
          OcpLimitException.class, () -> engine.parse(MALFORMED, REPLACE.withLimits(tight)));
      assertEquals(1, backend.parsersMade.get());
      assertEquals(0, backend.liveBlocks());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void mistakesInAReplacedSourceHaveTheirPlaceThere(boolean parserChecks) {
    try (OcpEngine engine = engine(parserChecks)) {
      byte[] source = "?!grammar".getBytes(StandardCharsets.UTF_8);
      source[0] = (byte) 0xFF;
      OcpParseException failure =
          assertThrows(OcpParseException.class, () -> engine.parse(source, REPLACE));

      assertEquals(DiagnosticCode.UNEXPECTED_CHARACTER, failure.code());
      assertEquals(3, failure.offset());
      assertEquals(0, backend.liveBlocks());
    }
  }

  /** A parser that finds malformed bytes in the replaced source, too, is not asked for ever. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void wrongReportsOfParsersAreReported(boolean parserChecks) {
    try (OcpEngine engine = engine(parserChecks)) {
      for (ParseOptions options : new ParseOptions[] {ParseOptions.DEFAULT, REPLACE}) {
        OcpParseException failure =
            assertThrows(OcpParseException.class, () -> engine.parse("!utf8", options));
        assertEquals(DiagnosticCode.INVALID_UTF8, failure.code());
      }
      assertEquals(0, backend.liveBlocks());
    }
  }
}
