package org.ocp4j.bench.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How the figures of one table are written: in a unit that leaves none of them long, and all with
 * as many digits after the point, so that they can be compared at a glance.
 *
 * @param unit the unit they are written in
 * @param divisor how many of the measured unit it holds
 * @param decimals how many digits there are after the point
 */
public record Scale(String unit, double divisor, int decimals) {
  private static final List<List<String>> UNITS =
      List.of(List.of("ns", "µs", "ms", "s"), List.of("bytes", "KB", "MB", "GB"));
  private static final int STEP = 1000;

  /** The scale for values of a unit. */
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

  /** The unit that is a thousand times as large, or nothing. */
  private static String next(String unit) {
    for (List<String> units : UNITS) {
      int place = units.indexOf(unit);
      if (place >= 0 && place < units.size() - 1) {
        return units.get(place + 1);
      }
    }
    return "";
  }

  /** Three digits of the least value, and no more than five of the greatest for its sake. */
  private static int decimals(double least, double greatest) {
    return Math.min(decimals(least), decimals(greatest) + 2);
  }

  private static int decimals(double value) {
    return Math.max(0, 2 - (int) Math.floor(Math.log10(value)));
  }

  /**
   * A value, without the unit; where the decimals of all would leave less of it, with three digits.
   */
  public String write(double value) {
    double scaled = value / divisor;
    boolean isSmall = scaled > 0 && scaled < 10 * Math.pow(10, -decimals);
    return String.format(
        Locale.ROOT, "%,." + (isSmall ? decimals(scaled) : decimals) + "f", scaled);
  }

  /** A share as a percentage: {@code "1.2 %"}. */
  public static String percent(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, share < 0.9995 ? "%.1f %%" : "%,.0f %%", share * 100)
        : "–";
  }

  /** The spread of a figure as a percentage; a dash where one sample tells none. */
  public static String spread(Figure figure) {
    return figure.samples().size() < 2 ? "–" : percent(figure.spread());
  }

  /** How many times: {@code "5.4×"}, two digits of it; a dash where there is no such number. */
  public static String times(double ratio) {
    if (!Double.isFinite(ratio) || ratio <= 0) {
      return "–";
    }
    int magnitude = (int) Math.floor(Math.log10(ratio * 1.005));
    return String.format(Locale.ROOT, "%,." + Math.max(0, 1 - magnitude) + "f×", ratio);
  }
}
