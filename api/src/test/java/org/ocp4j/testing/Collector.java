package org.ocp4j.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The garbage collector, which does what it does in its own time. */
public final class Collector {
  private Collector() {}

  /** Has it work until something is so; fails when it is not so after a while. */
  public static void await(BooleanSupplier done) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!done.getAsBoolean() && Instant.now().isBefore(end)) {
      System.gc();
      Thread.sleep(10);
    }
    assertTrue(done.getAsBoolean());
  }
}
