package org.ocp4j.internal.memory;

import org.ocp4j.memory.PressureEvent;
import org.ocp4j.memory.PressureLevel;

/**
 * Watches the level of a budget and tells of each change, in order.
 *
 * @spec contract.md#5.4 Contract 5.4
 */
public final class PressureGauge {
  private static final PressureLevel[] LEVELS = PressureLevel.values();

  private final Budget budget;
  private final PressureEvents events;

  /** The level told last: all that is read while it stays the same. */
  private volatile Band band;

  /** The bytes of a level: from the first, to the second, exclusive. */
  private record Band(PressureLevel level, long from, long to) {
    boolean holds(long used) {
      return used >= from && used < to;
    }
  }

  PressureGauge(Budget budget, PressureEvents events) {
    this.budget = budget;
    this.events = events;
    this.band = bandOf(0);
  }

  /** The level now. */
  PressureLevel level() {
    return bandOf(budget.used()).level();
  }

  /** Whether the level told last is {@link PressureLevel#CRITICAL}. */
  boolean isCritical() {
    return band.level() == PressureLevel.CRITICAL;
  }

  /**
   * To be called after every change of the budget.
   *
   * @return whether the level rose to {@link PressureLevel#CRITICAL}
   */
  boolean check() {
    return !band.holds(budget.used()) && change();
  }

  /**
   * Reads the budget again after each new band: whoever changed it meanwhile either is seen here, or
   * sees the new band and comes here as well. So the level told last is that of the budget at rest.
   */
  private synchronized boolean change() {
    boolean critical = false;
    long used = budget.used();
    while (!band.holds(used)) {
      Band before = band;
      Band after = bandOf(used);
      band = after;
      events.post(new PressureEvent(before.level(), after.level(), used, budget.limit()));
      critical |= after.level() == PressureLevel.CRITICAL;
      used = budget.used();
    }
    return critical;
  }

  private Band bandOf(long used) {
    long to = Long.MAX_VALUE;
    for (int i = LEVELS.length - 1; i > 0; i--) {
      long from = LEVELS[i].threshold(budget.limit());
      if (used >= from) {
        return new Band(LEVELS[i], from, to);
      }
      to = from;
    }
    return new Band(LEVELS[0], 0, to);
  }
}
