package org.ocp4j;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.ocp4j.memory.LeakReport;

/**
 * Writes to the system logger {@code org.ocp4j}: which engine was chosen, and leaks. What the
 * logger throws is ignored, because a log that fails must not keep an engine from working.
 */
final class EngineLog {
  private static final String NAME = "org.ocp4j";

  /** How many leaks of an engine are written one by one. */
  private static final int EACH = 10;

  /** The warnings that were written, so that each is written once. */
  private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

  private final Supplier<Logger> logger;
  private final AtomicLong leaks = new AtomicLong();

  EngineLog(Supplier<Logger> logger) {
    this.logger = logger;
  }

  EngineLog() {
    this(() -> System.getLogger(NAME));
  }

  /**
   * Writes which engine was chosen: as a warning, once, if one that comes before it is not
   * available for a reason that can be mended; else at level {@code DEBUG}.
   *
   * @param candidates the engines in the order of selection
   * @param version the version of the chosen engine; empty if unknown
   */
  void chosen(List<Ocp.Candidate> candidates, String version) {
    StringBuilder skipped = new StringBuilder();
    for (Ocp.Candidate candidate : candidates) {
      if (candidate.selected()) {
        String line = "ocp4j uses the engine " + candidate.id()
            + (version.isEmpty() ? "" : " " + version) + " (" + candidate.why() + ")";
        if (skipped.isEmpty()) {
          write(Level.DEBUG, line);
        } else if (WRITTEN.add(line + skipped)) {
          write(Level.WARNING, line + skipped);
        }
        return;
      }
      if (canBeMended(candidate, candidates)) {
        skipped
            .append("; ")
            .append(candidate.id())
            .append(", which comes before it, is not available: ")
            .append(candidate.reason())
            .append("; fix: ")
            .append(candidate.fix());
      }
    }
  }

  /** Nothing can be mended where the fix is to use the engine that was chosen. */
  private static boolean canBeMended(Ocp.Candidate candidate, List<Ocp.Candidate> all) {
    return !candidate.available()
        && !candidate.fix().isEmpty()
        && all.stream()
            .noneMatch(other ->
                other.selected() && candidate.fix().contains("ocp4j-engine-" + other.id()));
  }

  /**
   * Writes a leak as a warning. Of many leaks, the first ones are written, and then the number of
   * them each time it has ten times as many.
   */
  void leak(LeakReport report) {
    long count = leaks.incrementAndGet();
    if (count < EACH) {
      write(Level.WARNING, report.toString());
    } else if (isPowerOfTen(count)) {
      write(
          Level.WARNING,
          count + " documents and frames were not closed so far; the last one: " + report);
    }
  }

  private static boolean isPowerOfTen(long count) {
    long power = 1;
    while (power < count) {
      power *= 10;
    }
    return power == count;
  }

  private void write(Level level, String line) {
    try {
      logger.get().log(level, line);
    } catch (RuntimeException | LinkageError e) {
      // See the description of this class.
    }
  }
}
