package org.ocp4j.internal.engine;

import java.util.function.Supplier;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpEngineMXBean;
import org.ocp4j.memory.PressureLevel;

/** An engine's JMX bean. Every attribute is read anew from the engine. */
public final class EngineBean implements OcpEngineMXBean {
  private final String id;
  private final Supplier<PressureLevel> pressure;
  private final Supplier<MemoryStatistics> statistics;
  private final Runnable trim;

  /**
   * Makes a bean.
   *
   * @param id the engine's id
   * @param pressure returns the engine's memory pressure
   * @param statistics returns the engine's memory statistics
   * @param trim releases the engine's unused memory
   */
  public EngineBean(
      String id,
      Supplier<PressureLevel> pressure,
      Supplier<MemoryStatistics> statistics,
      Runnable trim) {
    this.id = id;
    this.pressure = pressure;
    this.statistics = statistics;
    this.trim = trim;
  }

  /**
   * Returns {@code true} if this Java runtime has the module {@code java.management}, which
   * registering a bean needs.
   */
  public static boolean isPossible() {
    return ModuleLayer.boot().findModule("java.management").isPresent();
  }

  private MemoryStatistics now() {
    return statistics.get();
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public PressureLevel getPressure() {
    return pressure.get();
  }

  @Override
  public long getLimit() {
    return now().limit();
  }

  @Override
  public long getUsed() {
    return now().used();
  }

  @Override
  public long getPeak() {
    return now().peak();
  }

  @Override
  public long getDocumentLiveBlocks() {
    return now().documents().liveBlocks();
  }

  @Override
  public long getDocumentLiveBytes() {
    return now().documents().liveBytes();
  }

  @Override
  public long getDocumentAllocatedBlocks() {
    return now().documents().allocatedBlocks();
  }

  @Override
  public long getDocumentReleasedBlocks() {
    return now().documents().releasedBlocks();
  }

  @Override
  public long getDocumentAllocatedBytes() {
    return now().documents().allocatedBytes();
  }

  @Override
  public long getDocumentReleasedBytes() {
    return now().documents().releasedBytes();
  }

  @Override
  public long getFrameLiveBlocks() {
    return now().frames().liveBlocks();
  }

  @Override
  public long getFrameLiveBytes() {
    return now().frames().liveBytes();
  }

  @Override
  public long getFrameAllocatedBlocks() {
    return now().frames().allocatedBlocks();
  }

  @Override
  public long getFrameReleasedBlocks() {
    return now().frames().releasedBlocks();
  }

  @Override
  public long getFrameAllocatedBytes() {
    return now().frames().allocatedBytes();
  }

  @Override
  public long getFrameReleasedBytes() {
    return now().frames().releasedBytes();
  }

  @Override
  public long getScratchLiveBlocks() {
    return now().scratch().liveBlocks();
  }

  @Override
  public long getScratchLiveBytes() {
    return now().scratch().liveBytes();
  }

  @Override
  public long getScratchAllocatedBlocks() {
    return now().scratch().allocatedBlocks();
  }

  @Override
  public long getScratchReleasedBlocks() {
    return now().scratch().releasedBlocks();
  }

  @Override
  public long getScratchAllocatedBytes() {
    return now().scratch().allocatedBytes();
  }

  @Override
  public long getScratchReleasedBytes() {
    return now().scratch().releasedBytes();
  }

  @Override
  public long getPoolLiveBlocks() {
    return now().pool().liveBlocks();
  }

  @Override
  public long getPoolLiveBytes() {
    return now().pool().liveBytes();
  }

  @Override
  public long getPoolAllocatedBlocks() {
    return now().pool().allocatedBlocks();
  }

  @Override
  public long getPoolReleasedBlocks() {
    return now().pool().releasedBlocks();
  }

  @Override
  public long getPoolAllocatedBytes() {
    return now().pool().allocatedBytes();
  }

  @Override
  public long getPoolReleasedBytes() {
    return now().pool().releasedBytes();
  }

  @Override
  public long getPoolHits() {
    return now().hits();
  }

  @Override
  public long getPoolMisses() {
    return now().misses();
  }

  @Override
  public long getFailures() {
    return now().failures();
  }

  @Override
  public long getTrims() {
    return now().trims();
  }

  @Override
  public long getEventsWaiting() {
    return now().events().liveBlocks();
  }

  @Override
  public long getEventsQueued() {
    return now().events().allocatedBlocks();
  }

  @Override
  public long getEventsTaken() {
    return now().events().releasedBlocks();
  }

  @Override
  public long getEventsDropped() {
    return now().droppedEvents();
  }

  @Override
  public long getLeases() {
    return now().leases();
  }

  @Override
  public long getPins() {
    return now().pins();
  }

  @Override
  public long getHeapBlocks() {
    return now().heapBlocks();
  }

  @Override
  public long getHeapBytes() {
    return now().heapBytes();
  }

  @Override
  public void trim() {
    trim.run();
  }
}
