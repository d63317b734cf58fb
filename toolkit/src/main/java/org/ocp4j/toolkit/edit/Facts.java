package org.ocp4j.toolkit.edit;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** What is in a tree, as far as it matters for the source around it. */
final class Facts {
  boolean hasMarks;
  boolean hasCode;
  boolean hasMath;
  boolean hasLinks;
  int links;
  boolean hasBreaks;
  boolean hasHtml;
  boolean hasElements;
  boolean hasAlerts;
  boolean hasIndentedCode;
  boolean hasFrontMatter;
  boolean hasEsm;

  /** Whether no node but containers is there. */
  boolean isEmpty = true;

  /** Whether a paragraph has no content, which Markdown cannot express. */
  boolean hasEmptyParagraph;

  /** What stands in texts. */
  final StringBuilder text = new StringBuilder();

  /** The identifiers of definitions, and of references without one of these. */
  final Set<String> defined = new HashSet<>();

  final Set<String> undefined = new HashSet<>();

  private Facts() {}

  /** Returns the facts of nothing. */
  static Facts none() {
    return new Facts();
  }

  /** Returns the facts of a node and all below it. */
  static Facts of(OcpNode root) {
    return of(root, null);
  }

  /** Returns the facts of a node and all below it, but for another node with all below that. */
  static Facts of(OcpNode root, @Nullable OcpNode except) {
    Facts facts = new Facts();
    OcpDocument document = root.document();
    int end = root.subtreeEnd();
    int i = root.index();
    while (i < end) {
      OcpNode node = document.node(i);
      if (node.equals(except)) {
        i = node.subtreeEnd();
      } else {
        facts.add(node);
        i++;
      }
    }
    facts.undefined.removeAll(facts.defined);
    return facts;
  }

  private void add(OcpNode node) {
    NodeKind kind = node.kind();
    isEmpty &= node.firstChild() != null || Kinds.isLeafBlock(kind) || kind == NodeKind.ROOT;
    hasMarks |= Kinds.isMark(kind);
    hasLinks |= Kinds.isLink(kind);
    links += Kinds.isLink(kind) ? 1 : 0;
    hasElements |= Kinds.isElement(kind);
    switch (kind) {
      case TEXT -> text.append(node.value()).append(' ');
      case PARAGRAPH -> hasEmptyParagraph |= node.firstChild() == null;
      case INLINE_CODE -> hasCode = true;
      case INLINE_MATH -> hasMath = true;
      case BREAK -> hasBreaks = true;
      case HTML -> hasHtml = true;
      case CODE -> hasIndentedCode |= !node.isFenced();
      case YAML, TOML -> hasFrontMatter = true;
      case MDXJS_ESM -> hasEsm = true;
      case BLOCKQUOTE -> hasAlerts |= node.alert() != null;
      case MDX_TEXT_EXPRESSION -> hasElements = true;
      case DEFINITION, FOOTNOTE_DEFINITION -> defined.add(identifier(node));
      case LINK_REFERENCE, IMAGE_REFERENCE, FOOTNOTE_REFERENCE -> undefined.add(identifier(node));
      default -> {}
    }
  }

  /** Returns what a reference and its definition share; labels of footnotes are their own. */
  private static String identifier(OcpNode node) {
    boolean isNote =
        node.kind() == NodeKind.FOOTNOTE_DEFINITION || node.kind() == NodeKind.FOOTNOTE_REFERENCE;
    return (isNote ? "^" : "") + node.identifier();
  }
}
