package org.ocp4j.memory;

import org.ocp4j.OcpEngine;

/**
 * The JMX interface of an engine that was built with {@link OcpEngine.Builder#jmx}. It has the
 * figures of {@link MemoryStatistics}. The bean is registered until the engine is closed, as
 * {@code org.ocp4j:type=Engine,id=...,name=...}, where the name is a number for each engine.
 *
 * @spec contract.md#4.5 Contract 4.5
 */
public interface OcpEngineMXBean {
  /** Returns the name of the engine, such as {@code "java"}. */
  String getId();

  /** Returns how much of the memory limit is in use. */
  PressureLevel getPressure();

  /** Returns the memory limit in bytes. */
  long getLimit();

  /** Returns the bytes in use, including pooled blocks. */
  long getUsed();

  /** Returns the largest number of bytes that were ever in use. */
  long getPeak();

  /** Returns the number of blocks that documents have now. */
  long getDocumentLiveBlocks();

  /** Returns the bytes of the blocks that documents have now. */
  long getDocumentLiveBytes();

  /** Returns the number of blocks that documents have allocated so far. */
  long getDocumentAllocatedBlocks();

  /** Returns the number of blocks that documents have released so far. */
  long getDocumentReleasedBlocks();

  /** Returns the bytes of the blocks that documents have allocated so far. */
  long getDocumentAllocatedBytes();

  /** Returns the bytes of the blocks that documents have released so far. */
  long getDocumentReleasedBytes();

  /** Returns the number of blocks that frames have now. */
  long getFrameLiveBlocks();

  /** Returns the bytes of the blocks that frames have now. */
  long getFrameLiveBytes();

  /** Returns the number of blocks that frames have allocated so far. */
  long getFrameAllocatedBlocks();

  /** Returns the number of blocks that frames have released so far. */
  long getFrameReleasedBlocks();

  /** Returns the bytes of the blocks that frames have allocated so far. */
  long getFrameAllocatedBytes();

  /** Returns the bytes of the blocks that frames have released so far. */
  long getFrameReleasedBytes();

  /** Returns the number of idle parsers. */
  long getScratchLiveBlocks();

  /** Returns the bytes of scratch memory that parsers keep between documents. */
  long getScratchLiveBytes();

  /** Returns the number of parsers opened so far. */
  long getScratchAllocatedBlocks();

  /** Returns the number of parsers closed so far. */
  long getScratchReleasedBlocks();

  /** Returns the bytes of scratch memory that parsers have allocated so far. */
  long getScratchAllocatedBytes();

  /** Returns the bytes of scratch memory that parsers have released so far. */
  long getScratchReleasedBytes();

  /** Returns the number of blocks that the pool has now. */
  long getPoolLiveBlocks();

  /** Returns the bytes of the blocks that the pool has now. */
  long getPoolLiveBytes();

  /** Returns the number of blocks that the pool has allocated so far. */
  long getPoolAllocatedBlocks();

  /** Returns the number of blocks that the pool has released so far. */
  long getPoolReleasedBlocks();

  /** Returns the bytes of the blocks that the pool has allocated so far. */
  long getPoolAllocatedBytes();

  /** Returns the bytes of the blocks that the pool has released so far. */
  long getPoolReleasedBytes();

  /** Returns the number of blocks that were taken from the pool. */
  long getPoolHits();

  /** Returns the number of blocks of a pooled size that had to be allocated. */
  long getPoolMisses();

  /** Returns the number of requests that exceeded the memory limit. */
  long getFailures();

  /** Returns the number of times the pool was emptied. */
  long getTrims();

  /** Returns the number of pressure events that wait for a listener. */
  long getEventsWaiting();

  /** Returns the number of pressure events queued for listeners so far. */
  long getEventsQueued();

  /** Returns the number of pressure events delivered, dropped or discarded so far. */
  long getEventsTaken();

  /** Returns the number of pressure events dropped because a listener was too slow. */
  long getEventsDropped();

  /** Returns the number of running reads of shared documents and frames. */
  long getLeases();

  /** Returns the number of closed documents and frames whose memory is kept for their views. */
  long getPins();

  /** Returns the number of blocks in use, as the engine's heap counts them. */
  long getHeapBlocks();

  /** Returns the bytes in use, as the engine's heap counts them. */
  long getHeapBytes();

  /** Releases pooled blocks and idle parsers; see {@link OcpEngine#trim}. */
  void trim();
}
