package org.ocp4j.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Diagnostic;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.OcpDocument;
import org.ocp4j.Severity;
import org.ocp4j.lint.LintFinding;
import org.ocp4j.lint.Linter;

/**
 * A remark about a place in a document, from the lenient parser or from a lint rule.
 *
 * @param severity the severity
 * @param id the id of the lint rule or the parser's code; null when unknown
 * @param message what is wrong
 * @param start byte offset in the source where the place starts
 * @param end byte offset in the source where the place ends
 */
record Notice(Severity severity, @Nullable String id, String message, long start, long end) {
  /** Returns all notices about a document, sorted by their position in the source. */
  static List<Notice> of(OcpDocument document, Linter linter) {
    List<Notice> notices = new ArrayList<>();
    document.diagnostics().forEach(diagnostic -> notices.add(of(diagnostic)));
    linter.check(document).forEach(finding -> notices.add(of(finding)));
    notices.sort(Comparator.comparingLong(Notice::start));
    return notices;
  }

  static Notice of(Diagnostic diagnostic) {
    DiagnosticCode code = diagnostic.code();
    return new Notice(
        diagnostic.severity(),
        code == null ? null : code.id(),
        diagnostic.message(),
        diagnostic.start(),
        diagnostic.end());
  }

  private static Notice of(LintFinding finding) {
    return new Notice(
        finding.severity(), finding.rule().id(), finding.message(), finding.start(), finding.end());
  }
}
