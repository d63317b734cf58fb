package org.ocp4j;

/** How much of its memory limit an engine uses (contract 5.4). */
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

  /** The percentage of the limit from which it is this level. */
  public int percent() {
    return percent;
  }

  /**
   * The least number of bytes that is this level.
   *
   * @param limit the engine's limit, at least 1
   */
  public long threshold(long limit) {
    return limit / 100 * percent + (limit % 100 * percent + 99) / 100;
  }
}
