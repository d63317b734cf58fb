package org.ocp4j.memory;

import java.util.Objects;

/**
 * An event that says that the pressure on an engine's memory has changed.
 *
 * @param from the level before the change
 * @param to the level after the change
 * @param used the bytes in use at the change
 * @param limit the engine's memory limit in bytes
 * @spec contract.md#5.4 Contract 5.4
 */
public record PressureEvent(PressureLevel from, PressureLevel to, long used, long limit) {
  /** Checks that nothing is null. */
  public PressureEvent {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }
}
