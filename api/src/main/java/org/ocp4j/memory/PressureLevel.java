package org.ocp4j.memory;

/**
 * The level of use of an engine's memory limit.
 *
 * @spec contract.md#5.4 Contract 5.4
 */
public enum PressureLevel {
  /** Less than 50 % is in use. */
  LOW(0),
  /** From 50 % up to 75 % is in use. */
  MEDIUM(50),
  /** From 75 % up to 90 % is in use. */
  HIGH(75),
  /** 90 % or more is in use; released blocks are not pooled. */
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
