package org.ocp4j.chunks;

import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/**
 * The parts of a source that a reader of the page does not see: targets of links and images,
 * definitions, and tags.
 */
final class Invisible {
  private final SourceReader source;
  private final Spans spans = new Spans();

  Invisible(SourceReader source) {
    this.source = source;
  }

  Spans spans() {
    return spans;
  }

  /** Adds what is invisible of the current node of a cursor, which is a block or in one. */
  void add(OcpCursor cursor, NodeKind kind) {
    switch (kind) {
      case LINK -> {
        if (!cursor.isAutolink()) {
          addAround(cursor);
        }
      }
      case LINK_REFERENCE, MDX_JSX_TEXT_ELEMENT, MDX_JSX_FLOW_ELEMENT -> addAround(cursor);
      case IMAGE, IMAGE_REFERENCE -> addImage(cursor.start(), cursor.end());
      case HTML -> addTags(cursor.start(), cursor.end());
      case DEFINITION -> addLines(cursor.start(), cursor.end());
      default -> {}
    }
  }

  /** Adds what is around the children of a node. */
  private void addAround(OcpCursor cursor) {
    int node = cursor.index();
    int start = cursor.start();
    int end = cursor.end();
    boolean isBlock = cursor.kind() == NodeKind.MDX_JSX_FLOW_ELEMENT;
    if (!cursor.toFirstChild()) {
      add(start, end, isBlock);
      return;
    }
    add(start, cursor.start(), isBlock);
    int last = cursor.end();
    while (cursor.toNextSibling()) {
      last = cursor.end();
    }
    add(last, end, isBlock);
    cursor.moveTo(node);
  }

  private void add(int start, int end, boolean isBlock) {
    if (isBlock) {
      addLines(start, end);
    } else {
      spans.addUnsorted(start, end);
    }
  }

  /** Adds a part; white space at its start stays, so that lines before it keep their end. */
  void addLines(int start, int end) {
    spans.addUnsorted(source.skipWhite(start, end), end);
  }

  /** Adds what is around the alternative text of an image. */
  private void addImage(int start, int end) {
    int at = start + 2;
    int depth = 1;
    while (at < end && depth > 0) {
      switch (source.at(at)) {
        case '\\' -> at++;
        case '[' -> depth++;
        case ']' -> depth--;
        default -> {}
      }
      at++;
    }
    if (depth == 0) {
      spans.addUnsorted(start, start + 2);
      spans.addUnsorted(at - 1, end);
    }
  }

  /** Adds the tags of raw HTML. */
  private void addTags(int start, int end) {
    int at = start;
    while (at < end) {
      if (source.at(at) == '<' && at + 1 < end && startsTag(source.at(at + 1))) {
        int tag = at;
        while (at < end && source.at(at) != '>') {
          at++;
        }
        at = Math.min(end, at + 1);
        spans.addUnsorted(tag, at);
      } else {
        at++;
      }
    }
  }

  private static boolean startsTag(byte b) {
    int lower = b | 0x20;
    return (lower >= 'a' && lower <= 'z') || b == '/' || b == '!' || b == '?';
  }
}
