package org.ocp4j.memory;

/**
 * The level of leak detection: which documents and frames an engine reports as leaks when they
 * become unreachable without being closed, and with how much detail.
 *
 * @spec contract.md#1.7 Contract 1.7
 */
public enum LeakDetection {
  /** No leak is reported. The memory of leaked documents is released all the same. */
  OFF,
  /**
   * Every leak is reported. One report in 128, on average, has the stack trace of the call that
   * opened the document or frame. This is the default.
   */
  SAMPLED,
  /** Every leak is reported with the stack trace of its opening, which makes each parse slower. */
  FULL
}
