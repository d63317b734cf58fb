package org.ocp4j.bench.compare;

import org.ocp4j.bench.report.Figure;

/**
 * A figure of one run beside the same figure of another run.
 *
 * <p>A change is more than noise if all of these are true:
 * <ul>
 *   <li>The samples differ significantly: the two-sided Mann-Whitney test returns less than
 *       {@link #PROBABILITY}.
 *   <li>The medians differ by more than half the interquartile range of either run.
 *   <li>The medians differ by {@link #LEAST} or more. The samples of one JVM resemble each other,
 *       and accidents of a JVM, such as where code and heap lie, change the same program's speed
 *       by up to that much. A test that takes samples to be independent does not notice this.
 * </ul>
 *
 * @param a the figure of the first run
 * @param b the figure of the second run
 */
public record Change(Figure a, Figure b) {
  /** The significance level: with a lower probability from the test, samples count as different. */
  public static final double PROBABILITY = 0.01;

  /** The smallest change that counts as more than noise, as a share of the first median. */
  public static final double LEAST = 0.03;

  /**
   * Returns how much better the second median is, as a share of the first; negative if it is worse.
   * Not finite if only the first median is 0.
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

  /**
   * Returns the probability that samples of the same distribution would differ as much as these.
   */
  public double probability() {
    return MannWhitney.probability(a.samples(), b.samples());
  }

  /** Returns the verdict on this change: better, worse, or noise. */
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
