package org.ocp4j.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Finds links without content or without a destination. */
final class LinkCheck extends Check {
  /** The attributes that give an element {@code <a>} a name, or make it a target of links. */
  private static final Set<String> NEEDS_NO_CONTENT = Set.of(
      "aria-label",
      "aria-labelledby",
      "title",
      "children",
      "dangerouslySetInnerHTML",
      "id",
      "name");

  private final Findings findings;
  private final Deque<OpenLink> open = new ArrayDeque<>();

  /** The last node with visible content. */
  private int lastContent = -1;

  /** A link whose children have not all been visited. */
  private record OpenLink(
      int node, int subtreeEnd, int start, int end, boolean needsContent, boolean leadsNowhere) {}

  LinkCheck(Findings findings) {
    this.findings = findings;
  }

  @Override
  void visit(NodeKind kind, OcpCursor node) {
    close(node.index());
    if (isContent(kind, node)) {
      lastContent = node.index();
    }
    switch (kind) {
      case LINK -> open(node, isEmpty(node, NodeField.URL));
      case LINK_REFERENCE -> open(node, false);
      case IMAGE -> {
        if (isEmpty(node, NodeField.URL)) {
          add(node.start(), node.end(), "image without a source; add one, or remove it");
        }
      }
      default -> {}
    }
  }

  private void open(OcpCursor link, boolean leadsNowhere) {
    open.push(new OpenLink(
        link.index(), link.subtreeEnd(), link.start(), link.end(), true, leadsNowhere));
  }

  @Override
  void visit(Tag tag) {
    if (!tag.name().equals("a")) {
      return;
    }
    boolean leadsNowhere = tag.blank().contains("href");
    if (tag.hasNode()) {
      boolean needsContent = tag.attributes().contains("href") && !tag.mayHave(NEEDS_NO_CONTENT);
      open.push(new OpenLink(
          tag.node(), tag.subtreeEnd(), tag.start(), tag.end(), needsContent, leadsNowhere));
    } else if (leadsNowhere) {
      report(tag.start(), tag.end(), false, true);
    }
  }

  @Override
  void finish() {
    close(Integer.MAX_VALUE);
  }

  /** Checks the links that end before a node. */
  private void close(int node) {
    while (!open.isEmpty() && open.element().subtreeEnd <= node) {
      OpenLink link = open.pop();
      boolean showsNothing = link.needsContent && lastContent <= link.node;
      report(link.start, link.end, showsNothing, link.leadsNowhere);
    }
  }

  private void report(int start, int end, boolean showsNothing, boolean leadsNowhere) {
    if (showsNothing && leadsNowhere) {
      add(start, end, "link without text and without a destination; add both, or remove it");
    } else if (showsNothing) {
      add(start, end, "link without text; add some, or remove it");
    } else if (leadsNowhere) {
      add(start, end, "link without a destination; add one, or make it text");
    }
  }

  private void add(int start, int end, String message) {
    findings.add(LintRule.NO_EMPTY_LINKS, start, end, message);
  }

  private static boolean isContent(NodeKind kind, OcpCursor node) {
    return switch (kind) {
      case TEXT, INLINE_CODE, INLINE_MATH, MDX_TEXT_EXPRESSION, MDX_FLOW_EXPRESSION, CODE, MATH ->
        !isBlank(node);
      case IMAGE, IMAGE_REFERENCE, FOOTNOTE_REFERENCE, HTML -> true;
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> node.textLength() > 0;
      default -> false;
    };
  }

  private static boolean isBlank(OcpCursor node) {
    int length = node.textLength();
    for (int i = 0; i < length; i++) {
      byte b = node.textByte(i);
      if (b < 0 || b > ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean isEmpty(OcpCursor node, NodeField field) {
    int attribute = node.attributeOf(field);
    return attribute < 0 || node.attributeValueLength(attribute) <= 0;
  }
}
