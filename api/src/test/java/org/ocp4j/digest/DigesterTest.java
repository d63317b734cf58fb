package org.ocp4j.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.testing.Allocation;
import org.ocp4j.testing.Meeting;
import org.ocp4j.testing.UserProvider;

/** Tests progress, cancellation, threads and failures of digesters, and the memory they need. */
@Tag("jdk")
class DigesterTest {
  private static final int PART = 128 << 10;
  private static final int SIZE = 3 * PART + 10;

  private static final Digester TWO = Digester.of(DigestAlgorithm.SHA_256, DigestAlgorithm.SHA_1);

  @TempDir
  private Path folder;

  private final byte[] bytes = Pattern.bytes(SIZE);
  private final Digests expected = TWO.digest(bytes);

  private Path file() throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  /** Checks that no descriptor of this process is open for the file, where the system says so. */
  private static void assertClosed(Path file) throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "this system does not list open files");
    List<Path> open = new ArrayList<>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        if (Files.exists(link) && Files.isSameFile(link, file)) {
          open.add(link);
        }
      }
    }
    assertEquals(List.of(), open);
  }

  // Progress and cancellation.

  @Test
  void progressCountsTheBytes() throws IOException {
    List<Long> counts = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    Digester digester = TWO.withProgress((count, total) -> {
      counts.add(count);
      totals.add(total);
    });
    List<Long> parts = List.of((long) PART, 2L * PART, 3L * PART, (long) SIZE);
    assertEquals(expected, digester.digest(file()));
    assertEquals(parts, counts);
    assertEquals(List.of((long) SIZE, (long) SIZE, (long) SIZE, (long) SIZE), totals);
    counts.clear();
    totals.clear();
    assertEquals(expected, digester.digest(new ByteArrayInputStream(bytes)));
    assertEquals(parts, counts);
    assertEquals(List.of(-1L, -1L, -1L, -1L), totals);
  }

  @Test
  void anExceptionOfTheListenerIsThrownAndTheFileIsClosed() throws IOException {
    IllegalStateException failure = new IllegalStateException("enough");
    Digester digester = TWO.withProgress((count, total) -> {
      throw failure;
    });
    Path file = file();
    assertSame(failure, assertThrows(IllegalStateException.class, () -> digester.digest(file)));
    assertClosed(file);
  }

  @Test
  void aListenerMayDigestItself() throws IOException {
    Path file = file();
    List<Digests> inner = new ArrayList<>();
    Digester digester = TWO.withProgress((count, total) -> {
      try {
        inner.add(TWO.digest(file));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
    assertEquals(expected, digester.digest(file));
    assertEquals(List.of(expected, expected, expected, expected), inner);
  }

  @Test
  void cancellationEndsTheComputationAndTheFileIsClosed() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Digester digester = TWO.withCancellation(() -> asked.incrementAndGet() > 2);
    Path file = file();
    CancellationException e =
        assertThrows(CancellationException.class, () -> digester.digest(file));
    assertEquals("the digests were cancelled after " + 2 * PART + " bytes", e.getMessage());
    assertEquals(3, asked.get());
    assertClosed(file);
    assertThrows(CancellationException.class, () -> digester.digest(bytes));
    assertThrows(
        CancellationException.class, () -> digester.digest(new ByteArrayInputStream(bytes)));
    IllegalStateException failure = new IllegalStateException("cannot say");
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () -> TWO.withCancellation(() -> {
                  throw failure;
                })
                .digest(file)));
    assertClosed(file);
  }

  @Test
  void anInterruptedThreadReadsNoFile() throws IOException {
    Path file = file();
    Thread.currentThread().interrupt();
    try {
      assertThrows(java.nio.channels.ClosedByInterruptException.class, () -> TWO.digest(file));
      assertEquals(expected, TWO.withExecutor(Runnable::run).digest(bytes));
    } finally {
      assertTrue(Thread.interrupted());
    }
    assertClosed(file);
  }

  // Files and streams.

  @Test
  void filesThatCannotBeReadAreErrors() {
    assertThrows(NoSuchFileException.class, () -> TWO.digest(folder.resolve("missing")));
    assertThrows(IOException.class, () -> TWO.digest(folder));
  }

  @Test
  void aFileMayGrowExceptForDigestsThatNeedItsSize() throws IOException {
    Path file = file();
    AtomicInteger grown = new AtomicInteger();
    DigestProgress growing = (count, total) -> {
      if (grown.getAndIncrement() == 0) {
        try {
          Files.write(file, Pattern.bytes(SIZE + 100));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    };
    assertEquals(SIZE + 100, TWO.withProgress(growing).digest(file).byteSize());
    file();
    grown.set(0);
    Digester git = Digester.of(DigestAlgorithm.GIT_BLOB).withProgress(growing);
    IOException e = assertThrows(IOException.class, () -> git.digest(file));
    assertTrue(String.valueOf(e.getMessage()).contains(" had " + SIZE + " bytes"), e::getMessage);
  }

  @Test
  void theLengthOfAStreamIsNeededForGitAndChecked() throws IOException {
    Digester git = Digester.of(DigestAlgorithm.GIT_BLOB);
    InputStream stream = new ByteArrayInputStream(bytes);
    OcpDigestException needed = assertThrows(OcpDigestException.class, () -> git.digest(stream));
    assertEquals(SIZE, stream.available(), "it was read");
    assertTrue(
        String.valueOf(needed.getMessage()).contains("use digest(stream, length)"),
        needed::getMessage);
    assertEquals(git.digest(bytes), git.digest(stream, SIZE));
    assertThrows(EOFException.class, () -> git.digest(new ByteArrayInputStream(bytes), SIZE + 1));
    assertThrows(IOException.class, () -> git.digest(new ByteArrayInputStream(bytes), SIZE - 1));
    assertThrows(
        IllegalArgumentException.class, () -> git.digest(new ByteArrayInputStream(bytes), -1));
  }

  @Test
  void aStreamThatThrowsIsNotClosedAndItsExceptionIsThrown() {
    IOException failure = new IOException("broken");
    AtomicInteger closed = new AtomicInteger();
    InputStream stream = new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (available() < SIZE) {
          throw failure;
        }
        return super.read(target, offset, length);
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
    assertSame(failure, assertThrows(IOException.class, () -> TWO.digest(stream)));
    assertEquals(0, closed.get());
  }

  // Security providers.

  @Test
  void anExceptionOfASecurityProviderIsThrownAndTheFileIsClosed() throws IOException {
    IllegalStateException failure = new IllegalStateException("broken provider");
    Path file = file();
    try (UserProvider provider = UserProvider.install(count -> {
      if (count > PART) {
        throw failure;
      }
    })) {
      Digester digester =
          Digester.of(DigestAlgorithm.SHA_256, DigestAlgorithm.of(UserProvider.ALGORITHM));
      assertSame(failure, assertThrows(IllegalStateException.class, () -> digester.digest(file)));
      assertClosed(file);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        assertSame(
            failure,
            assertThrows(
                IllegalStateException.class,
                () -> digester.withExecutor(threads).digest(file)));
      } finally {
        threads.shutdownNow();
      }
      assertClosed(file);
      assertNotNull(provider);
    }
    assertThrows(OcpDigestException.class, () -> DigestAlgorithm.of(UserProvider.ALGORITHM));
  }

  // Threads.

  @Test
  void severalThreadsComputeAtOnce() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    try (UserProvider provider = UserProvider.install(count -> {
      both.countDown();
      Meeting.await(both);
    })) {
      assertNotNull(provider);
      // Two algorithms of one provider, each of which waits for the other.
      Digester digester = Digester.of(
          DigestAlgorithm.of(UserProvider.ALGORITHM), DigestAlgorithm.of(UserProvider.SECOND));
      ExecutorService threads = Executors.newSingleThreadExecutor();
      try {
        assertEquals(2, digester.withExecutor(threads).digest(bytes).list().size());
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void anExecutorThatRunsNothingDelaysNothing() throws IOException {
    assertEquals(expected, TWO.withExecutor(task -> {}).digest(file()));
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      // The only thread of the executor is the calling thread.
      assertEquals(
          expected, one.submit(() -> TWO.withExecutor(one).digest(bytes)).get());
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void anExecutorThatRefusesIsAnError() throws IOException {
    RejectedExecutionException failure = new RejectedExecutionException("full");
    Path file = file();
    assertSame(
        failure,
        assertThrows(
            RejectedExecutionException.class,
            () -> TWO.withExecutor(task -> {
                  throw failure;
                })
                .digest(file)));
    assertClosed(file);
  }

  @Test
  void anExecutorIsNotUsedForASingleSlowAlgorithm() {
    Digester digester =
        Digester.of(DigestAlgorithm.CRC_32, DigestAlgorithm.SHA_256, DigestAlgorithm.CRC_32C);
    assertEquals(
        digester.digest(bytes),
        digester
            .withExecutor(task -> {
              throw new AssertionError("it was used");
            })
            .digest(bytes));
  }

  // Memory.

  @Test
  void memoryDoesNotDependOnTheSize() throws IOException {
    Digester digester =
        Digester.of(DigestAlgorithm.CRC_32, DigestAlgorithm.CRC_32C, DigestAlgorithm.SHA_256);
    long small = 0;
    long large = 0;
    for (int round = 0; round < 3; round++) {
      small = allocated(digester, 1L << 20);
      large = allocated(digester, 256L << 20);
    }
    long most = small + (64 << 10);
    assertTrue(large < most, large + " bytes for 256 MiB, and " + small + " for 1 MiB");
    assertTrue(small < 2L * PART, small + " bytes for 1 MiB");
  }

  private static long allocated(Digester digester, long size) throws IOException {
    InputStream zeros = new InputStream() {
      private long left = size;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int count = (int) Math.min(length, left);
        left -= count;
        return count == 0 ? -1 : count;
      }
    };
    long before = Allocation.bytes();
    assertEquals(size, digester.digest(zeros).byteSize());
    return Allocation.bytes() - before;
  }
}
