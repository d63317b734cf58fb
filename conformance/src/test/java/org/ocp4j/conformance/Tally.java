package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the cases of a suite came to. A case that differs must be a known exception, and must differ
 * in the way its reason says; an exception that no longer differs must go.
 */
final class Tally {
  /** In what a case differs from what the suite expects. */
  enum Difference {
    /** The suite refuses it, the engine does not. */
    ACCEPTED,
    /** The suite accepts it, the engine does not. */
    REFUSED,
    /** Both accept it, and the trees or the HTML are not the same. */
    OTHER_RESULT
  }

  /** Why a case may differ. */
  interface Reason {
    /** How it then differs. */
    Difference difference();
  }

  private final String suite;
  private final Map<String, Reason> known;
  private final Map<Reason, Integer> excepted = new LinkedHashMap<>();
  private final TreeSet<String> unseen;
  private final List<String> wrong = new ArrayList<>();
  private int equal;
  private int refused;

  /**
   * A tally of no cases yet.
   *
   * @param suite its name in the report
   * @param known the exceptions, each with its reason, by the name of the case
   */
  Tally(String suite, Map<String, ? extends Reason> known) {
    this.suite = suite;
    this.known = Map.copyOf(known);
    this.unseen = new TreeSet<>(known.keySet());
  }

  void equal() {
    equal++;
  }

  void refused() {
    refused++;
  }

  void differs(String name, Difference difference, String how) {
    Reason reason = known.get(name);
    if (reason != null && reason.difference() == difference) {
      unseen.remove(name);
      excepted.merge(reason, 1, Integer::sum);
    } else {
      wrong.add(name + ": " + difference + ": " + how);
    }
  }

  private int exceptions() {
    return excepted.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Fails unless a part of all trees or HTML that could be equal is. */
  void requireEqual(double share) {
    long other = excepted.entrySet().stream()
        .filter(entry -> entry.getKey().difference() == Difference.OTHER_RESULT)
        .mapToInt(Map.Entry::getValue)
        .sum();
    assertTrue(equal >= share * (equal + other), suite + ": " + other + " of " + equal + " differ");
  }

  /** Prints the counts; fails when a case differs that may not, or does not differ that should. */
  void report(int minimumEqual, int minimumRefused) {
    int cases = equal + refused + exceptions() + wrong.size();
    System.out.println(suite
        + ": "
        + cases
        + " cases, "
        + equal
        + " equal, "
        + refused
        + " refused by both, "
        + exceptions()
        + " exceptions "
        + excepted
        + ", "
        + wrong.size()
        + " wrong");
    assertEquals("", String.join("\n", wrong), suite + ": cases that differ");
    assertEquals("", String.join("\n", unseen), "exceptions that no longer differ: take them out");
    assertTrue(equal >= minimumEqual, suite + ": equal: " + equal + " of " + minimumEqual);
    assertTrue(
        refused >= minimumRefused,
        suite + ": refused by both: " + refused + " of " + minimumRefused);
  }
}
