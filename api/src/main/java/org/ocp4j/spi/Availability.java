package org.ocp4j.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an engine can run here.
 *
 * @param available whether it can
 * @param reason why, or why not
 * @param fix what makes it available: the flag, the artifact, the JDK; empty when it is
 * @param cause what was thrown, if anything
 */
public record Availability(
    boolean available, String reason, String fix, @Nullable Throwable cause) {
  /** Checks that nothing but the cause is null. */
  public Availability {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(fix, "fix");
  }

  /** It can run, and why. */
  public static Availability yes(String reason) {
    return new Availability(true, reason, "", null);
  }

  /** It cannot run: why, what to do, and what was thrown. */
  public static Availability no(String reason, String fix, @Nullable Throwable cause) {
    return new Availability(false, reason, fix, cause);
  }
}
