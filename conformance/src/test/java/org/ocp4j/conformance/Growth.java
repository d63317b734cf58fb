package org.ocp4j.conformance;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/**
 * Detects whether the time per byte grows with the size of a family's sources. A short measurement
 * at two sizes, which takes some milliseconds, clears most families. For the others, time is
 * measured while the size is doubled three times, and measured again if it grew, to exclude
 * disturbances from other programs.
 */
final class Growth {
  /** The largest factor by which the time per byte may grow when the size is doubled. */
  private static final double FACTOR = 1.3;

  /** The ratio of the two sizes of the short measurement. */
  private static final int STEP = 4;

  private static final int DOUBLINGS = 3;
  private static final int ATTEMPTS = 3;
  private static final int RUNS = 3;

  /** Shorter runs are too short to measure, in nanoseconds. */
  private static final long MEASURABLE_NANOS = 2_000_000;

  private static final int SMALLEST = 1 << 10;
  private static final int LARGEST = 256 << 10;

  private final OcpEngine engine;
  private final ParseOptions options;
  private final IntFunction<String> family;
  private double nanosPerByte;

  Growth(OcpEngine engine, ParseOptions options, IntFunction<String> family) {
    this.engine = engine;
    this.options = options;
    this.family = family;
  }

  /**
   * Returns {@code true} if the time per byte may grow, after a short measurement.
   *
   * @param size the smaller of two sizes, in characters
   */
  boolean isSuspect(int size) {
    double small = perByte(size, 2);
    nanosPerByte = perByte(STEP * size, 1);
    return nanosPerByte > FACTOR * FACTOR * small;
  }

  /** Returns the nanoseconds per byte in the short measurement. */
  double nanosPerByte() {
    return nanosPerByte;
  }

  /** Returns {@code true} if the time per byte grows with the size in every measurement. */
  boolean isFound() {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (!grows()) {
        return false;
      }
    }
    return true;
  }

  private boolean grows() {
    int size = SMALLEST;
    while (size < LARGEST && perByte(size, 1) * size < MEASURABLE_NANOS) {
      size *= 2;
    }
    double before = perByte(size, RUNS);
    for (int i = 0; i < DOUBLINGS; i++) {
      size *= 2;
      double after = perByte(size, RUNS);
      if (after <= FACTOR * before) {
        return false;
      }
      before = after;
    }
    return true;
  }

  /**
   * Returns the time divided by the size of the source, without its head and tail, which do not
   * grow.
   */
  private double perByte(int size, int runs) {
    byte[] source = family.apply(size).getBytes(StandardCharsets.UTF_8);
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      shortest = Math.min(shortest, CpuTime.of(() -> parse(source)));
    }
    return (double) shortest / source.length;
  }

  private void parse(byte[] source) {
    try (OcpDocument document = engine.parse(source, options)) {
      if (document.nodeCount() == 0) {
        throw new AssertionError("a document without a node");
      }
    } catch (OcpParseException | OcpLimitException e) {
      // A refusal also takes time, which counts.
    }
  }
}
