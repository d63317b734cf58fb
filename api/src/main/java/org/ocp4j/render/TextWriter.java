package org.ocp4j.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;
import org.ocp4j.internal.text.HtmlTags;

/** Writes readable text. A separator is written only when text follows it. */
final class TextWriter {
  private final Utf8Sink sink;
  private final AlertMarker alertMarker = new AlertMarker();
  private boolean isFirstChild;
  private int pendingLines;
  private int pendingTabs;

  TextWriter(Utf8Sink sink) {
    this.sink = sink;
  }

  /**
   * Writes a subtree. Nothing is to be done after the children of a node, so they follow flatly.
   */
  void write(OcpNode top) throws IOException {
    try (OcpCursor cursor = top.document().cursor()) {
      cursor.moveTo(top.index());
      int end = cursor.subtreeEnd();
      isFirstChild = true; // nothing is written before it
      enter(cursor);
      for (int next = top.index() + 1; next < end; next++) {
        isFirstChild = next < cursor.subtreeEnd();
        cursor.next();
        enter(cursor);
      }
    }
  }

  private void enter(OcpCursor node) throws IOException {
    switch (node.kind()) {
      case TEXT -> writeText(node, alertMarker.length(node));
      case INLINE_CODE, INLINE_MATH -> writeText(node, 0);
      case CODE, MATH -> {
        separate(node);
        writeText(node, 0);
      }
      case HTML -> {
        separate(node);
        write(HtmlTags.strip(String.valueOf(node.value())));
      }
      case BREAK -> pendingLines = Math.max(pendingLines, 1);
      case IMAGE, IMAGE_REFERENCE -> write(node.alt());
      case TABLE_CELL -> pendingTabs += isFirstChild ? 0 : 1;
      case BLOCKQUOTE -> enterQuote(node);
      default -> separate(node);
    }
  }

  private void enterQuote(OcpCursor quote) throws IOException {
    separate(quote);
    Alert alert = alertMarker.enter(quote);
    if (alert != null) {
      write(alert.title());
      pendingLines = 2;
    }
  }

  /** Requests line breaks before a block that is not the first of its parent. */
  private void separate(OcpCursor node) {
    if (isFirstChild) {
      return;
    }
    int index = node.index();
    node.toParent();
    int lines = linesBetweenChildren(node);
    node.moveTo(index);
    if (lines > 0) {
      pendingTabs = 0;
      pendingLines = Math.max(pendingLines, lines);
    }
  }

  private static int linesBetweenChildren(OcpCursor parent) {
    return switch (parent.kind()) {
      case LIST, LIST_ITEM -> parent.spread() ? 2 : 1;
      case TABLE -> 1;
      case ROOT, BLOCKQUOTE, FOOTNOTE_DEFINITION, MDX_JSX_FLOW_ELEMENT -> 2;
      default -> 0;
    };
  }

  private void write(@Nullable String words) throws IOException {
    if (words != null && !words.isEmpty()) {
      flushSeparators();
      sink.string(words);
    }
  }

  private void writeText(OcpCursor node, int from) throws IOException {
    if (from < node.textLength()) {
      flushSeparators();
      sink.text(node, from);
    }
  }

  private void flushSeparators() throws IOException {
    for (; pendingLines > 0; pendingLines--) {
      if (sink.last() != 0) {
        sink.put('\n');
      }
    }
    for (; pendingTabs > 0; pendingTabs--) {
      sink.put('\t');
    }
  }
}
