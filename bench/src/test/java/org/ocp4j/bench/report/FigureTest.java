package org.ocp4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the statistics of a figure's samples. */
class FigureTest {
  private static Figure figure(double... samples) {
    return Runs.speed("ffm", samples);
  }

  @Test
  void the_median_is_the_middle() {
    assertEquals(7, figure(7).median());
    assertEquals(2, figure(3, 1, 2).median());
    assertEquals(2.5, figure(4, 1, 2, 3).median());
  }

  @Test
  void quartiles_lie_between_samples() {
    Figure figure = figure(1, 2, 3, 4);
    assertEquals(1.75, figure.quantile(0.25));
    assertEquals(3.25, figure.quantile(0.75));
    assertEquals(1, figure.quantile(0));
    assertEquals(4, figure.quantile(1));
  }

  @Test
  void the_best_is_the_most_or_the_least() {
    assertEquals(3, Runs.speed("ffm", 3, 1, 2).best());
    assertEquals(1, Runs.time("ffm", 3, 1, 2).best());
  }

  @Test
  void the_spread_is_half_the_interquartile_range() {
    assertEquals(0.75 / 2.5, figure(1, 2, 3, 4).spread(), 1e-12);
    assertEquals(0, figure(5).spread());
    assertEquals(0, figure(0, 0, 0).spread());
  }

  @Test
  void there_is_no_figure_without_a_sample() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Figure("parse", "corpus", "ffm", "MB/s", true, List.of()));
  }
}
