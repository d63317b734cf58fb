package org.ocp4j.lint;

import java.nio.ByteBuffer;
import org.ocp4j.Extension;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;

/**
 * Finds brackets in text that are written like references. The parser makes nodes of references
 * with a definition, so brackets that remain in text have none. The check reads the source of the
 * text, with its escapes, across all texts of a block.
 */
final class TextCheck extends Check {
  private final ByteBuffer source;
  private final Brackets brackets;

  /** The index after the last node of the link around the current node; 0 outside links. */
  private int linkEnd;

  /** The index after the last node of the latest link without brackets, whose text is a URL. */
  private int autolinkEnd;

  TextCheck(OcpDocument document, ByteBuffer source, Findings findings) {
    this.source = source;
    boolean footnotes = document.extensions().contains(Extension.GFM);
    this.brackets = new Brackets(source, footnotes, findings);
  }

  @Override
  void visit(NodeKind kind, OcpCursor node) {
    if (node.index() < autolinkEnd) {
      return;
    }
    if (linkEnd > 0 && node.index() >= linkEnd) {
      linkEnd = 0;
      brackets.clear(false);
    }
    switch (kind) {
      case TEXT -> read(node.start(), node.end());
      case EMPHASIS,
          STRONG,
          DELETE,
          BREAK,
          INLINE_CODE,
          INLINE_MATH,
          IMAGE,
          IMAGE_REFERENCE,
          FOOTNOTE_REFERENCE,
          HTML,
          MDX_TEXT_EXPRESSION,
          MDX_JSX_TEXT_ELEMENT -> {}
      case LINK, LINK_REFERENCE -> link(node);
      default -> brackets.clear(linkEnd > 0);
    }
  }

  private void link(OcpCursor link) {
    if (link.start() < source.limit() && source.get(link.start()) != '[') {
      autolinkEnd = link.subtreeEnd();
    } else {
      linkEnd = Math.max(linkEnd, link.subtreeEnd());
      brackets.clear(true);
    }
  }

  private void read(int from, int to) {
    int mark = from - 2;
    for (int at = from; at < to; at++) {
      switch (source.get(at)) {
        case '\\' -> at++;
        case '!' -> mark = at;
        case '[' -> brackets.open(at, mark == at - 1);
        case ']' -> brackets.close(at);
        default -> {}
      }
    }
  }

  @Override
  void finish() {
    brackets.clear(false);
  }
}
