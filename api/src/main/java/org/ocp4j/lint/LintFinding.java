package org.ocp4j.lint;

import java.util.Objects;
import org.ocp4j.OcpDocument;
import org.ocp4j.Position;
import org.ocp4j.Severity;

/**
 * A finding of a linter.
 *
 * @param rule the rule that was broken
 * @param severity the severity of the rule in this linter
 * @param start the byte offset in the source where the finding starts
 * @param end the byte offset in the source after its end
 * @param message one line that says what is wrong and how to fix it
 */
public record LintFinding(LintRule rule, Severity severity, long start, long end, String message) {
  /** Checks that nothing is null. */
  public LintFinding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /**
   * Returns the position of this finding in lines and columns; see {@link OcpDocument#point}.
   *
   * @param document the document that was checked, still open
   */
  public Position position(OcpDocument document) {
    return new Position(document.point(start), document.point(end));
  }
}
