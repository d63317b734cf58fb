package org.ocp4j.memory;

/**
 * Says which leaks an engine reports: documents that become unreachable unclosed.
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
