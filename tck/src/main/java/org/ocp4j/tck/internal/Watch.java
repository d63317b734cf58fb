package org.ocp4j.tck.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.Heap;

/**
 * Counts the blocks and parsers that an engine creates and releases, independently of the engine's
 * and the runtime's counts, and records broken rules. A block counts from after its allocation
 * until before its release, so the count is never above the real number.
 */
final class Watch {
  private static final int NOTED = 100;

  private final Map<Long, WatchedBlock> live = new ConcurrentHashMap<>();
  private final AtomicLong lastNumber = new AtomicLong();
  private final AtomicLong blocks = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong askedBytes = new AtomicLong();
  private final AtomicLong mostAskedBytes = new AtomicLong();
  private final AtomicLong pins = new AtomicLong();
  private final Set<WatchedParser> parsers = ConcurrentHashMap.newKeySet();
  private final AtomicLong parsersMade = new AtomicLong();
  private final AtomicLong closes = new AtomicLong();
  private final Queue<AssertionError> seen = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Heap heap;

  // Events.

  void opened(Heap engine) {
    heap = engine;
  }

  long allocated(WatchedBlock block, int asked, int size) {
    long number = lastNumber.incrementAndGet();
    if (size < asked) {
      see("5.1", "a block has at least the requested " + asked + " bytes", size + " bytes");
    }
    live.put(number, block);
    blocks.incrementAndGet();
    bytes.addAndGet(size);
    mostAskedBytes.accumulateAndGet(askedBytes.addAndGet(asked), Math::max);
    return number;
  }

  void released(long number, int asked, int size) {
    live.remove(number);
    blocks.decrementAndGet();
    bytes.addAndGet(-size);
    askedBytes.addAndGet(-asked);
  }

  /**
   * Returns the runnable that releases a pinned block. Like the engine's own, it refers neither to
   * the block nor to its anchor.
   */
  Runnable pinned(long number, int asked, int size, Runnable releaser) {
    live.remove(number);
    pins.incrementAndGet();
    AtomicLong runs = new AtomicLong();
    return () -> {
      if (runs.incrementAndGet() == 1) {
        pins.decrementAndGet();
        released(number, asked, size);
      } else {
        see(
            "1.6",
            "the runnable of Block.releaser() runs once",
            "it ran again for block " + number);
      }
      releaser.run();
    };
  }

  void parserMade(WatchedParser parser) {
    parsers.add(parser);
    parsersMade.incrementAndGet();
  }

  void parserClosed(WatchedParser parser) {
    parsers.remove(parser);
  }

  void closing() {
    if (closes.incrementAndGet() > 1) {
      see("1.8", "the backend is closed once", closes.get() + " times");
    }
    if (blocks.get() != 0 || !parsers.isEmpty()) {
      see(
          "1.8",
          "a backend is closed after its blocks and parsers are released",
          blocks.get() + " blocks and " + parsers.size() + " parsers");
    }
  }

  /** Records a broken rule. */
  void see(String rule, String expected, Object what) {
    if (seen.size() < NOTED) {
      seen.add(Contract.violated(
          rule, expected, what, "the stack trace below is of the call that broke the rule"));
    }
  }

  // Results.

  /** Fails if a rule was broken. */
  void assertNothingSeen() {
    AssertionError first = seen.poll();
    if (first != null) {
      seen.forEach(first::addSuppressed);
      throw first;
    }
  }

  /** Adds the broken rules to another failure. */
  void addTo(Throwable failure) {
    seen.forEach(failure::addSuppressed);
  }

  /** Returns the number of blocks that are not released, including pinned ones. */
  long blocks() {
    return blocks.get();
  }

  /** Returns the bytes of the blocks that are not released. */
  long bytes() {
    return bytes.get();
  }

  /** Returns the number of blocks allocated so far. */
  long allocatedBlocks() {
    return lastNumber.get();
  }

  /** Returns the highest number of requested bytes that were not released at one time. */
  long mostAskedBytes() {
    return mostAskedBytes.get();
  }

  /** Returns the number of blocks that wait until their views are unreachable. */
  long pins() {
    return pins.get();
  }

  /** Returns the number of parsers that are not closed. */
  long parsers() {
    return parsers.size();
  }

  /** Returns the scratch bytes that the open parsers report. */
  long scratchBytes() {
    return parsers.stream().mapToLong(WatchedParser::scratchBytes).sum();
  }

  /** Returns the number of parsers created so far. */
  long parsersMade() {
    return parsersMade.get();
  }

  /** Returns how many times the backend was closed. */
  long closes() {
    return closes.get();
  }

  /** Returns the number of live blocks that the engine's own heap counts. */
  long heapBlocks() {
    return heap().liveBlocks();
  }

  /** Returns the number of live bytes that the engine's own heap counts. */
  long heapBytes() {
    return heap().liveBytes();
  }

  private Heap heap() {
    Heap opened = heap;
    if (opened == null) {
      throw new IllegalStateException("no engine was opened");
    }
    return opened;
  }

  /** Returns the live blocks that are not pinned, in the order of their allocation. */
  List<WatchedBlock> live() {
    return live.values().stream()
        .sorted(Comparator.comparingLong(WatchedBlock::number))
        .toList();
  }

  /** Returns the live block that was allocated last. */
  WatchedBlock last() {
    List<WatchedBlock> all = live();
    if (all.isEmpty()) {
      throw new IllegalStateException("no block is live");
    }
    return all.get(all.size() - 1);
  }
}
