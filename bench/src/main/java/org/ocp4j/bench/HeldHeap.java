package org.ocp4j.bench;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What many objects cost that are held: the heap they retain, and the collector's pauses. */
final class HeldHeap {
  private static final int FIRST = 200;
  private static final int COLLECTIONS = 5;
  private static final int GARBAGE = 64 << 10;
  private static final int LOOK_EVERY = 64;

  /** Where garbage goes, so that it is made. Nobody reads it. */
  @SuppressWarnings("UnusedVariable")
  private static volatile byte @Nullable [] garbage;

  private HeldHeap() {}

  /**
   * Fills an array and measures what that does.
   *
   * @param kept the array, which is empty
   * @param make makes what is kept
   * @param drop gives up one of a few that are made before, so that what is made once is not
   *     counted
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

  /** The median of several, after what was made has been moved to where it stays. */
  private static double settledCollection() {
    // Recording pauses has memory of its own, too, which is there from now on.
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
