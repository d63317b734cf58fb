package org.ocp4j.conformance;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/**
 * Whether parsing a family of sources takes more and more time for each byte. A look at two sizes,
 * which takes some milliseconds, passes most families. Of the others, time is measured while a size
 * is doubled three times, and again if it grew, so that nothing else that went on meanwhile counts.
 */
final class Growth {
  /** How many times longer a byte may take when the size is doubled. */
  private static final double FACTOR = 1.3;

  /** The larger size of a short look is so many times the smaller. */
  private static final int STEP = 4;

  private static final int DOUBLINGS = 3;
  private static final int ATTEMPTS = 3;
  private static final int RUNS = 3;

  /** A size that takes this long can be measured. */
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
   * Returns whether the time for a byte may be growing, after a short look.
   *
   * @param size the smaller of two sizes, in characters
   */
  boolean isSuspect(int size) {
    double small = perByte(size, 2);
    nanosPerByte = perByte(STEP * size, 1);
    return nanosPerByte > FACTOR * FACTOR * small;
  }

  /** Returns the nanoseconds for each byte that the short look has measured. */
  double nanosPerByte() {
    return nanosPerByte;
  }

  /** Returns whether the time for a byte grows with the size, each time that it is measured. */
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

  /** The size is that of the source: heads and tails do not grow. */
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
      // A refusal takes its time too.
    }
  }
}
