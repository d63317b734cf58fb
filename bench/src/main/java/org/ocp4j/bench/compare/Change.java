package org.ocp4j.bench.compare;

import org.ocp4j.bench.report.Figure;

/**
 * A figure of one run beside the same one of another.
 *
 * <p>A change is beyond noise if all of this holds:
 *
 * <ul>
 *   <li>The samples are ranked apart: the two-sided test of Mann and Whitney gives less than {@link
 *       #PROBABILITY}.
 *   <li>The medians are farther apart than half the interquartile range of either run.
 *   <li>They are apart by {@link #LEAST} or more. Samples of one JVM are like each other, and what
 *       differs from JVM to JVM, as where the code and the heap lie, makes that much of a
 *       difference to the same program; a test that takes samples to be independent does not see
 *       it.
 * </ul>
 *
 * @param a of the first run
 * @param b of the second run
 */
public record Change(Figure a, Figure b) {
  /** As likely as this, or less, must samples of the same be ranked apart as far as these. */
  public static final double PROBABILITY = 0.01;

  /** The least change that is more than noise, as a share. */
  public static final double LEAST = 0.03;

  /**
   * By what share of the first median the second is better; negative if it is worse. Not finite
   * where the first median is 0 and the second is not.
   */
  public double gain() {
    double from = a.median();
    double to = b.median();
    if (from == to) {
      return 0;
    }
    double change = (to - from) / Math.abs(from);
    return a.higherIsBetter() ? change : -change;
  }

  /** How likely samples of the same would be ranked apart as far as these. */
  public double probability() {
    return MannWhitney.probability(a.samples(), b.samples());
  }

  /** What the change is worth. */
  public Verdict verdict() {
    double least = MannWhitney.leastProbability(a.samples().size(), b.samples().size());
    if (least >= PROBABILITY) {
      return Verdict.TOO_FEW_SAMPLES;
    }
    double size = Math.abs(gain());
    boolean isNoise =
        size < LEAST || size <= Math.max(a.spread(), b.spread()) || probability() >= PROBABILITY;
    return isNoise ? Verdict.NOISE : gain() > 0 ? Verdict.BETTER : Verdict.WORSE;
  }
}
