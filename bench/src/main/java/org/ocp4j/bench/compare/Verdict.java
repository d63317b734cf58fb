package org.ocp4j.bench.compare;

/** What a change is worth. */
public enum Verdict {
  /** It got better, beyond noise. */
  BETTER,
  /** It got worse, beyond noise. */
  WORSE,
  /** It may be noise. */
  NOISE,
  /** There are not enough samples to tell it from noise. */
  TOO_FEW_SAMPLES
}
