package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpEngineMXBean;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.memory.PressureLevel;
import org.ocp4j.spi.Block;
import org.ocp4j.testing.FakeEngine;
import org.ocp4j.testing.WithoutManagement;

/** Tests the budget, the pool, pressure and statistics through the public API. */
class EngineMemoryApiTest {
  private static final String SECRET = "secret of the document before ".repeat(20);

  private final FakeEngine backend = new FakeEngine();

  private OcpEngine.Builder builder() {
    return Ocp.builder().provider(backend);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return copy;
  }

  @Test
  void pooledBlockShowsNothingOfItsLastDocument() {
    byte[] expected;
    try (OcpEngine fresh = builder().poolCapacity(0).build();
        OcpDocument document = fresh.parse("b")) {
      expected = bytes(document.payload());
    }
    try (OcpEngine engine = builder().build()) {
      engine.parse(SECRET).close();
      try (OcpDocument document = engine.parse("b")) {
        assertEquals(1, engine.statistics().hits());
        assertEquals(1, document.source().capacity());
        ByteBuffer payload = document.payload();
        assertEquals(expected.length, payload.capacity(), "a view reaches past the payload");
        assertTrue(Arrays.equals(expected, bytes(payload)), "the payload is not the document's");
        assertThrows(IndexOutOfBoundsException.class, () -> payload.get(expected.length));
      }
    }
  }

  @Test
  void documentsAndPoolAreCounted() {
    try (OcpEngine engine = builder().build()) {
      OcpDocument document = engine.parse("a");
      assertEquals(1024, engine.statistics().documents().liveBytes());
      document.close();
      MemoryStatistics counts = engine.statistics();
      assertEquals(0, counts.documents().liveBlocks());
      assertEquals(1, counts.pool().liveBlocks());
      assertEquals(1024, counts.used());
      assertEquals(1024, counts.heapBytes());
      assertEquals(500L << 20, counts.limit());
      engine.trim();
      assertEquals(0, engine.statistics().used());
      assertEquals(0, backend.liveBlocks());
    }
  }

  @Test
  void refusedDocumentLeavesNothingBehindAndTheEngineGoesOn() {
    try (OcpEngine engine = builder().memoryLimit(1500).build()) {
      OcpDocument open = engine.parse("a");
      OcpMemoryLimitException refusal =
          assertThrows(OcpMemoryLimitException.class, () -> engine.parse(SECRET));
      assertEquals(1500, refusal.allowed());
      assertEquals(1024, refusal.used());
      assertTrue(refusal.asked() > 476, refusal::getMessage);
      assertEquals(1, engine.liveDocuments());
      assertEquals(1024, engine.statistics().used());
      assertEquals(1, engine.statistics().failures());
      assertEquals(1, backend.parsersMade.get(), "the parser was not used again");
      open.close();
      engine.parse("b").close();
    }
    assertEquals(0, backend.liveBytes());
  }

  @Test
  void failedParsesLeaveNothingBehind() {
    try (OcpEngine engine = builder().build()) {
      for (String source : List.of("!grammar", "!limit", "!crash", "!short")) {
        assertThrows(RuntimeException.class, () -> engine.parse(source));
        assertEquals(0, engine.statistics().documents().liveBlocks(), source);
      }
      engine.trim();
      assertEquals(0, engine.statistics().used());
    }
  }

  @Test
  void closedEngineHoldsNoMemoryAndKeepsItsCounts() {
    OcpEngine engine = builder().memoryLimit(2048).build();
    engine.parse("a").close();
    OcpDocument open = engine.parse("b");
    assertEquals(PressureLevel.MEDIUM, engine.pressure());
    OcpDocument another = engine.parse("c");
    assertEquals(PressureLevel.CRITICAL, engine.pressure());
    engine.close();

    assertFalse(open.isAlive());
    assertFalse(another.isAlive());
    MemoryStatistics counts = engine.statistics();
    assertEquals(0, counts.used());
    assertEquals(0, counts.pool().liveBlocks());
    assertEquals(0, counts.heapBlocks());
    assertEquals(3, counts.documents().releasedBlocks());
    assertEquals(2048, counts.peak());
    assertEquals(0, backend.liveBlocks());
    assertEquals(PressureLevel.LOW, engine.pressure());
    engine.trim();
    assertEquals(counts, engine.statistics());
    assertThrows(OcpClosedException.class, () -> engine.addPressureListener(event -> {}));
  }

  @Test
  void heapThatStillCountsBlocksWhenTheEngineIsClosedIsShown() {
    OcpEngine engine = builder().build();
    Block forgotten = backend.heap.allocate(100);
    engine.close();
    forgotten.release();

    assertEquals(1, engine.statistics().heapBlocks());
    assertEquals(100, engine.statistics().heapBytes());
    assertEquals(0, engine.statistics().used());
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> builder().memoryLimit(0));
    assertThrows(IllegalArgumentException.class, () -> builder().poolCapacity(-1));
    assertThrows(IllegalArgumentException.class, () -> builder().poolCapacity(1025));
  }

  private static Set<ObjectName> registered() throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("org.ocp4j:type=Engine,*"), null);
  }

  @Test
  void jmxBeanIsRegisteredUntilTheEngineIsClosed() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    OcpEngine engine = builder().memoryLimit(2000).jmx(true).build();
    try {
      ObjectName name = registered().iterator().next();
      assertEquals("fake", name.getKeyProperty("id"));
      assertTrue(name.getKeyProperty("name").matches("\\d+"), name::toString);
      engine.parse("a").close();
      OcpDocument open = engine.parse("b");
      OcpEngineMXBean bean = JMX.newMXBeanProxy(server, name, OcpEngineMXBean.class);

      assertEquals(PressureLevel.MEDIUM, bean.getPressure());
      assertEquals("MEDIUM", server.getAttribute(name, "Pressure"));
      assertSameNumbers(engine.statistics(), bean);
      open.close();
      bean.trim();
      assertEquals(0, bean.getUsed());
      assertEquals(1024L, server.getAttribute(name, "Peak"));
    } finally {
      engine.close();
    }
    engine.close();
    assertEquals(Set.of(), registered());
  }

  private static void assertSameNumbers(MemoryStatistics counts, OcpEngineMXBean bean) {
    assertEquals("fake", bean.getId());
    assertEquals(
        counts,
        new MemoryStatistics(
            bean.getLimit(),
            bean.getUsed(),
            bean.getPeak(),
            new MemoryStatistics.Usage(
                bean.getDocumentAllocatedBlocks(),
                bean.getDocumentReleasedBlocks(),
                bean.getDocumentAllocatedBytes(),
                bean.getDocumentReleasedBytes()),
            new MemoryStatistics.Usage(
                bean.getFrameAllocatedBlocks(),
                bean.getFrameReleasedBlocks(),
                bean.getFrameAllocatedBytes(),
                bean.getFrameReleasedBytes()),
            new MemoryStatistics.Usage(
                bean.getScratchAllocatedBlocks(),
                bean.getScratchReleasedBlocks(),
                bean.getScratchAllocatedBytes(),
                bean.getScratchReleasedBytes()),
            new MemoryStatistics.Usage(
                bean.getPoolAllocatedBlocks(),
                bean.getPoolReleasedBlocks(),
                bean.getPoolAllocatedBytes(),
                bean.getPoolReleasedBytes()),
            new MemoryStatistics.Usage(bean.getEventsQueued(), bean.getEventsTaken(), 0, 0),
            bean.getPoolHits(),
            bean.getPoolMisses(),
            bean.getFailures(),
            bean.getTrims(),
            bean.getEventsDropped(),
            bean.getLeases(),
            bean.getPins(),
            bean.getHeapBlocks(),
            bean.getHeapBytes()));
    assertEquals(counts.documents().liveBlocks(), bean.getDocumentLiveBlocks());
    assertEquals(counts.documents().liveBytes(), bean.getDocumentLiveBytes());
    assertEquals(counts.frames().liveBlocks(), bean.getFrameLiveBlocks());
    assertEquals(counts.frames().liveBytes(), bean.getFrameLiveBytes());
    assertEquals(counts.scratch().liveBlocks(), bean.getScratchLiveBlocks());
    assertEquals(counts.scratch().liveBytes(), bean.getScratchLiveBytes());
    assertEquals(counts.pool().liveBlocks(), bean.getPoolLiveBlocks());
    assertEquals(counts.pool().liveBytes(), bean.getPoolLiveBytes());
    assertEquals(counts.events().liveBlocks(), bean.getEventsWaiting());
  }

  @Test
  void jmxBeanIsNotRegisteredByDefault() throws JMException {
    try (OcpEngine engine = builder().build()) {
      assertEquals(Set.of(), registered(), engine::toString);
    }
  }

  @Test
  void withoutTheManagementModuleJmxIsRefusedAndTheRestWorks()
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--limit-modules",
            "java.base",
            "-cp",
            System.getProperty("java.class.path"),
            WithoutManagement.class.getName())
        .redirectErrorStream(true)
        .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals(
        "engine \"fake\" does not support jmx(true) without the module java.management: run java"
            + " with --add-modules java.management, or do not call jmx(true)\n1 closed\n",
        output.replace("\r", ""));
  }
}
