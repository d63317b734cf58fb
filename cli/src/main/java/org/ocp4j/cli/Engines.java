package org.ocp4j.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpEngineException;

/** Opens engines and lists those that are installed. */
public final class Engines {
  /** The engine that takes least time to start. */
  private static final String FASTEST_START = "java";

  /**
   * The most bytes of sources, 1 MiB, for which the time to start an engine matters more than its
   * speed.
   */
  static final long SMALL = 1 << 20;

  private Engines() {}

  /**
   * Opens the engine that reads the inputs soonest: for small ones the engine {@code java}, because
   * the native library takes longer to load than they take to parse; else the default engine. An
   * engine that the user has chosen, by system property or environment variable, is opened
   * whatever the inputs are. The standard input counts as small. The caller must close the engine.
   *
   * @throws UsageException if no engine can run here
   */
  static OcpEngine openFor(List<Input> inputs) {
    if (!isChosen() && areSmall(inputs)) {
      try {
        return Ocp.builder().engine(FASTEST_START).build();
      } catch (OcpEngineException e) {
        return open(null); // not installed
      }
    }
    return open(null);
  }

  /** Returns {@code true} if the user has chosen an engine for all programs. */
  private static boolean isChosen() {
    return System.getProperty("ocp.engine") != null || System.getenv("OCP_ENGINE") != null;
  }

  private static boolean areSmall(List<Input> inputs) {
    long bytes = 0;
    for (Input input : inputs) {
      bytes += input.size();
      if (bytes > SMALL) {
        return false;
      }
    }
    return true;
  }

  /**
   * Opens an engine. The caller must close it.
   *
   * @param id the engine's id, or null for the default engine
   * @throws UsageException if the engine is not installed or cannot run here
   */
  public static OcpEngine open(@Nullable String id) {
    OcpEngine.Builder builder = Ocp.builder();
    try {
      return (id == null ? builder : builder.engine(id)).build();
    } catch (OcpEngineException e) {
      String problem = id == null ? firstLine(e) : problem(id, e);
      String found = e.candidates().isEmpty() ? "" : "\n" + table(e.candidates());
      throw new UsageException(problem + found, e);
    }
  }

  private static String problem(String id, OcpEngineException e) {
    for (Ocp.Candidate candidate : e.candidates()) {
      if (candidate.id().equals(id)) {
        return candidate.available()
            ? firstLine(e)
            : "--engine: engine \"" + id + "\" is not available";
      }
    }
    return "--engine: there is no engine \"" + id + "\"";
  }

  private static String firstLine(OcpEngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Returns a table with a line for each engine: why it is unavailable, and how to fix that. */
  static String table(List<Ocp.Candidate> candidates) {
    Table table = new Table("", "ENGINE", "PRIORITY", "AVAILABLE", "WHY").rightAligned(2);
    for (Ocp.Candidate candidate : candidates) {
      table.row(
          candidate.selected() ? "*" : "",
          candidate.id().isEmpty() ? candidate.provider() : candidate.id(),
          candidate.priority() < 0 ? "" : Integer.toString(candidate.priority()),
          candidate.available() ? "yes" : "no",
          why(candidate));
    }
    return table.toString();
  }

  private static String why(Ocp.Candidate candidate) {
    if (candidate.available()) {
      return candidate.reason() + "; " + candidate.why();
    }
    return candidate.reason() + (candidate.fix().isEmpty() ? "" : "; fix: " + candidate.fix());
  }
}
