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
 * Something to say about a place in a document: what a lenient parser noticed, or a linter found.
 *
 * @param severity how bad it is
 * @param id the rule or the code; null when it has none that is known
 * @param message what is wrong
 * @param start byte offset into the source where it starts
 * @param end byte offset into the source where it ends
 */
record Notice(Severity severity, @Nullable String id, String message, long start, long end) {
  /** All there is to say about a document, in the order of the source. */
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
