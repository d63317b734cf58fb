package org.ocp4j;

import java.util.Objects;

/**
 * What an engine counts of its memory, always (contract 4.5). Counters only grow. While other
 * threads are at work the numbers may be of slightly different moments; when they rest, {@code used}
 * is what documents, frames, scratch and the pool have together, and all of it but scratch is what
 * the heap itself counts (contract 4.1, 4.2).
 *
 * @param limit bytes allowed (contract 5.1)
 * @param used bytes in use, those of pooled blocks included; never more than the limit
 * @param peak the most that was ever in use (contract 4.4)
 * @param documents blocks of documents
 * @param frames blocks of frames
 * @param scratch parsers that wait to be used again, and what they hold; a parser at work is counted
 *     as it was before
 * @param pool blocks that wait to be used again; a document's block that goes to the pool is
 *     released by documents and allocated by the pool
 * @param events pressure events that wait for a listener; they take no bytes of the engine's
 * @param hits blocks that came from the pool
 * @param misses blocks that the pool would have had, had there been one of their size
 * @param failures requests that the limit refused
 * @param trims how often the pool was emptied
 * @param droppedEvents pressure events lost because a listener was too slow
 * @param leases reads of shared documents and frames that are under way, open cursors included
 * @param pins documents and frames that are closed and whose memory views still show (contract 1.6)
 * @param heapBlocks blocks in use by the count of the engine's own heap, those in the pool included;
 *     once the engine is closed, what was left then
 * @param heapBytes their bytes, by the heap's own count
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
   * What one category of users took and gave back, ever.
   *
   * @param allocatedBlocks blocks taken
   * @param releasedBlocks blocks given back
   * @param allocatedBytes bytes of the blocks taken
   * @param releasedBytes bytes of the blocks given back
   */
  public record Usage(
      long allocatedBlocks, long releasedBlocks, long allocatedBytes, long releasedBytes) {
    /** Blocks it has now. */
    public long liveBlocks() {
      return allocatedBlocks - releasedBlocks;
    }

    /** Bytes of the blocks it has now. */
    public long liveBytes() {
      return allocatedBytes - releasedBytes;
    }
  }
}
