package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * Tests how many bytes of the Java heap a document takes besides its payload's block, which comes
 * from a warm pool: a few objects, whatever its size. The compiler may remove the allocation of
 * some objects after enough calls.
 *
 * @spec contract.md#2.1 Contract 2.1
 * @spec contract.md#2.2 Contract 2.2
 */
class AllocationTest {
  private static final int MOST_BYTES = 320;

  private static final int DOCUMENTS = 32;
  private static final int ROUNDS = 1_000;

  private final ParseOptions options = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);
  private long least = Long.MAX_VALUE;
  private long nodes;

  /**
   * Runs on a thread with a short stack, because leak detection records it for one document in 128.
   */
  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 100_000})
  void aDocumentOfAnySizeTakesAFewObjects(int sourceBytes) throws InterruptedException {
    assumeTrue(
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
        "skipped: this JVM does not count allocation");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Thread thread = new Thread(() -> measure(threads, source(sourceBytes)));
    thread.start();
    thread.join();
    assertTrue(least <= MOST_BYTES && nodes > 0, () -> least + " bytes for each document");
    System.out.printf(
        "%s allocates %d bytes for a document of %d%n", EngineUnderTest.id(), least, sourceBytes);
  }

  private static byte[] source(int bytes) {
    return """
        ## A heading

        A *paragraph* with [a link](https://example.com "and a title"), `code` and &amp; so on.

        - an item
        - [x] another

        """.repeat(bytes / 100).substring(0, bytes).getBytes(StandardCharsets.UTF_8);
  }

  private void measure(ThreadMXBean threads, byte[] source) {
    try (OcpEngine engine = EngineUnderTest.open()) {
      for (int round = 0; round < ROUNDS && least > MOST_BYTES; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        parse(engine, source);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        least = Math.min(least, bytes / DOCUMENTS);
      }
    }
  }

  private void parse(OcpEngine engine, byte[] source) {
    for (int i = 0; i < DOCUMENTS; i++) {
      try (OcpDocument document = engine.parse(source, options)) {
        nodes += document.nodeCount();
      }
    }
  }
}
