package org.ocp4j.bench.compare;

/** The verdict on a change between two runs. */
public enum Verdict {
  /** The figure got better, by more than noise. */
  BETTER,
  /** The figure got worse, by more than noise. */
  WORSE,
  /** The change may be noise. */
  NOISE,
  /** There are too few samples to tell the change from noise. */
  TOO_FEW_SAMPLES
}
