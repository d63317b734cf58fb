package org.ocp4j.memory;

import java.util.Objects;

/**
 * The figures that an engine keeps about its memory. While other threads use the engine, the
 * figures may be from slightly different moments. At rest, {@code used} is the sum of the live
 * bytes of documents, frames, scratch memory and the pool, and {@code heapBytes} is that sum
 * without scratch memory.
 *
 * @param limit the memory limit in bytes
 * @param used the bytes in use, including pooled blocks; never more than the limit
 * @param peak the largest number of bytes that were ever in use
 * @param documents the blocks of documents
 * @param frames the blocks of frames
 * @param scratch the parsers and the memory that they keep between documents; a parser that is
 *     running counts as before its run
 * @param pool the pooled blocks; a document's block that is pooled counts as released by documents
 *     and allocated by the pool
 * @param events the pressure events that wait for a listener; their bytes are 0
 * @param hits the number of blocks that were taken from the pool
 * @param misses the number of blocks of a pooled size that had to be allocated
 * @param failures the number of requests that exceeded the limit
 * @param trims the number of times the pool was emptied
 * @param droppedEvents the number of pressure events dropped because a listener was too slow
 * @param leases the number of running reads of shared documents and frames, including open cursors
 * @param pins the number of closed documents and frames whose memory stays because views of it are
 *     reachable
 * @param heapBlocks the blocks in use as the engine's heap counts them, including pooled blocks;
 *     for a closed engine, the number when it was closed
 * @param heapBytes the bytes in use as the engine's heap counts them
 * @spec contract.md#1.6 Contract 1.6
 * @spec contract.md#4.1 Contract 4.1
 * @spec contract.md#4.2 Contract 4.2
 * @spec contract.md#4.4 Contract 4.4
 * @spec contract.md#4.5 Contract 4.5
 * @spec contract.md#5.1 Contract 5.1
 */
public record MemoryStatistics(
    long limit,
    long used,
    long peak,
    Usage documents,
    Usage frames,
    Usage scratch,
    Usage pool,
    Usage events,
    long hits,
    long misses,
    long failures,
    long trims,
    long droppedEvents,
    long leases,
    long pins,
    long heapBlocks,
    long heapBytes) {
  /** Checks that nothing is null. */
  public MemoryStatistics {
    Objects.requireNonNull(documents, "documents");
    Objects.requireNonNull(frames, "frames");
    Objects.requireNonNull(scratch, "scratch");
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(events, "events");
  }

  /**
   * The blocks that one kind of use has allocated and released since the engine was opened. These
   * counters only grow.
   *
   * @param allocatedBlocks the number of blocks allocated
   * @param releasedBlocks the number of blocks released
   * @param allocatedBytes the bytes of the allocated blocks
   * @param releasedBytes the bytes of the released blocks
   */
  public record Usage(
      long allocatedBlocks, long releasedBlocks, long allocatedBytes, long releasedBytes) {
    /** Returns the number of blocks allocated and not yet released. */
    public long liveBlocks() {
      return allocatedBlocks - releasedBlocks;
    }

    /** Returns the bytes of the blocks allocated and not yet released. */
    public long liveBytes() {
      return allocatedBytes - releasedBytes;
    }
  }
}
