package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.testing.FakeEngine;

/** Tests the sources of batches, and the errors of sources that cannot be read or parsed. */
class OcpSourceTest {
  private final FakeEngine backend = new FakeEngine();
  private final OcpEngine engine =
      Ocp.builder().provider(backend).poolCapacity(0).build();

  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    engine.close();
    assertEquals(0, backend.liveBlocks());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String text(OcpSource source) {
    try (OcpBatch batch = engine.parseAll(List.of(source), ParseOptions.DEFAULT)) {
      return String.valueOf(batch.entries().get(0).document().node(2).value());
    }
  }

  private Exception error(OcpSource source) {
    List<OcpSource> sources = List.of(OcpSource.of("before"), source, OcpSource.of("after"));
    try (OcpBatch batch = engine.parseAll(sources, ParseOptions.DEFAULT)) {
      assertEquals(2, batch.parsedCount());
      return Objects.requireNonNull(batch.entries().get(1).error());
    }
  }

  @Test
  void everyKindOfSourceIsReadAndNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("a.mdx"), "é file");
    ByteBuffer buffer = ByteBuffer.wrap(utf8("--é buffer--")).position(2).limit(11);
    List<OcpSource> sources = List.of(
        OcpSource.of("é string"),
        OcpSource.of(utf8("é bytes")),
        OcpSource.of(buffer),
        OcpSource.of(file),
        OcpSource.of(() -> new ByteArrayInputStream(utf8("é stream"))));
    buffer.clear();
    assertEquals(
        List.of("é string", "é bytes", "é buffer", "é file", "é stream"),
        sources.stream().map(this::text).toList());
    assertEquals(
        List.of("<string>", "<bytes>", "<buffer>", file.toString(), "<stream>"),
        sources.stream().map(OcpSource::name).toList());
    assertEquals(0, buffer.position());
    assertEquals("é buffer", text(sources.get(2)), "it can be read again");
    assertEquals("OcpSource[x]", sources.get(0).withName("x").toString());
    assertEquals("<string>", sources.get(0).name());
  }

  @Test
  void exceptionOfParsingIsTheErrorOfTheEntry() {
    assertTrue(error(OcpSource.of("!grammar")) instanceof OcpParseException);
    assertTrue(error(OcpSource.of("!limit")) instanceof OcpLimitException);
    assertEquals("a bug", error(OcpSource.of("!crash")).getMessage());
    assertTrue(error(OcpSource.of(new byte[] {'a', (byte) 0xC0})) instanceof OcpParseException);
    OcpParseException lone = (OcpParseException) error(OcpSource.of("é\uD800"));
    assertSame(DiagnosticCode.INVALID_UTF8, lone.code());
    assertEquals(2, lone.offset());
    Limits small = Limits.DEFAULT.with(Limit.SOURCE_BYTES, 3);
    ParseOptions options = ParseOptions.DEFAULT.withLimits(small);
    assertTrue(error(OcpSource.of("1234").withOptions(options)) instanceof OcpLimitException);
  }

  @Test
  void exceptionOfReadingIsTheErrorOfTheEntry() {
    assertTrue(error(OcpSource.of(folder.resolve("missing"))) instanceof NoSuchFileException);
    IOException checked = new IOException("checked");
    assertSame(checked, error(OcpSource.of(() -> {
      throw checked;
    })));
    UncheckedIOException unchecked = new UncheckedIOException(checked);
    assertSame(unchecked, error(OcpSource.of(() -> {
      throw unchecked;
    })));
    SocketTimeoutException late = new SocketTimeoutException("late");
    assertSame(late, error(OcpSource.of(() -> {
      throw late;
    })));
  }

  @Test
  @SuppressWarnings("NullAway") // breaks the contract, to test the message
  void openerWithoutStreamIsAnErrorOfTheEntry() {
    assertEquals(
        "the opener of the source returned no stream",
        error(OcpSource.of(() -> null)).getMessage());
  }

  private final AtomicInteger closed = new AtomicInteger();

  private InputStream closing(String text) {
    return new FilterInputStream(new ByteArrayInputStream(utf8(text))) {
      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Test
  void streamIsOpenedForEachParseAndAlwaysClosed() {
    AtomicInteger opened = new AtomicInteger();
    OcpSource source = OcpSource.of(() -> closing("text " + opened.incrementAndGet()));
    assertEquals(0, opened.get());
    assertEquals("text 1", text(source));
    assertEquals("text 2", text(source));
    assertEquals(2, closed.get());
    Limits small = Limits.DEFAULT.with(Limit.SOURCE_BYTES, 3);
    error(source.withOptions(ParseOptions.DEFAULT.withLimits(small)));
    assertEquals(3, closed.get());
    error(OcpSource.of(() -> closing("!grammar")));
    assertEquals(4, closed.get());
  }

  @Test
  void streamThatCannotBeClosedIsAnErrorOfTheEntry() {
    IOException failure = new IOException("close");
    OcpSource source =
        OcpSource.of(() -> new FilterInputStream(new ByteArrayInputStream(utf8("a"))) {
          @Override
          public void close() throws IOException {
            throw failure;
          }
        });
    assertSame(failure, error(source));
  }
}
