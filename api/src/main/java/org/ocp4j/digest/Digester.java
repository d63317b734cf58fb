package org.ocp4j.digest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes digests of files, streams and bytes. A source of any size is read once, for all
 * algorithms, in constant memory. Immutable: every {@code with} method returns a changed copy. Any
 * number of threads may use a digester.
 *
 * <pre>{@code
 * Digests digests = Digester.of(DigestAlgorithm.SHA_256, DigestAlgorithm.CRC_32C).digest(file);
 * System.out.println(digests.get(DigestAlgorithm.SHA_256));
 * }</pre>
 *
 * <p>Every {@code digest} method throws a {@link CancellationException} once the function for
 * cancellation returns {@code true}. An exception of a listener, of that function, or of a security
 * provider is thrown, too. Files are closed in any case.
 */
public final class Digester {
  /** The greatest number of bytes that are read at once: what a processor's cache holds. */
  private static final int PART = 128 << 10;

  /** The least size of the array that a file is read into: files may be larger than they say. */
  private static final int LEAST = 4 << 10;

  private final List<DigestAlgorithm> algorithms;
  private final DigestProgress progress;
  private final BooleanSupplier cancellation;
  private final @Nullable Executor executor;

  private Digester(
      List<DigestAlgorithm> algorithms,
      DigestProgress progress,
      BooleanSupplier cancellation,
      @Nullable Executor executor) {
    this.algorithms = algorithms;
    this.progress = Objects.requireNonNull(progress, "progress");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.executor = executor;
  }

  /**
   * Returns a digester without a progress listener, cancellation and executor.
   *
   * @param algorithms at least one algorithm; what is named twice is computed once
   * @throws OcpDigestException when this program does not have one of the algorithms
   * @throws IllegalArgumentException when there is no algorithm
   */
  public static Digester of(DigestAlgorithm... algorithms) {
    return of(Arrays.asList(algorithms));
  }

  /**
   * Returns a digester without a progress listener, cancellation and executor.
   *
   * @param algorithms at least one algorithm; what is named twice is computed once
   * @throws OcpDigestException when this program does not have one of the algorithms
   * @throws IllegalArgumentException when there is no algorithm
   */
  public static Digester of(Collection<DigestAlgorithm> algorithms) {
    List<DigestAlgorithm> distinct = List.copyOf(new LinkedHashSet<>(algorithms));
    if (distinct.isEmpty()) {
      throw new IllegalArgumentException(
          "no algorithm is given; name at least one, such as DigestAlgorithm.SHA_256");
    }
    distinct.forEach(algorithm -> algorithm.open(0));
    return new Digester(distinct, (bytes, total) -> {}, () -> false, null);
  }

  /** Returns the algorithms, each once, as an unmodifiable list. */
  public List<DigestAlgorithm> algorithms() {
    return algorithms;
  }

  /** Returns a copy of this digester with another progress listener. */
  public Digester withProgress(DigestProgress value) {
    return new Digester(algorithms, value, cancellation, executor);
  }

  /**
   * Returns a copy of this digester with another function for cancellation.
   *
   * @param value called before each part of a source, on the thread that called the digester; once
   *     it returns {@code true}, no further part is read
   */
  public Digester withCancellation(BooleanSupplier value) {
    return new Digester(algorithms, progress, value, executor);
  }

  /**
   * Returns a copy of this digester that computes several algorithms at once, on the calling thread
   * and on threads of an executor. It pays for large sources and several algorithms that take long:
   * with less than two beside CRC-32 and CRC-32C, the executor is not used. The executor may be
   * shared and busy: what it does not begin, the calling thread does.
   */
  public Digester withExecutor(Executor value) {
    return new Digester(
        algorithms, progress, cancellation, Objects.requireNonNull(value, "executor"));
  }

  /**
   * Reads a file and returns its digests.
   *
   * @throws IOException when the file cannot be read, or when its size changes meanwhile and an
   *     algorithm needs the size
   */
  public Digests digest(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      DigestRun run = begin(size);
      byte[] part = new byte[(int) Math.max(LEAST, Math.min(PART, size))];
      ByteBuffer buffer = ByteBuffer.wrap(part);
      while (true) {
        run.requireGoingOn();
        int count = channel.read(buffer.clear());
        if (count < 0) {
          break;
        }
        run.update(part, 0, count);
      }
      if (run.count() != size && needsLength() != null) {
        throw new IOException(file + " had " + size + " bytes when it was opened, and "
            + run.count() + " were read; read it when no program changes it");
      }
      return run.finish();
    }
  }

  /**
   * Reads the rest of a stream and returns its digests. The stream is not closed.
   *
   * @throws IOException when the stream cannot be read
   * @throws OcpDigestException when an algorithm needs the length; pass it, or write the stream to
   *     a file first
   */
  public Digests digest(InputStream stream) throws IOException {
    DigestAlgorithm needy = needsLength();
    if (needy != null) {
      throw new OcpDigestException(
          needy.name(),
          "it needs the number of bytes in advance, which a stream does not say",
          "use digest(stream, length), or write the stream to a file first",
          null);
    }
    return digest(stream, begin(-1), Long.MAX_VALUE);
  }

  /**
   * Reads the rest of a stream and returns its digests. The stream is not closed.
   *
   * @param stream the stream
   * @param length the number of bytes that the stream has
   * @throws IOException when the stream cannot be read, or when it has another number of bytes
   */
  public Digests digest(InputStream stream, long length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("length " + length + " is less than 0;"
          + " use digest(stream) for a stream whose length is not known");
    }
    Digests digests = digest(stream, begin(length), length);
    if (digests.byteSize() < length) {
      throw new EOFException(
          "the stream has " + digests.byteSize() + " bytes, and " + length + " were promised");
    }
    return digests;
  }

  private static Digests digest(InputStream stream, DigestRun run, long most) throws IOException {
    byte[] part = new byte[PART];
    while (true) {
      run.requireGoingOn();
      int count = stream.read(part, 0, part.length);
      if (count < 0) {
        return run.finish();
      }
      if (count > most - run.count()) {
        throw new IOException("the stream has more than the " + most + " bytes promised");
      }
      run.update(part, 0, count);
    }
  }

  /** Returns the digests of an array of bytes, which must not be changed meanwhile. */
  public Digests digest(byte[] source) {
    DigestRun run = begin(source.length);
    for (int offset = 0; offset < source.length; offset += PART) {
      run.requireGoingOn();
      run.update(source, offset, Math.min(PART, source.length - offset));
    }
    return run.finish();
  }

  /**
   * Returns the digests of the bytes between a buffer's position and limit. Neither changes.
   * Security providers get copies of the bytes.
   */
  public Digests digest(ByteBuffer source) {
    // Copies: an algorithm that read a mapped file itself, in native code, would crash the JVM if
    // another program shortened the file. And it could keep the buffer after its memory is
    // released.
    ByteBuffer rest = source.duplicate();
    DigestRun run = begin(rest.remaining());
    byte[] part = new byte[Math.min(PART, rest.remaining())];
    while (rest.hasRemaining()) {
      run.requireGoingOn();
      int count = Math.min(part.length, rest.remaining());
      rest.get(part, 0, count);
      run.update(part, 0, count);
    }
    return run.finish();
  }

  private DigestRun begin(long total) {
    long slow = algorithms.stream().filter(each -> !each.isChecksum()).count();
    return new DigestRun(algorithms, progress, cancellation, slow > 1 ? executor : null, total);
  }

  private @Nullable DigestAlgorithm needsLength() {
    for (DigestAlgorithm algorithm : algorithms) {
      if (algorithm.needsLength()) {
        return algorithm;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return "Digester" + algorithms;
  }
}
