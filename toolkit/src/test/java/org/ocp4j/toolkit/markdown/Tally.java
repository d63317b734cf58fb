package org.ocp4j.toolkit.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/** Counts round trips, all of which have to be faithful. */
final class Tally {
  private static final int SHOWN = 3;

  private final String name;
  private final List<String> unfaithful = new ArrayList<>();
  private int faithful;
  private int refused;

  Tally(String name) {
    this.name = name;
  }

  /** Takes a source on its way to Markdown and back. */
  void add(
      OcpEngine engine,
      String source,
      ParseOptions options,
      MarkdownRenderer renderer,
      String from) {
    boolean wraps = renderer == Styles.NARROW;
    RoundTrip trip = RoundTrip.of(engine, source, options, renderer, wraps);
    if (trip == null) {
      refused++;
    } else if (trip.isFaithful()) {
      faithful++;
    } else {
      unfaithful.add(from + "\n" + trip.detail());
    }
  }

  /** Prints the counts, and fails if one of the trees or of the bytes differs, or if none came. */
  void report(int atLeast) {
    System.out.printf(
        "%s: %d faithful, %d not, %d refused by the parser%n",
        name, faithful, unfaithful.size(), refused);
    assertTrue(faithful + unfaithful.size() >= atLeast, name + ": too few sources");
    assertEquals(
        List.of(), unfaithful.subList(0, Math.min(SHOWN, unfaithful.size())), name + " differs");
  }
}
