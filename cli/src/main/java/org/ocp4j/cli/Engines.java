package org.ocp4j.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpEngineException;

/** Opens engines and lists those that are installed. */
public final class Engines {
  private Engines() {}

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
