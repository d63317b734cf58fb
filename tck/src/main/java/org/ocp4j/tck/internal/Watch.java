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
 * Counts what an engine hands out and takes back, apart from what the engine itself and the runtime
 * count, and notes what nobody should do. A block is counted from after it was made until before it
 * is released, so the count is never more than there is.
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

  // What is told.

  void opened(Heap engine) {
    heap = engine;
  }

  long allocated(WatchedBlock block, int asked, int size) {
    long number = lastNumber.incrementAndGet();
    if (size < asked) {
      see("5.1", "a block is as large as asked, " + asked + " bytes", size + " bytes");
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

  /** What releases a block that is pinned; like the engine's own it refers to neither. */
  Runnable pinned(long number, int asked, int size, Runnable releaser) {
    live.remove(number);
    pins.incrementAndGet();
    AtomicLong runs = new AtomicLong();
    return () -> {
      if (runs.incrementAndGet() == 1) {
        pins.decrementAndGet();
        released(number, asked, size);
      } else {
        see("1.6", "what releases a pinned block is run once", "block " + number + " again");
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
      see("1.8", "a backend is closed once", closes.get() + " times");
    }
    if (blocks.get() != 0 || !parsers.isEmpty()) {
      see(
          "1.8",
          "a backend is closed when its blocks and parsers are gone",
          blocks.get() + " blocks and " + parsers.size() + " parsers");
    }
  }

  /** Notes a breach. */
  void see(String rule, String expected, Object what) {
    if (seen.size() < NOTED) {
      seen.add(Contract.violated(
          rule,
          expected,
          what,
          "the stack trace below is of the call during which the watch saw it"));
    }
  }

  // What was seen.

  /** Fails if there was a breach. */
  void assertNothingSeen() {
    AssertionError first = seen.poll();
    if (first != null) {
      seen.forEach(first::addSuppressed);
      throw first;
    }
  }

  /** Adds the breaches to what else went wrong. */
  void addTo(Throwable failure) {
    seen.forEach(failure::addSuppressed);
  }

  /** Blocks handed out and not released, pinned ones included. */
  long blocks() {
    return blocks.get();
  }

  /** Their bytes. */
  long bytes() {
    return bytes.get();
  }

  /** Blocks ever handed out. */
  long allocatedBlocks() {
    return lastNumber.get();
  }

  /** The most bytes that were asked for and not released at one time. */
  long mostAskedBytes() {
    return mostAskedBytes.get();
  }

  /** Blocks that wait until their views cannot be reached. */
  long pins() {
    return pins.get();
  }

  /** Parsers made and not closed. */
  long parsers() {
    return parsers.size();
  }

  /** What they say they hold. */
  long scratchBytes() {
    return parsers.stream().mapToLong(WatchedParser::scratchBytes).sum();
  }

  /** Parsers ever made. */
  long parsersMade() {
    return parsersMade.get();
  }

  /** How often the backend was closed. */
  long closes() {
    return closes.get();
  }

  /** Blocks that the engine's own heap counts. */
  long heapBlocks() {
    return heap().liveBlocks();
  }

  /** Their bytes. */
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

  /** Live blocks that are not pinned, in the order they were handed out. */
  List<WatchedBlock> live() {
    return live.values().stream()
        .sorted(Comparator.comparingLong(WatchedBlock::number))
        .toList();
  }

  /** The block that was handed out last, and is live. */
  WatchedBlock last() {
    List<WatchedBlock> all = live();
    if (all.isEmpty()) {
      throw new IllegalStateException("no block is live");
    }
    return all.get(all.size() - 1);
  }
}
