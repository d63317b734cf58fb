package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.spi.Parser;
import org.ocp4j.testing.FakeEngine;

class OcpEngineTest {
  private static final String TEXT = "caf\u00e9 \ud83d\ude00\n";

  @TempDir
  Path directory = Path.of("");

  private final FakeEngine backend = new FakeEngine();
  private final OcpEngine engine =
      Ocp.builder().provider(backend).poolCapacity(0).build();

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ParseOptions limit(Limit limit, long value) {
    return ParseOptions.DEFAULT.withLimits(Limits.DEFAULT.with(limit, value));
  }

  private static void assertText(String expected, OcpDocument document) {
    try (document) {
      assertEquals(expected.getBytes(StandardCharsets.UTF_8).length, document.sourceByteSize());
      assertEquals(expected, document.node(2).value());
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "source", ".mdx"), text);
  }

  @Test
  void parsesEveryKindOfSource() throws IOException {
    assertText(TEXT, engine.parse(TEXT));
    assertText(TEXT, engine.parse(utf8(TEXT)));
    assertText(TEXT, engine.parse(new ByteArrayInputStream(utf8(TEXT))));
    assertText(TEXT, engine.parse(file(TEXT)));
    assertText("", engine.parse(""));
    assertText("", engine.parse(file("")));
    assertEquals(0, engine.liveDocuments());
  }

  @Test
  void parsesLargeFilesAndStreams() throws IOException {
    String large = TEXT.repeat(20_000);

    assertText(large, engine.parse(file(large)));
    assertText(large, engine.parse(new ByteArrayInputStream(utf8(large))));
  }

  @Test
  void parsesBuffersFromPositionToLimitWithoutMovingThem() {
    byte[] bytes = utf8("<<" + TEXT + ">>");
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    for (ByteBuffer source :
        List.of(ByteBuffer.wrap(bytes), ByteBuffer.wrap(bytes).asReadOnlyBuffer(), direct)) {
      source.position(2).limit(bytes.length - 2);

      assertText(TEXT, engine.parse(source));
      assertEquals(2, source.position());
      assertEquals(bytes.length - 2, source.limit());
    }
  }

  @Test
  void streamIsNotClosed() throws IOException {
    boolean[] closed = new boolean[1];
    InputStream stream = new ByteArrayInputStream(utf8(TEXT)) {
      @Override
      public void close() {
        closed[0] = true;
      }
    };
    assertText(TEXT, engine.parse(stream));
    assertFalse(closed[0]);
  }

  @Test
  void sourceLimitHoldsForEveryKindOfSource() throws IOException {
    int size = utf8(TEXT).length;
    ParseOptions exact = limit(Limit.SOURCE_BYTES, size);
    ParseOptions less = limit(Limit.SOURCE_BYTES, size - 1);
    Path file = file(TEXT);

    assertText(TEXT, engine.parse(TEXT, exact));
    assertText(TEXT, engine.parse(utf8(TEXT), exact));
    assertText(TEXT, engine.parse(file, exact));
    assertText(TEXT, engine.parse(new ByteArrayInputStream(utf8(TEXT)), exact));
    List.<org.junit.jupiter.api.function.Executable>of(
            () -> engine.parse(TEXT, less),
            () -> engine.parse(utf8(TEXT), less),
            () -> engine.parse(file, less),
            () -> engine.parse(new ByteArrayInputStream(utf8(TEXT)), less))
        .forEach(parse -> {
          OcpLimitException refusal = assertThrows(OcpLimitException.class, parse);
          assertEquals(Limit.SOURCE_BYTES, refusal.limit());
          assertEquals(size - 1, refusal.allowed());
          assertEquals(size, refusal.actual());
        });
  }

  @Test
  void streamIsReadNoFurtherThanTheLimit() {
    int[] served = new int[1];
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("read in bulk");
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        assertTrue(length > 0, "asked for nothing");
        served[0] += length;
        return length;
      }
    };
    ParseOptions options = limit(Limit.SOURCE_BYTES, 100_000);

    assertThrows(OcpLimitException.class, () -> engine.parse(endless, options));
    assertEquals(100_001, served[0]);
  }

  @Test
  void payloadLimit() {
    int size;
    try (OcpDocument document = engine.parse(TEXT)) {
      size = document.byteSize();
    }
    engine.parse(TEXT, limit(Limit.PAYLOAD_BYTES, size)).close();
    ParseOptions less = limit(Limit.PAYLOAD_BYTES, size - 1);

    OcpLimitException refusal =
        assertThrows(OcpLimitException.class, () -> engine.parse(TEXT, less));
    assertEquals(Limit.PAYLOAD_BYTES, refusal.limit());
    assertEquals(size, refusal.actual());
    assertEquals(0, backend.liveBlocks());
  }

  @Test
  void loneSurrogateIsReportedWithItsOffset() {
    OcpParseException failure =
        assertThrows(OcpParseException.class, () -> engine.parse("\u00e9\n\ud83d\ude00\ud83d!"));

    assertEquals(DiagnosticCode.INVALID_UTF8, failure.code());
    assertEquals(7, failure.offset());
    assertEquals(2, failure.line());
    assertEquals(3, failure.column());
    ParseOptions options = ParseOptions.DEFAULT.withMalformedInput(MalformedInput.REPLACE);
    assertText("\ufffda\ufffd", engine.parse("\ude00a\ud83d", options));
  }

  @Test
  void syntaxErrorHasPositionAndSnippet() {
    OcpParseException failure =
        assertThrows(OcpParseException.class, () -> engine.parse("one\n\u00e9 !grammar\nthree"));

    assertEquals(DiagnosticCode.UNEXPECTED_CHARACTER, failure.code());
    assertEquals("Unexpected word", failure.reason());
    assertEquals(7, failure.offset());
    assertEquals(15, failure.endOffset());
    assertEquals(6, failure.utf16Offset());
    assertEquals(
        "2:3: Unexpected word [unexpected-character]\n\u00e9 !grammar\n  ^", failure.getMessage());
  }

  @Test
  void failuresLeaveNothingBehind() {
    for (String source : List.of("!grammar", "!limit", "!crash", "!short")) {
      assertThrows(RuntimeException.class, () -> engine.parse(source), source);
      assertEquals(0, backend.liveBlocks(), source);
      assertEquals(0, backend.liveBytes(), source);
      assertEquals(0, engine.liveDocuments(), source);
    }
    engine.close();
    assertEquals(backend.parsersMade.get(), backend.parsersClosed.get());
    assertEquals(1, backend.closed.get());
  }

  @Test
  void parserIsReusedUnlessItCrashed() {
    engine.parse("a").close();
    assertThrows(OcpParseException.class, () -> engine.parse("!grammar"));
    assertThrows(OcpLimitException.class, () -> engine.parse("!limit"));
    engine.parse("a").close();
    assertEquals(1, backend.parsersMade.get());

    assertThrows(IllegalStateException.class, () -> engine.parse("!crash"));
    assertEquals(1, backend.parsersClosed.get());
    engine.parse("a").close();
    assertEquals(2, backend.parsersMade.get());
  }

  @Test
  void payloadOfAnotherSizeThanAnnouncedIsRefused() {
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> engine.parse("!short"));
    assertTrue(failure.getMessage().contains("\"fake\" announced"), failure.getMessage());
  }

  @Test
  void unsupportedOptionsAreRefused() {
    FakeEngine modest = new FakeEngine() {
      @Override
      public Set<Extension> extensions() {
        return Set.of(Extension.FRONTMATTER);
      }
    };
    try (OcpEngine engine = Ocp.builder().provider(modest).build()) {
      ParseOptions options = ParseOptions.DEFAULT.withExtensions(Extension.GFM);
      OcpUnsupportedException gfm =
          assertThrows(OcpUnsupportedException.class, () -> engine.parse("a", options));
      assertEquals("fake", gfm.engine());
      assertEquals("extension GFM", gfm.option());
      assertTrue(gfm.getMessage().contains("Extension.GFM, false"), gfm.getMessage());
      OcpUnsupportedException lenient = assertThrows(
          OcpUnsupportedException.class,
          () -> engine.parse("a", ParseOptions.DEFAULT.withExtensions().withLenient(true)));
      assertTrue(lenient.getMessage().contains("withLenient(false)"), lenient.getMessage());
      assertFalse(engine.supportsLenient());
      assertEquals(Set.of(Extension.FRONTMATTER), engine.extensions());
    }
  }

  @Test
  void checksumIsAddedAndChecked() {
    try (OcpDocument document = engine.parse(TEXT, ParseOptions.DEFAULT.withChecksum(true))) {
      ByteBuffer copy = ByteBuffer.allocate(document.payload().remaining());
      copy.put(document.payload()).flip();
      OcpDocument.open(copy).close();
      copy.put(copy.limit() - 2, (byte) 'x');

      OcpFormatException refusal =
          assertThrows(OcpFormatException.class, () -> OcpDocument.open(copy));
      assertEquals("wrong checksum", refusal.reason());
    }
  }

  @Test
  void closedEngineRefusesWorkAndClosesItsDocuments() {
    OcpDocument document = engine.parse(TEXT);
    assertEquals(1, engine.liveDocuments());
    assertTrue(engine.isAlive());
    engine.close();
    engine.close();

    assertFalse(engine.isAlive());
    assertFalse(document.isAlive());
    assertThrows(OcpClosedException.class, document::nodeCount);
    assertThrows(OcpClosedException.class, () -> engine.parse("a"));
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, backend.liveBlocks());
    assertEquals(1, backend.closed.get());
    document.close();
    assertEquals(0, backend.liveBlocks());
  }

  @Test
  void closingDuringAParseFailsTheParseAndThenClosesTheBackend()
      throws InterruptedException, ExecutionException {
    CountDownLatch parsing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FakeEngine slow = new FakeEngine() {
      @Override
      public Parser newParser() {
        parsing.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        return super.newParser();
      }
    };
    OcpEngine slowEngine = Ocp.builder().provider(slow).build();
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<OcpDocument> parse = executor.submit(() -> slowEngine.parse(TEXT));
      parsing.await();
      slowEngine.close();
      assertEquals(0, slow.closed.get());
      goOn.countDown();

      ExecutionException failure = assertThrows(ExecutionException.class, parse::get);
      assertEquals(OcpClosedException.class, failure.getCause().getClass());
      executor.submit(() -> {}).get();
      assertEquals(1, slow.closed.get());
      assertEquals(0, slow.liveBlocks());
      assertEquals(slow.parsersMade.get(), slow.parsersClosed.get());
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void manyThreadsParseAtOnce() throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> tasks = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String text = "text " + i;
        tasks.add(executor.submit(() -> assertText(text, engine.parse(text))));
      }
      for (Future<?> task : tasks) {
        task.get();
      }
    } finally {
      executor.shutdown();
    }
    assertEquals(0, backend.liveBlocks());
    int kept = backend.parsersMade.get() - backend.parsersClosed.get();
    assertTrue(
        kept <= Runtime.getRuntime().availableProcessors(), () -> kept + " idle parsers kept");
  }

  @Test
  void forgottenDocumentIsReleased() throws InterruptedException {
    engine.parse(TEXT, ParseOptions.DEFAULT.withOwnership(Ownership.AUTO)).root();
    for (int i = 0; i < 200 && engine.liveDocuments() > 0; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, backend.liveBlocks());
  }
}
