package org.ocp4j.bench;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures what many live objects cost: the heap they retain, and the garbage collector's pauses.
 */
final class HeldHeap {
  private static final int FIRST = 200;
  private static final int COLLECTIONS = 5;
  private static final int GARBAGE = 64 << 10;
  private static final int LOOK_EVERY = 64;

  /** Keeps new garbage reachable for a moment, so that the JVM really allocates it. */
  @SuppressWarnings("UnusedVariable")
  private static volatile byte @Nullable [] garbage;

  private HeldHeap() {}

  /**
   * Fills an array with objects and measures the heap and the pauses.
   *
   * @param kept the array to fill, empty at first
   * @param make makes the object for an index
   * @param drop discards an object; used for a few objects made before the measurement, so that
   *     one-time allocations are not counted
   * @param found receives the measured values
   */
  static <T> void measure(
      T[] kept, IntFunction<T> make, Consumer<T> drop, HeldBenchmark.Found found) {
    for (int i = 0; i < Math.min(FIRST, kept.length); i++) {
      drop.accept(make.apply(i));
    }
    found.emptyCollection = settledCollection();
    collect();
    long before = used();
    try {
      found.youngCollections = fill(kept, make);
      found.fullCollection = settledCollection();
      collect();
      found.retainedHeap = (double) (used() - before) / kept.length;
      found.youngCollection = youngCollection();
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  private static <T> double fill(T[] kept, IntFunction<T> make) {
    try (Pauses pauses = new Pauses()) {
      for (int i = 0; i < kept.length; i++) {
        kept[i] = make.apply(i);
      }
      return pauses.young().stream().mapToDouble(pause -> pause).sum();
    }
  }

  /**
   * Returns the median pause of several full collections, in milliseconds, once objects have
   * reached their final place in the heap.
   */
  private static double settledCollection() {
    // The first recording of pauses allocates memory that stays, so the first result is discarded.
    fullCollection();
    return fullCollection();
  }

  private static double fullCollection() {
    try (Pauses pauses = new Pauses()) {
      collect();
      return median(pauses.full());
    }
  }

  private static double youngCollection() {
    try (Pauses pauses = new Pauses()) {
      provokeYoungCollections();
      return median(pauses.young());
    }
  }

  private static void collect() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
  }

  private static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void provokeYoungCollections() {
    long end = collections() + COLLECTIONS;
    while (collections() < end) {
      for (int i = 0; i < LOOK_EVERY; i++) {
        garbage = new byte[GARBAGE];
      }
    }
    garbage = null;
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(collector -> collector.getCollectionCount())
        .sum();
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).toArray();
    if (sorted.length == 0) {
      throw new IllegalStateException("the collector paused for none of the collections asked for");
    }
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
