package org.ocp4j.tck;

import java.util.List;
import java.util.stream.IntStream;

/** Chooses which of many cases run: all with {@code -Pfull}, some in a plain build. */
public final class Sample {
  private Sample() {}

  /** Returns {@code true} if the build runs every test. */
  public static boolean isFull() {
    return Boolean.getBoolean("ocp.tests.full");
  }

  /**
   * Returns all cases in a full build, and otherwise the first and every {@code step}-th after it.
   */
  public static <T> List<T> of(List<T> cases, int step) {
    return isFull()
        ? cases
        : IntStream.range(0, cases.size())
            .filter(i -> i % step == 0)
            .mapToObj(cases::get)
            .toList();
  }
}
