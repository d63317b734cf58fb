package org.ocp4j.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.Digester;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures digests of a file that is in the page cache. Beside it is what a program would write
 * with the JDK alone: a stream that digests what it reads. The counter {@code bytes}, per
 * microsecond, is MB/s.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class DigestBenchmark {
  /** The algorithms, separated by plus signs. */
  @Param({"CRC-32C", "SHA-256", "MD5", "SHA-256+CRC-32C", "SHA-256+SHA-512+MD5"})
  public String algorithms;

  /** The size of the file in bytes. */
  @Param("20000000")
  public int size;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private List<String> names;
  private Path file;
  private Digester digester;
  private Digester sharing;

  /** Writes the file. */
  @Setup
  public void start() throws IOException {
    names = List.of(algorithms.split("\\+", -1));
    file = Files.createTempFile("ocp4j-bench", ".bin");
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
    digester = Digester.of(names.stream().map(DigestAlgorithm::of).toList());
    sharing = digester.withExecutor(threads);
  }

  /** Deletes the file. */
  @TearDown
  public void stop() throws IOException {
    threads.shutdown();
    Files.delete(file);
  }

  /** Reads the file once, on one thread. */
  @Benchmark
  public Object onePass(Counter counter) throws IOException {
    counter.bytes += size;
    return digester.digest(file);
  }

  /** Reads the file once, with as many threads as algorithms. */
  @Benchmark
  public Object onePassOnThreads(Counter counter) throws IOException {
    counter.bytes += size;
    return sharing.digest(file);
  }

  /** Reads the file once for each algorithm, with the streams of the JDK. */
  @Benchmark
  public Object streamsOfTheJdk(Counter counter) throws IOException, NoSuchAlgorithmException {
    counter.bytes += size;
    Object[] digests = new Object[names.size()];
    for (int i = 0; i < digests.length; i++) {
      digests[i] = digest(names.get(i));
    }
    return digests;
  }

  private Object digest(String name) throws IOException, NoSuchAlgorithmException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] part = new byte[128 << 10];
      if (name.startsWith("CRC")) {
        Checksum checksum = name.equals("CRC-32") ? new CRC32() : new CRC32C();
        readAll(new CheckedInputStream(stream, checksum), part);
        return checksum.getValue();
      }
      MessageDigest digest = MessageDigest.getInstance(name);
      readAll(new DigestInputStream(stream, digest), part);
      return digest.digest();
    }
  }

  private static void readAll(InputStream stream, byte[] part) throws IOException {
    int count;
    do {
      count = stream.read(part);
    } while (count >= 0);
  }
}
