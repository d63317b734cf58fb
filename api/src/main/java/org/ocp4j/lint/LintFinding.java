package org.ocp4j.lint;

import java.util.Objects;
import org.ocp4j.OcpDocument;
import org.ocp4j.Position;
import org.ocp4j.Severity;

/**
 * Something a linter found.
 *
 * @param rule what was looked for
 * @param severity how bad it is, as the linter was told
 * @param start byte offset into the source where it starts
 * @param end byte offset into the source where it ends
 * @param message what is wrong and how to mend it, on one line
 */
public record LintFinding(LintRule rule, Severity severity, long start, long end, String message) {
  /** Checks that nothing is null. */
  public LintFinding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /**
   * Where it stands in lines and columns, see {@link OcpDocument#point}.
   *
   * @param document the one that was checked
   */
  public Position position(OcpDocument document) {
    return new Position(document.point(start), document.point(end));
  }
}
