package org.ocp4j.bench;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What many objects cost that are held: the heap they retain, and the collector's pauses. */
final class HeldHeap {
  private static final int COLLECTIONS = 3;
  private static final int GARBAGE = 64 << 10;
  private static final int LOOK_EVERY = 64;

  /** Where garbage goes, so that it is made. */
  private static volatile byte @Nullable [] garbage;

  private HeldHeap() {}

  /**
   * Fills an array and measures what that does.
   *
   * @param kept the array, which is empty
   * @param make makes what is kept
   */
  static <T> void measure(T[] kept, IntFunction<T> make, HeldBenchmark.Found found) {
    collect();
    long before = used();
    try (Pauses pauses = new Pauses()) {
      for (int i = 0; i < kept.length; i++) {
        kept[i] = make.apply(i);
      }
      found.youngCollections =
          pauses.young().stream().mapToDouble(pause -> pause).sum();
    }
    try (Pauses pauses = new Pauses()) {
      collect();
      found.fullCollection = median(pauses.full());
    }
    found.retainedHeap = (double) (used() - before) / kept.length;
    try (Pauses pauses = new Pauses()) {
      provokeYoungCollections();
      found.youngCollection = median(pauses.young());
    }
    Reference.reachabilityFence(kept);
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
