package org.ocp4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.memory.FileAccess;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures how long it takes to open a payload file, read one node and close the document. Opening
 * reads or maps the file and checks it; no engine is involved. The file stays in the system's
 * cache. The collector frees arrays and mappings, so the time includes collections.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class OpenBenchmark {
  /** Holds the payload file. */
  @State(Scope.Benchmark)
  public static class Payload {
    private Path folder;
    private Path file;

    /** Writes the file. */
    @Setup
    public void write(SizedState source) throws IOException {
      folder = Files.createTempDirectory("ocp4j-bench");
      file = folder.resolve("document.ocp");
      try (OcpDocument document = Ocp.parse(source.utf8(), Corpus.MARKDOWN)) {
        document.writeTo(file);
      }
    }

    /** Deletes the file. */
    @TearDown
    public void delete() throws IOException {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** Opens the file the way its size suggests, and closes it. */
  @Benchmark
  public int openClose(Payload payload) throws IOException {
    try (OcpDocument document = OcpDocument.open(payload.file)) {
      return document.nodeCount();
    }
  }

  /** Reads the file into memory, and closes it. */
  @Benchmark
  public int readClose(Payload payload) throws IOException {
    return close(payload, FileAccess.READ);
  }

  /** Maps the file, and closes it. */
  @Benchmark
  public int mapClose(Payload payload) throws IOException {
    return close(payload, FileAccess.MAPPED);
  }

  private static int close(Payload payload, FileAccess access) throws IOException {
    try (OcpDocument document = OcpDocument.open(payload.file, access)) {
      return document.nodeCount();
    }
  }
}
