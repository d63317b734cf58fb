package org.ocp4j.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpEngineException;

/** Opens engines, and shows what there is to choose from. */
public final class Engines {
  private Engines() {}

  /**
   * Opens an engine.
   *
   * @param id null for the one that is selected when nobody asks for another
   * @throws UsageException if it is not there, or cannot run
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

  /** A line for each, with what is wrong with it and how to mend it. */
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
