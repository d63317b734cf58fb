package org.ocp4j.internal.memory;

import org.ocp4j.memory.PressureEvent;
import org.ocp4j.memory.PressureLevel;

/**
 * Watches a budget and posts an event for each change of its pressure level, in order.
 *
 * @spec contract.md#5.4 Contract 5.4
 */
public final class PressureGauge {
  private static final PressureLevel[] LEVELS = PressureLevel.values();

  private final Budget budget;
  private final PressureEvents events;

  /**
   * The level posted last, with its limits. While the level stays the same, only this field is
   * read.
   */
  private volatile Band band;

  /** A level and its range of used bytes: {@code from} inclusive, {@code to} exclusive. */
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

  /** Returns the current level. */
  PressureLevel level() {
    return bandOf(budget.used()).level();
  }

  /** Returns {@code true} if the level posted last is {@link PressureLevel#CRITICAL}. */
  boolean isCritical() {
    return band.level() == PressureLevel.CRITICAL;
  }

  /**
   * Posts an event if the level has changed. Must be called after every change of the budget.
   *
   * @return {@code true} if the level rose to {@link PressureLevel#CRITICAL}
   */
  boolean check() {
    return !band.holds(budget.used()) && change();
  }

  /**
   * Reads the budget again after setting each new band. A thread that changes the budget meanwhile
   * is either seen here, or sees the new band and calls this method itself. So the level posted
   * last is that of the budget at rest.
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
