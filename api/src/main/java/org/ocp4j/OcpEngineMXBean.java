package org.ocp4j;

/**
 * What monitoring sees of an engine built with {@link OcpEngine.Builder#jmx}: the numbers of {@link
 * MemoryStatistics} (contract 4.5). Registered as {@code org.ocp4j:type=Engine,id=...,name=...}, the
 * name being a number of its own for each engine, until the engine is closed.
 */
public interface OcpEngineMXBean {
  /** The engine's name, such as {@code "java"}. */
  String getId();

  /** How much of the limit is in use. */
  PressureLevel getPressure();

  /** Bytes allowed. */
  long getLimit();

  /** Bytes in use, those of pooled blocks included. */
  long getUsed();

  /** The most bytes that were ever in use. */
  long getPeak();

  /** Blocks that documents have now. */
  long getDocumentLiveBlocks();

  /** Bytes of the blocks that documents have now. */
  long getDocumentLiveBytes();

  /** Blocks that documents ever took. */
  long getDocumentAllocatedBlocks();

  /** Blocks that documents ever gave back. */
  long getDocumentReleasedBlocks();

  /** Bytes of the blocks that documents ever took. */
  long getDocumentAllocatedBytes();

  /** Bytes of the blocks that documents ever gave back. */
  long getDocumentReleasedBytes();

  /** Blocks that frames have now. */
  long getFrameLiveBlocks();

  /** Bytes of the blocks that frames have now. */
  long getFrameLiveBytes();

  /** Blocks that frames ever took. */
  long getFrameAllocatedBlocks();

  /** Blocks that frames ever gave back. */
  long getFrameReleasedBlocks();

  /** Bytes of the blocks that frames ever took. */
  long getFrameAllocatedBytes();

  /** Bytes of the blocks that frames ever gave back. */
  long getFrameReleasedBytes();

  /** Parsers that wait to be used again. */
  long getScratchLiveBlocks();

  /** Bytes of scratch memory that parsers hold between documents. */
  long getScratchLiveBytes();

  /** Parsers ever made. */
  long getScratchAllocatedBlocks();

  /** Parsers ever closed. */
  long getScratchReleasedBlocks();

  /** Bytes of scratch memory that parsers ever took. */
  long getScratchAllocatedBytes();

  /** Bytes of scratch memory that parsers ever gave back. */
  long getScratchReleasedBytes();

  /** Blocks that the pool has now. */
  long getPoolLiveBlocks();

  /** Bytes of the blocks that the pool has now. */
  long getPoolLiveBytes();

  /** Blocks that the pool ever took. */
  long getPoolAllocatedBlocks();

  /** Blocks that the pool ever gave back. */
  long getPoolReleasedBlocks();

  /** Bytes of the blocks that the pool ever took. */
  long getPoolAllocatedBytes();

  /** Bytes of the blocks that the pool ever gave back. */
  long getPoolReleasedBytes();

  /** Blocks that came from the pool. */
  long getPoolHits();

  /** Blocks that the pool would have had, had there been one of their size. */
  long getPoolMisses();

  /** Requests that the limit refused. */
  long getFailures();

  /** How often the pool was emptied. */
  long getTrims();

  /** Pressure events that wait for a listener. */
  long getEventsWaiting();

  /** Pressure events that ever waited for a listener. */
  long getEventsQueued();

  /** Pressure events that wait no longer: handed over, lost, or of no use to anyone. */
  long getEventsTaken();

  /** Pressure events lost because a listener was too slow. */
  long getEventsDropped();

  /** Reads of shared documents and frames that are under way. */
  long getLeases();

  /** Documents that are closed and whose memory views still show. */
  long getPins();

  /** Blocks in use by the count of the engine's own heap. */
  long getHeapBlocks();

  /** Bytes in use by the count of the engine's own heap. */
  long getHeapBytes();

  /** Empties the pool, see {@link OcpEngine#trim}. */
  void trim();
}
