package org.ocp4j.tck.internal;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpEngineMXBean;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests that the counts are always available, also over JMX.
 *
 * @spec contract.md#4.5 Contract 4.5
 */
public abstract class ManagementRules extends EngineRules {
  /** Creates the tests of one provider's engine. */
  protected ManagementRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("4.5")
  @DisplayName("4.5 statistics need no setting, and remain available after the engine's close()")
  void statisticsAreAlwaysThere() {
    OcpEngine engine = open();
    OcpDocument document = parse(engine, "a");
    contract()
        .require(
            engine.statistics().used() > 0,
            "used() is above 0 while a document is open",
            0,
            "statistics()");
    document.close();
    engine.close();
    MemoryStatistics counts = engine.statistics();
    contract().equal(0L, counts.used(), "used after the engine's close()", "statistics()");
    contract()
        .require(
            counts.peak() > 0,
            "peak() is above 0 after the engine's close()",
            counts,
            "statistics()");
    contract()
        .equal(
            1L,
            counts.documents().releasedBlocks(),
            "released blocks of documents",
            "statistics()");
  }

  private static Set<ObjectName> registered() throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("org.ocp4j:type=Engine,*"), null);
  }

  private void assumeJmx() {
    assume(
        ModuleLayer.boot().findModule("java.management").isPresent(),
        "this JVM lacks the module java.management");
  }

  @Rule("4.5")
  @DisplayName("4.5 JMX shows the same numbers until the engine is closed")
  void jmxShowsTheSameNumbers() throws JMException {
    assumeJmx();
    Set<ObjectName> before = registered();
    OcpEngine engine = openWatched(builder -> builder.jmx(true));
    Set<ObjectName> names = registered();
    names.removeAll(before);
    contract().equal(1, names.size(), "number of MBeans added", "Builder.jmx(true)");
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    OcpEngineMXBean bean =
        JMX.newMXBeanProxy(server, names.iterator().next(), OcpEngineMXBean.class);
    parse(engine, "a").close();
    try (OcpDocument document = parse(engine, Texts.prose(100_000))) {
      contract().equal(engine.id(), bean.getId(), "the MBean's Id", "OcpEngineMXBean");
      contract()
          .equal(engine.pressure(), bean.getPressure(), "the MBean's Pressure", "OcpEngineMXBean");
      Map<String, Long> expected = of(engine.statistics());
      contract().equal(expected, of(bean), "the MBean's numbers", "OcpEngineMXBean, statistics()");
      contract()
          .require(
              document.isAlive(),
              "a document is alive while the MBean is read",
              document,
              "Heap.allocate and Parser.emit");
    }
    bean.trim();
    contract().equal(0L, bean.getUsed(), "Used after the MBean's trim()", "OcpEngineMXBean.trim");
    engine.close();
    contract().equal(before, registered(), "MBeans after the engine's close()", "close()");
  }

  @Rule("4.5")
  @DisplayName("4.5 an engine is not registered unless jmx(true) is set")
  void engineIsNotRegisteredUnasked() throws JMException {
    assumeJmx();
    Set<ObjectName> before = registered();
    OcpEngine engine = openWatched();
    contract()
        .equal(
            before, registered(), "the MBeans while " + engine + " is open", "Builder.jmx(false)");
  }

  private static Map<String, Long> of(MemoryStatistics counts) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("limit", counts.limit());
    numbers.put("used", counts.used());
    numbers.put("peak", counts.peak());
    add(numbers, "documents", counts.documents());
    add(numbers, "frames", counts.frames());
    add(numbers, "scratch", counts.scratch());
    add(numbers, "pool", counts.pool());
    numbers.put("hits", counts.hits());
    numbers.put("misses", counts.misses());
    numbers.put("failures", counts.failures());
    numbers.put("trims", counts.trims());
    numbers.put("dropped", counts.droppedEvents());
    numbers.put("leases", counts.leases());
    numbers.put("pins", counts.pins());
    numbers.put("heapBlocks", counts.heapBlocks());
    numbers.put("heapBytes", counts.heapBytes());
    return numbers;
  }

  private static void add(Map<String, Long> numbers, String of, MemoryStatistics.Usage usage) {
    numbers.put(of + ".liveBlocks", usage.liveBlocks());
    numbers.put(of + ".liveBytes", usage.liveBytes());
    numbers.put(of + ".allocatedBytes", usage.allocatedBytes());
    numbers.put(of + ".releasedBlocks", usage.releasedBlocks());
  }

  private static Map<String, Long> of(OcpEngineMXBean bean) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("limit", bean.getLimit());
    numbers.put("used", bean.getUsed());
    numbers.put("peak", bean.getPeak());
    numbers.put("documents.liveBlocks", bean.getDocumentLiveBlocks());
    numbers.put("documents.liveBytes", bean.getDocumentLiveBytes());
    numbers.put("documents.allocatedBytes", bean.getDocumentAllocatedBytes());
    numbers.put("documents.releasedBlocks", bean.getDocumentReleasedBlocks());
    numbers.put("frames.liveBlocks", bean.getFrameLiveBlocks());
    numbers.put("frames.liveBytes", bean.getFrameLiveBytes());
    numbers.put("frames.allocatedBytes", bean.getFrameAllocatedBytes());
    numbers.put("frames.releasedBlocks", bean.getFrameReleasedBlocks());
    numbers.put("scratch.liveBlocks", bean.getScratchLiveBlocks());
    numbers.put("scratch.liveBytes", bean.getScratchLiveBytes());
    numbers.put("scratch.allocatedBytes", bean.getScratchAllocatedBytes());
    numbers.put("scratch.releasedBlocks", bean.getScratchReleasedBlocks());
    numbers.put("pool.liveBlocks", bean.getPoolLiveBlocks());
    numbers.put("pool.liveBytes", bean.getPoolLiveBytes());
    numbers.put("pool.allocatedBytes", bean.getPoolAllocatedBytes());
    numbers.put("pool.releasedBlocks", bean.getPoolReleasedBlocks());
    numbers.put("hits", bean.getPoolHits());
    numbers.put("misses", bean.getPoolMisses());
    numbers.put("failures", bean.getFailures());
    numbers.put("trims", bean.getTrims());
    numbers.put("dropped", bean.getEventsDropped());
    numbers.put("leases", bean.getLeases());
    numbers.put("pins", bean.getPins());
    numbers.put("heapBlocks", bean.getHeapBlocks());
    numbers.put("heapBytes", bean.getHeapBytes());
    return numbers;
  }
}
