package org.ocp4j.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of probing whether an engine can run here.
 *
 * @param available whether it can run
 * @param reason the reason why it can run, or cannot
 * @param fix what makes it available, such as a flag, an artifact or a JDK; empty if it is
 *     available
 * @param cause the exception of the probe, or null
 */
public record Availability(
    boolean available, String reason, String fix, @Nullable Throwable cause) {
  /** Checks that nothing but the cause is null. */
  public Availability {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(fix, "fix");
  }

  /**
   * Returns the result for an engine that can run.
   *
   * @param reason the reason why it can run
   */
  public static Availability yes(String reason) {
    return new Availability(true, reason, "", null);
  }

  /**
   * Returns the result for an engine that cannot run.
   *
   * @param reason the reason why it cannot run
   * @param fix what makes it available, such as a flag, an artifact or a JDK
   * @param cause the exception of the probe, or null
   */
  public static Availability no(String reason, String fix, @Nullable Throwable cause) {
    return new Availability(false, reason, fix, cause);
  }
}
