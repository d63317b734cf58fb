package org.ocp4j.memory;

/**
 * The share of its memory limit that an engine uses.
 *
 * @spec contract.md#5.4 Contract 5.4
 */
public enum PressureLevel {
  /** Less than half. */
  LOW(0),
  /** From 50 %. */
  MEDIUM(50),
  /** From 75 %. */
  HIGH(75),
  /** From 90 %; released blocks are not pooled. */
  CRITICAL(90);

  private final int percent;

  PressureLevel(int percent) {
    this.percent = percent;
  }

  /** Returns the percentage of the limit from which this level holds. */
  public int percent() {
    return percent;
  }

  /**
   * Returns the number of bytes in use from which this level holds.
   *
   * @param limit the engine's memory limit in bytes, at least 1
   */
  public long threshold(long limit) {
    return limit / 100 * percent + (limit % 100 * percent + 99) / 100;
  }
}
