package org.ocp4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.Digester;
import org.ocp4j.digest.OcpDigestException;
import org.ocp4j.testing.FakeEngine;
import org.ocp4j.testing.UserProvider;

/** Tests the digests that are computed while a batch reads its sources. */
class BatchDigestsTest {
  private static final DigestAlgorithm[] ALGORITHMS = {
    DigestAlgorithm.SHA_256, DigestAlgorithm.GIT_BLOB, DigestAlgorithm.CRC_32C
  };

  private final FakeEngine backend = new FakeEngine();
  private final OcpEngine engine =
      Ocp.builder().provider(backend).poolCapacity(0).build();

  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    assertEquals(0, engine.liveDocuments());
    engine.close();
    assertEquals(0, backend.liveBlocks());
  }

  private OcpBatch parse(OcpSource... sources) {
    return engine.parseAll(List.of(sources), ParseOptions.DEFAULT);
  }

  private void assertDigests(byte[] expected, OcpSource source) {
    try (OcpBatch batch = parse(OcpSource.of("a"), source.withDigests(ALGORITHMS))) {
      assertTrue(batch.entries().get(1).hasDigests());
      assertEquals(
          Digester.of(ALGORITHMS).digest(expected), batch.entries().get(1).digests());
    }
  }

  @Test
  void everyKindOfSourceHasItsDigests() throws IOException {
    for (int size : new int[] {0, 9, 70_000, 300_000}) { // the large ones are read into a block
      byte[] bytes = "é text ".repeat(size / 7 + 1).substring(0, size).getBytes(UTF_8);
      assertDigests(bytes, OcpSource.of(new String(bytes, UTF_8)));
      assertDigests(bytes, OcpSource.of(bytes));
      ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 3).put(1, bytes);
      assertDigests(bytes, OcpSource.of(direct.position(1).limit(bytes.length + 1)));
      assertDigests(bytes, OcpSource.of(Files.write(folder.resolve("a.mdx"), bytes)));
      assertDigests(bytes, OcpSource.of(() -> new ByteArrayInputStream(bytes)));
    }
  }

  @Test
  void copiesOfASourceKeepItsAlgorithms() throws IOException {
    OcpSource source = OcpSource.of("text").withDigests(ALGORITHMS);
    assertDigests("text".getBytes(UTF_8), source);
    for (OcpSource copy :
        List.of(source.withName("x"), source.withOptions(ParseOptions.MARKDOWN))) {
      try (OcpBatch batch = parse(copy)) {
        assertEquals(3, batch.entries().get(0).digests().list().size());
      }
    }
    try (OcpBatch batch = parse(source.withDigests())) {
      assertFalse(batch.entries().get(0).hasDigests());
    }
  }

  @Test
  void aStreamIsReadOnce() {
    AtomicInteger opened = new AtomicInteger();
    byte[] bytes = "text".getBytes(UTF_8);
    AtomicInteger read = new AtomicInteger();
    assertDigests(bytes, OcpSource.of(() -> {
      opened.incrementAndGet();
      return new FilterInputStream(new ByteArrayInputStream(bytes)) {
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          int count = super.read(target, offset, length);
          read.addAndGet(Math.max(0, count));
          return count;
        }
      };
    }));
    assertEquals(1, opened.get());
    assertEquals(bytes.length, read.get());
  }

  @Test
  void aSourceThatFailsToParseHasDigests() throws IOException {
    byte[] wrong = "!grammar".getBytes(UTF_8);
    byte[] malformed = {'a', (byte) 0xC0};
    Path file = Files.write(folder.resolve("a.mdx"), wrong);
    try (OcpBatch batch = parse(
        OcpSource.of(file).withDigests(ALGORITHMS),
        OcpSource.of(malformed).withDigests(ALGORITHMS),
        OcpSource.of("!crash").withDigests(ALGORITHMS))) {
      assertEquals(3, batch.failedCount());
      assertEquals(Digester.of(ALGORITHMS).digest(wrong), batch.entries().get(0).digests());
      assertEquals(
          Digester.of(ALGORITHMS).digest(malformed), batch.entries().get(1).digests());
      assertTrue(batch.entries().get(2).hasDigests());
    }
  }

  @Test
  void replacedInputHasTheDigestOfWhatWasRead() {
    byte[] malformed = {'a', (byte) 0xC0};
    ParseOptions options = ParseOptions.DEFAULT.withMalformedInput(MalformedInput.REPLACE);
    try (OcpBatch batch =
        parse(OcpSource.of(malformed).withOptions(options).withDigests(DigestAlgorithm.MD5))) {
      OcpBatch.Entry entry = batch.entries().get(0);
      assertEquals(Digester.of(DigestAlgorithm.MD5).digest(malformed), entry.digests());
      assertFalse(
          entry.digests().list().contains(entry.document().sourceDigest(DigestAlgorithm.MD5)));
    }
  }

  @Test
  void aSourceThatWasNotReadHasNone() {
    IOException failure = new IOException("broken");
    Limits small = Limits.DEFAULT.with(Limit.SOURCE_BYTES, 3);
    InputStream broken = new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        throw failure;
      }
    };
    OcpSource stream = OcpSource.of(() -> new ByteArrayInputStream("1234".getBytes(UTF_8)));
    try (OcpBatch batch = parse(
        OcpSource.of(folder.resolve("missing")).withDigests(ALGORITHMS),
        OcpSource.of(() -> broken).withDigests(ALGORITHMS),
        stream.withOptions(ParseOptions.DEFAULT.withLimits(small)).withDigests(ALGORITHMS),
        OcpSource.of("no digests"))) {
      for (OcpBatch.Entry entry : batch.entries()) {
        assertFalse(entry.hasDigests(), entry.sourceName());
        IllegalStateException e = assertThrows(IllegalStateException.class, entry::digests);
        assertSame(entry.error(), e.getCause());
        assertTrue(String.valueOf(e.getMessage()).contains("withDigests"), e::getMessage);
      }
    }
    BatchOptions cancelled = BatchOptions.DEFAULT.withCancellation(() -> true);
    try (OcpBatch batch =
        engine.parseAll(List.of(OcpSource.of("a").withDigests(ALGORITHMS)), cancelled)) {
      assertFalse(batch.entries().get(0).hasDigests());
    }
  }

  @Test
  void algorithmsThatAreMissingAreRefusedAtOnce() {
    OcpSource source = OcpSource.of("a");
    assertThrows(OcpDigestException.class, () -> source.withDigests(DigestAlgorithm.TTH));
  }

  // Code of the user in a security provider.

  @Test
  void anExceptionOfASecurityProviderIsTheErrorOfTheEntry() throws IOException {
    IllegalStateException failure = new IllegalStateException("broken provider");
    Path file = Files.writeString(folder.resolve("a.mdx"), "text ".repeat(50_000));
    try (UserProvider provider = UserProvider.install(count -> {
      throw failure;
    })) {
      assertNotNull(provider);
      DigestAlgorithm algorithm = DigestAlgorithm.of(UserProvider.ALGORITHM);
      try (OcpBatch batch = parse(
          OcpSource.of(file).withDigests(algorithm),
          OcpSource.of("text").withDigests(algorithm),
          OcpSource.of("text"))) {
        assertSame(failure, batch.entries().get(0).error());
        assertFalse(batch.entries().get(0).hasDigests());
        assertSame(failure, batch.entries().get(1).error());
        assertEquals(1, batch.parsedCount());
      }
    }
  }

  @Test
  void aSecurityProviderMayCloseTheEngine() throws IOException {
    Path file = Files.writeString(folder.resolve("a.mdx"), "text ".repeat(50_000));
    try (UserProvider provider = UserProvider.install(count -> engine.close())) {
      assertNotNull(provider);
      DigestAlgorithm algorithm = DigestAlgorithm.of(UserProvider.ALGORITHM);
      try (OcpBatch batch = engine.parseAll(
          List.of(OcpSource.of(file).withDigests(DigestAlgorithm.SHA_256, algorithm)),
          BatchOptions.DEFAULT.withParallelism(1))) {
        OcpBatch.Entry entry = batch.entries().get(0);
        assertTrue(entry.error() instanceof OcpClosedException, entry::toString);
        assertEquals(
            Digester.of(DigestAlgorithm.SHA_256).digest(file).get(DigestAlgorithm.SHA_256),
            entry.digests().get(DigestAlgorithm.SHA_256));
      }
    }
    assertEquals(0, backend.liveBlocks());
  }
}
