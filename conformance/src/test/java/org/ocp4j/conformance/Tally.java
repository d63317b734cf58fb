package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts the results of a suite's cases. A case with another result must be a known exception, and
 * must differ in the way its reason names; an exception that no longer differs fails the test.
 */
final class Tally {
  /** How a case differs from the suite's expectation. */
  enum Difference {
    /** The suite refuses the source, and the engine accepts it. */
    ACCEPTED,
    /** The suite accepts the source, and the engine refuses it. */
    REFUSED,
    /** Both accept the source, and the trees or the HTML differ. */
    OTHER_RESULT
  }

  /** The reason why a case may differ. */
  interface Reason {
    /** Returns how the case then differs. */
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
   * Creates a tally without cases.
   *
   * @param suite the suite's name in the report
   * @param known the exceptions with their reasons, by the name of the case
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

  /** Fails unless the share of equal trees or HTML, of all that could be equal, is high enough. */
  void requireEqual(double share) {
    long other = excepted.entrySet().stream()
        .filter(entry -> entry.getKey().difference() == Difference.OTHER_RESULT)
        .mapToInt(Map.Entry::getValue)
        .sum();
    assertTrue(equal >= share * (equal + other), suite + ": " + other + " of " + equal + " differ");
  }

  /**
   * Prints the counts. Fails if a case differs without being an exception, or if an exception does
   * not differ.
   */
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
    assertEquals(
        "", String.join("\n", unseen), "exceptions that no longer differ, and must be removed");
    assertTrue(equal >= minimumEqual, suite + ": equal cases: " + equal + " of " + minimumEqual);
    assertTrue(
        refused >= minimumRefused,
        suite + ": cases refused by both: " + refused + " of " + minimumRefused);
  }
}
