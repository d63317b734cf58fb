package org.ocp4j.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the Mann-Whitney test with published and hand-computed examples. */
class MannWhitneyTest {
  private static List<Double> of(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Test
  void samples_that_do_not_overlap_are_the_rarest() {
    assertEquals(2 / 252.0, MannWhitney.probability(of(1, 2, 3, 4, 5), of(6, 7, 8, 9, 10)), 1e-12);
    assertEquals(2 / 252.0, MannWhitney.leastProbability(5, 5), 1e-12);
    assertEquals(2 / 126.0, MannWhitney.leastProbability(4, 5), 1e-12);
    assertEquals(2 / 184_756.0, MannWhitney.leastProbability(10, 10), 1e-12);
    assertEquals(1, MannWhitney.leastProbability(1, 1));
  }

  /** The example of R's wilcox.test, from Hollander and Wolfe: W = 35, p = 0.1272 on one side. */
  @Test
  void permeability_of_the_amnion() {
    List<Double> term = of(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);
    List<Double> early = of(1.15, 0.88, 0.90, 0.74, 1.21);
    assertEquals(2 * 0.1272, MannWhitney.probability(term, early), 2e-4);
    assertEquals(MannWhitney.probability(term, early), MannWhitney.probability(early, term), 1e-12);
  }

  @Test
  void ties_share_their_ranks() {
    assertEquals(1, MannWhitney.probability(of(1, 1, 1), of(1, 1, 1, 1)), 1e-12);
    // Of the 6 ways to choose 2 of the ranks 1, 2.5, 2.5, 4, four have a sum as far from 5: 3.5 or
    // 6.5.
    assertEquals(4 / 6.0, MannWhitney.probability(of(1, 2), of(2, 3)), 1e-12);
  }

  @Test
  void the_normal_distribution_comes_close_for_many() {
    Random random = new Random(7);
    for (double shift : new double[] {0, 0.3, 0.6, 1}) {
      double[] samples = IntStream.range(0, 80)
          .mapToDouble(i -> random.nextGaussian() + (i < 40 ? 0 : shift))
          .toArray();
      double[] sorted = Arrays.stream(samples).sorted().toArray();
      int[] ranks = Arrays.stream(samples)
          .mapToInt(sample -> 2 * (Arrays.binarySearch(sorted, sample) + 1))
          .toArray();
      assertEquals(MannWhitney.counted(ranks, 40), MannWhitney.normal(ranks, 40), 2e-3);
    }
  }

  @Test
  void many_samples_can_differ_significantly() {
    double[] first = IntStream.range(0, 90).asDoubleStream().toArray();
    double[] second = IntStream.range(30, 120).asDoubleStream().toArray();
    double probability = MannWhitney.probability(of(first), of(second));
    assertEquals(0, probability, 1e-6);
    assertEquals(1, MannWhitney.probability(of(first), of(first)), 0.01);
  }
}
