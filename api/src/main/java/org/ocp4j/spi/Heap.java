package org.ocp4j.spi;

import java.util.Set;
import org.ocp4j.Capability;

/** An engine's memory. Safe for use by any number of threads. */
public interface Heap {
  /**
   * A new block. Its content is undefined until it is written. The runtime keeps released blocks of
   * some sizes, powers of two, to use them again; only one of exactly the size asked is kept.
   *
   * @param byteSize bytes the caller needs, at least 1
   * @return a block of at least that size
   * @throws OutOfMemoryError when there is no memory for it
   */
  Block allocate(int byteSize);

  /** What its blocks can do; the same at every call. */
  Set<Capability> capabilities();

  /** Blocks handed out and not yet released, by this heap's own count. */
  long liveBlocks();

  /** Bytes of the blocks handed out and not yet released, by this heap's own count. */
  long liveBytes();
}
