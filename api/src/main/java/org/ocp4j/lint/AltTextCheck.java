package org.ocp4j.lint;

import java.util.Set;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Finds images without alternative text. */
final class AltTextCheck extends Check {
  private static final Set<String> SAYS_IT =
      Set.of("alt", "aria-label", "aria-labelledby", "aria-hidden");

  private final Findings findings;

  AltTextCheck(Findings findings) {
    this.findings = findings;
  }

  @Override
  void visit(NodeKind kind, OcpCursor node) {
    if (kind == NodeKind.IMAGE || kind == NodeKind.IMAGE_REFERENCE) {
      String alt = node.alt();
      if (alt == null || alt.isBlank()) {
        add(node.start(), node.end(), "say between the brackets what it shows");
      }
    }
  }

  @Override
  void visit(Tag tag) {
    if (tag.name().equals("img") && !tag.mayHave(SAYS_IT)) {
      String advice = "say what it shows with alt=\"…\", or alt=\"\" if it is decoration";
      add(tag.start(), tag.end(), advice);
    }
  }

  private void add(int start, int end, String advice) {
    findings.add(
        LintRule.REQUIRE_ALT_TEXT, start, end, "image without alternative text; " + advice);
  }
}
