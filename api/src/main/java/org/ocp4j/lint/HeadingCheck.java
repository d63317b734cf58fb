package org.ocp4j.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Checks the levels of headings, separately in quotes and footnotes. */
final class HeadingCheck extends Check {
  private final Findings findings;
  private final Deque<Outline> outlines = new ArrayDeque<>();

  private static final class Outline {
    final int end;
    int depth;

    Outline(int end) {
      this.end = end;
    }
  }

  HeadingCheck(Findings findings) {
    this.findings = findings;
    outlines.push(new Outline(Integer.MAX_VALUE));
  }

  @Override
  void visit(NodeKind kind, OcpCursor node) {
    while (node.index() >= outlines.element().end) {
      outlines.pop();
    }
    switch (kind) {
      case HEADING -> heading(node.depth(), node.start(), node.end());
      case BLOCKQUOTE, FOOTNOTE_DEFINITION -> outlines.push(new Outline(node.subtreeEnd()));
      default -> {}
    }
  }

  @Override
  void visit(Tag tag) {
    if (tag.name().startsWith("h")) {
      heading(tag.name().charAt(1) - '0', tag.start(), tag.end());
    }
  }

  private void heading(int depth, int start, int end) {
    Outline outline = outlines.element();
    int last = outline.depth;
    outline.depth = depth;
    if (last > 0 && depth > last + 1) {
      findings.add(
          LintRule.HEADING_INCREMENT,
          start,
          end,
          "heading of level "
              + depth
              + " right after one of level "
              + last
              + "; make it level "
              + (last + 1)
              + ", or add what is between");
    }
  }
}
