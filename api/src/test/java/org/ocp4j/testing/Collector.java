package org.ocp4j.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Provokes garbage collections, whose effects may take a while. */
public final class Collector {
  private Collector() {}

  /** Provokes collections until a condition is true, and fails if it does not become true. */
  public static void await(BooleanSupplier done) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
      System.gc();
      Thread.sleep(10);
    }
    assertTrue(done.getAsBoolean());
  }
}
