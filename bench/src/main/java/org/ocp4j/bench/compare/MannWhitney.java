package org.ocp4j.bench.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * The two-sided Mann-Whitney test. It returns the probability that samples of the same distribution
 * would be ranked as far apart as these, or farther. The test does not assume a normal
 * distribution, which times do not have, and a single outlier cannot change its result much.
 */
public final class MannWhitney {
  /** Up to this number of samples, the probability is computed exactly by counting all rankings. */
  private static final int COUNTED = 100;

  private MannWhitney() {}

  /**
   * Returns the probability that samples of one distribution would be ranked as far apart as these.
   */
  public static double probability(List<Double> a, List<Double> b) {
    int[] ranks = doubledRanks(a, b);
    return ranks.length <= COUNTED ? counted(ranks, a.size()) : normal(ranks, a.size());
  }

  /**
   * Returns the smallest possible probability for samples of these sizes: that of samples that do
   * not overlap.
   *
   * @param a the number of samples of the first run
   * @param b the number of samples of the second run
   */
  public static double leastProbability(int a, int b) {
    double ways = 1;
    for (int i = 1; i <= Math.min(a, b); i++) {
      ways *= (double) (a + b - Math.min(a, b) + i) / i;
    }
    return Math.min(1, 2 / ways);
  }

  /** Returns twice the ranks of all samples, a's first. Equal samples share their mean rank. */
  private static int[] doubledRanks(List<Double> a, List<Double> b) {
    double[] all =
        Stream.concat(a.stream(), b.stream()).mapToDouble(Double::doubleValue).toArray();
    int[] ranks = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      for (double other : all) {
        int order = Double.compare(other, all[i]);
        ranks[i] += order < 0 ? 2 : order == 0 ? 1 : 0;
      }
      ranks[i]++;
    }
    return ranks;
  }

  /**
   * Returns twice the distance between the rank sum of the first samples and its expected value.
   */
  private static int distance(int[] ranks, int first) {
    int sum = 0;
    for (int i = 0; i < first; i++) {
      sum += ranks[i];
    }
    return Math.abs(sum - first * (ranks.length + 1));
  }

  /**
   * Returns the exact probability: the share of all choices of the first samples that are at least
   * as far from the expected rank sum.
   */
  static double counted(int[] ranks, int first) {
    int total = 0;
    for (int rank : ranks) {
      total += rank;
    }
    double[][] ways = new double[first + 1][total + 1];
    ways[0][0] = 1;
    for (int rank : ranks) {
      for (int size = first; size > 0; size--) {
        for (int sum = total; sum >= rank; sum--) {
          ways[size][sum] += ways[size - 1][sum - rank];
        }
      }
    }
    int distance = distance(ranks, first);
    int mean = first * (ranks.length + 1);
    double all = 0;
    double asFar = 0;
    for (int sum = 0; sum <= total; sum++) {
      all += ways[first][sum];
      asFar += Math.abs(sum - mean) >= distance ? ways[first][sum] : 0;
    }
    return asFar / all;
  }

  /** Returns the probability by the normal approximation, corrected for ties. */
  static double normal(int[] ranks, int first) {
    double n = ranks.length;
    double squares = 0;
    for (int rank : ranks) {
      squares += Math.pow((rank - (n + 1)) / 2, 2);
    }
    double variance = first * (n - first) / (n * (n - 1)) * squares;
    double distance = Math.max(0, distance(ranks, first) / 2.0 - 0.5);
    return variance == 0 ? 1 : tails(distance / Math.sqrt(variance));
  }

  /**
   * Returns the probability that a normally distributed value is farther from the mean than a
   * number of standard deviations, on either side.
   */
  private static double tails(double deviations) {
    // Abramowitz and Stegun, 7.1.26; the error is below 2e-7.
    double x = deviations / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double series = t
        * (0.254829592
            + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return series * Math.exp(-x * x);
  }
}
