package org.ocp4j.nativelib;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Heap;

/** A heap of the library. The library counts the blocks itself. */
final class NativeHeap implements Heap {
  // Offsets in the mailbox: the results of a new block, and ocp_heap_usage.
  private static final int BLOCK = 0;
  private static final int ADDRESS = 8;
  private static final int LIVE_BLOCKS = 0;
  private static final int LIVE_BYTES = 8;
  private static final int BYTES = 32;

  private final NativeCalls calls;
  private final Set<Capability> capabilities;
  private final long handle;
  private volatile boolean closed;

  /** A mailbox that is not in use. A thread that finds none makes another. */
  private final AtomicReference<@Nullable Mailbox> idle = new AtomicReference<>();

  NativeHeap(NativeCalls calls, Set<Capability> capabilities) {
    this.calls = calls;
    this.capabilities = capabilities;
    Mailbox box = mailbox();
    Status.check(calls.newHeap(box.at(0)), "opening a heap");
    this.handle = box.number(0);
    idle.set(box);
  }

  private Mailbox mailbox() {
    Mailbox box = idle.getAndSet(null);
    return box == null ? new Mailbox(calls, BYTES) : box;
  }

  @Override
  public Block allocate(int byteSize) {
    Mailbox box = mailbox();
    int status = calls.newBlock(handle, byteSize, box.at(BLOCK), box.at(ADDRESS));
    if (status != Status.OK) {
      throw Status.failure(status, "a block of " + byteSize + " bytes");
    }
    long block = box.number(BLOCK);
    long address = box.number(ADDRESS);
    idle.set(box);
    try {
      return new NativeBlock(calls, block, address, byteSize);
    } catch (Throwable e) {
      calls.freeBlock(block);
      throw e;
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public long liveBlocks() {
    return usage(LIVE_BLOCKS);
  }

  @Override
  public long liveBytes() {
    return usage(LIVE_BYTES);
  }

  private long usage(int count) {
    if (closed) {
      return 0;
    }
    Mailbox box = mailbox();
    Status.check(calls.heapUsage(handle, box.at(0), BYTES), "counting blocks");
    long number = box.number(count);
    idle.set(box);
    return number;
  }

  /** Closes the heap, which must have no blocks. Afterwards it counts none. */
  void close() {
    Status.check(calls.freeHeap(handle), "closing a heap");
    closed = true;
  }
}
