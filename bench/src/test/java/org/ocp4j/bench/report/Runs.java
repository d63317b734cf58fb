package org.ocp4j.bench.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes runs with invented figures, for tests. */
public final class Runs {
  /** The engines of the runs. */
  public static final List<String> ENGINES = List.of("ffm", "java");

  private Runs() {}

  /** Returns a run with some figures. */
  public static Run of(Figure... figures) {
    return new Run(
        "2026-11-22T20:40:00Z",
        false,
        facts("processor", "slow", "Java", "25"),
        facts("ocp4j", "0.1.0", "commonmark-java", "0.30.0"),
        facts("folder", "docs", "bytes", "44,182"),
        List.of("Nothing of this was measured."),
        List.of(figures));
  }

  /** Returns a run of two engines and two libraries, with figures for speed and for time. */
  public static Run typical() {
    return of(
        speed("ffm", 311, 312, 313),
        speed("java", 141, 140, 142),
        speed("commonmark-java + GFM", 57, 57.8, 58),
        speed("flexmark-java", 23, 22, 24),
        time("ffm", 2_090, 2_100, 2_110),
        time("java", 13_000, 13_200, 13_300));
  }

  /** Returns a figure for the speed of parsing a corpus. */
  public static Figure speed(String subject, double... samples) {
    return new Figure("parse", "corpus", subject, "MB/s", true, boxed(samples));
  }

  /** Returns a figure for the time to parse a small document. */
  public static Figure time(String subject, double... samples) {
    return new Figure("parse", "1.6 KB", subject, "ns", false, boxed(samples));
  }

  /** Returns the numbers as a list. */
  public static List<Double> boxed(double... samples) {
    return Arrays.stream(samples).boxed().toList();
  }

  private static Map<String, String> facts(String... facts) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      map.put(facts[i], facts[i + 1]);
    }
    return map;
  }
}
