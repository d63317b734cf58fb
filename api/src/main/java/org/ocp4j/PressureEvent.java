package org.ocp4j;

import java.util.Objects;

/**
 * The pressure on an engine's memory changed (contract 5.4).
 *
 * @param from the level it was
 * @param to the level it became, another one
 * @param used bytes used when it changed
 * @param limit bytes allowed
 */
public record PressureEvent(PressureLevel from, PressureLevel to, long used, long limit) {
  /** Checks that nothing is null. */
  public PressureEvent {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
