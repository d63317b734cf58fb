package org.ocp4j.bench.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Formats the figures of one table in the same unit and with the same number of decimals, so that
 * they can be compared at a glance.
 *
 * @param unit the unit that is printed
 * @param divisor the size of the printed unit in measured units
 * @param decimals the number of decimals
 */
public record Scale(String unit, double divisor, int decimals) {
  private static final List<List<String>> UNITS =
      List.of(List.of("ns", "µs", "ms", "s"), List.of("bytes", "KB", "MB", "GB"));
  private static final int STEP = 1000;

  /**
   * Returns a suitable scale for values of a unit.
   *
   * @param unit the unit that the values were measured in
   * @param values all values of the table
   */
  public static Scale of(String unit, Collection<Double> values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (double value : values) {
      if (value != 0) {
        least = Math.min(least, Math.abs(value));
        greatest = Math.max(greatest, Math.abs(value));
      }
    }
    if (greatest == 0) {
      return new Scale(unit, 1, 0);
    }
    String name = unit;
    double divisor = 1;
    while (least / divisor >= STEP && !next(name).isEmpty()) {
      name = next(name);
      divisor *= STEP;
    }
    return new Scale(name, divisor, decimals(least / divisor, greatest / divisor));
  }

  /** Returns the unit that is a thousand times larger, or an empty string if there is none. */
  private static String next(String unit) {
    for (List<String> units : UNITS) {
      int place = units.indexOf(unit);
      if (place >= 0 && place < units.size() - 1) {
        return units.get(place + 1);
      }
    }
    return "";
  }

  /**
   * Returns the number of decimals: three digits of the smallest value, but not more than five of
   * the largest.
   */
  private static int decimals(double least, double greatest) {
    return Math.min(decimals(least), decimals(greatest) + 2);
  }

  private static int decimals(double value) {
    return Math.max(0, 2 - (int) Math.floor(Math.log10(value)));
  }

  /**
   * Returns a value without its unit. A value that would lose digits with the common decimals gets
   * three digits.
   */
  public String write(double value) {
    double scaled = value / divisor;
    boolean isSmall = scaled > 0 && scaled < 10 * Math.pow(10, -decimals);
    return String.format(
        Locale.ROOT, "%,." + (isSmall ? decimals(scaled) : decimals) + "f", scaled);
  }

  /** Returns a share as a percentage, such as {@code "1.2 %"}. */
  public static String percent(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, share < 0.9995 ? "%.1f %%" : "%,.0f %%", share * 100)
        : "–";
  }

  /** Returns the spread of a figure as a percentage, or a dash for a single sample. */
  public static String spread(Figure figure) {
    return figure.samples().size() < 2 ? "–" : percent(figure.spread());
  }

  /** Returns a ratio with two digits, such as {@code "5.4×"}, or a dash if it is not finite. */
  public static String times(double ratio) {
    if (!Double.isFinite(ratio) || ratio <= 0) {
      return "–";
    }
    int magnitude = (int) Math.floor(Math.log10(ratio * 1.005));
    return String.format(Locale.ROOT, "%,." + Math.max(0, 1 - magnitude) + "f×", ratio);
  }
}
