package org.ocp4j.bench.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * The test of Mann and Whitney, two-sided: how likely it is that samples of two sizes would be
 * ranked apart as far as these are, or farther, if they came from the same distribution. It asks
 * for no normal distribution, which times do not have, and one outlier cannot turn it.
 */
public final class MannWhitney {
  /** Up to this many samples every way to rank them is counted. */
  private static final int COUNTED = 100;

  private MannWhitney() {}

  /** The probability. */
  public static double probability(List<Double> a, List<Double> b) {
    int[] ranks = doubledRanks(a, b);
    return ranks.length <= COUNTED ? counted(ranks, a.size()) : normal(ranks, a.size());
  }

  /** The least probability that samples of these sizes can give, which is where none overlap. */
  public static double leastProbability(int a, int b) {
    double ways = 1;
    for (int i = 1; i <= Math.min(a, b); i++) {
      ways *= (double) (a + b - Math.min(a, b) + i) / i;
    }
    return Math.min(1, 2 / ways);
  }

  /** The ranks of all samples, a's first, times two: equal samples share the mean of theirs. */
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

  /** How far the ranks of the first samples are from what they come to on average, times two. */
  private static int distance(int[] ranks, int first) {
    int sum = 0;
    for (int i = 0; i < first; i++) {
      sum += ranks[i];
    }
    return Math.abs(sum - first * (ranks.length + 1));
  }

  /** Of all ways to choose the first samples among all, the share that is as far off. */
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

  /** The same by the normal distribution that it comes close to, corrected for ties. */
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

  /** What a normal distribution has beyond so many deviations, on both sides. */
  private static double tails(double deviations) {
    // Abramowitz and Stegun, 7.1.26, which is off by less than 2e-7.
    double x = deviations / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double series = t
        * (0.254829592
            + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return series * Math.exp(-x * x);
  }
}
