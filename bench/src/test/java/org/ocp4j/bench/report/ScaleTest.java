package org.ocp4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Tests how numbers are formatted. */
class ScaleTest {
  private static void written(String expected, String unit, double... values) {
    Scale scale = Scale.of(unit, Runs.boxed(values));
    StringBuilder text = new StringBuilder();
    for (double value : values) {
      text.append(scale.write(value)).append(' ');
    }
    assertEquals(expected, text + scale.unit());
  }

  @Test
  void all_of_a_table_have_as_many_digits_after_the_point() {
    written("312.4 57.8 MB/s", "MB/s", 312.41, 57.812);
    written("312 157 MB/s", "MB/s", 312.41, 157.2);
    written("1,234.50 1.25 MB/s", "MB/s", 1234.5, 1.25);
  }

  @Test
  void small_values_do_not_blow_up_the_large_ones() {
    written("0.000100 12.400 bytes/byte", "bytes/byte", 0.0001, 12.4);
    written("0.0 12.4 bytes/byte", "bytes/byte", 0, 12.4);
  }

  @Test
  void units_grow_until_the_least_value_is_short() {
    written("2.10 13.20 µs", "ns", 2_100, 13_200);
    written("999 13,200 ns", "ns", 999, 13_200);
    written("1.50 4,000.00 s", "ns", 1.5e9, 4e12);
    written("1.64 MB", "bytes", 1_640_000);
    written("50,000 MB/s", "MB/s", 50_000);
    written("0 0 ns", "ns", 0, 0);
  }

  @Test
  void ratios_have_two_digits() {
    assertEquals("5.4×", Scale.times(5.4012));
    assertEquals("1.0×", Scale.times(0.999));
    assertEquals("10×", Scale.times(9.97));
    assertEquals("123,960×", Scale.times(123960));
    assertEquals("0.033×", Scale.times(0.0327));
  }

  @Test
  void ratios_that_are_not_finite_are_a_dash() {
    assertEquals("–", Scale.times(Double.POSITIVE_INFINITY));
    assertEquals("–", Scale.times(Double.NaN));
    assertEquals("–", Scale.times(0));
  }

  @Test
  void spreads_are_percentages_and_need_two_samples() {
    assertEquals("30.0 %", Scale.spread(Runs.speed("ffm", 1, 2, 3, 4)));
    assertEquals("–", Scale.spread(Runs.speed("ffm", 1)));
  }
}
