package org.ocp4j.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.Runs;

/** Tests which changes are more than noise. */
class ChangeTest {
  private static final double[] CALM = {99, 100, 100, 101, 100.5, 99.5};
  private static final double[] WILD = {60, 80, 95, 105, 120, 140};

  private static Change speed(double[] samples, double factor) {
    return new Change(Runs.speed("ffm", samples), Runs.speed("ffm", times(samples, factor)));
  }

  private static double[] times(double[] samples, double factor) {
    return Arrays.stream(samples).map(sample -> sample * factor).toArray();
  }

  @Test
  void gains_are_relative_to_the_first_run() {
    assertEquals(0.1, speed(CALM, 1.1).gain(), 1e-9);
    assertEquals(-0.1, speed(CALM, 0.9).gain(), 1e-9);
    assertEquals(0.1, new Change(Runs.time("ffm", 100), Runs.time("ffm", 90)).gain(), 1e-9);
    Figure nothing = Runs.time("ffm", 0);
    assertEquals(0, new Change(nothing, nothing).gain());
    assertEquals(Double.NEGATIVE_INFINITY, new Change(nothing, Runs.time("ffm", 1)).gain());
  }

  @Test
  void clear_changes_are_better_or_worse() {
    assertEquals(Verdict.BETTER, speed(CALM, 1.1).verdict());
    assertEquals(Verdict.WORSE, speed(CALM, 0.9).verdict());
    Change time = new Change(Runs.time("ffm", CALM), Runs.time("ffm", times(CALM, 0.9)));
    assertEquals(Verdict.BETTER, time.verdict());
  }

  @Test
  void less_than_three_per_cent_is_noise() {
    assertTrue(speed(CALM, 1.025).probability() < Change.PROBABILITY);
    assertEquals(Verdict.NOISE, speed(CALM, 1.025).verdict());
  }

  @Test
  void less_than_the_spread_is_noise() {
    assertEquals(Verdict.NOISE, speed(WILD, 1.1).verdict());
    double[] steady = {131, 132, 133, 134, 135, 136};
    Change change = new Change(Runs.speed("ffm", WILD), Runs.speed("ffm", steady));
    assertEquals(Verdict.NOISE, change.verdict()); // 33 per cent, but p is more than 0.01
  }

  @Test
  void few_samples_are_never_a_clear_change() {
    double[] four = {1, 2, 3, 4};
    assertEquals(Verdict.TOO_FEW_SAMPLES, speed(four, 10).verdict());
    double[] five = {10, 10.1, 10.2, 10.3, 10.4};
    assertEquals(Verdict.BETTER, speed(five, 10).verdict());
  }
}
