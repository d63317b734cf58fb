package org.ocp4j.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;
import org.ocp4j.internal.Friends;
import org.ocp4j.internal.payload.NodeRules;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.internal.text.HtmlTags;
import org.ocp4j.spi.PayloadFormat;

/**
 * Writes readable text. A separator is written only when text follows it.
 *
 * <p>What most nodes need is read from their records. The cursor checks once for each node that the
 * document is open; a walk with the cursor's own methods would check it ten times.
 */
final class TextWriter {
  private final Utf8Sink sink;
  private final AlertMarker alertMarker = new AlertMarker();
  private int pendingLines;
  private int pendingTabs;

  TextWriter(Utf8Sink sink) {
    this.sink = sink;
  }

  /**
   * Writes a subtree. Nothing is to be done after the children of a node, so they follow flatly.
   */
  void write(OcpNode top) throws IOException {
    int first = top.index();
    try (OcpCursor cursor = top.document().cursor()) {
      cursor.moveTo(first);
      int end = cursor.subtreeEnd();
      for (int node = first; node < end; node++) {
        Payload payload = Friends.documents().payload(cursor);
        // Nothing is written before the top, so there is nothing to separate it from.
        boolean isFirstChild = node == first || payload.parent(node) == node - 1;
        enter(payload, node, isFirstChild, cursor);
      }
    }
  }

  private void enter(Payload payload, int node, boolean isFirstChild, OcpCursor cursor)
      throws IOException {
    NodeKind kind = NodeRules.kind(payload, node);
    switch (kind) {
      case TEXT -> writeText(payload, node, alertMarker.length(node));
      case INLINE_CODE, INLINE_MATH -> writeText(payload, node, 0);
      case BREAK -> pendingLines = Math.max(pendingLines, 1);
      case IMAGE, IMAGE_REFERENCE -> {
        cursor.moveTo(node);
        write(cursor.alt());
      }
      case TABLE_CELL -> pendingTabs += isFirstChild ? 0 : 1;
      default -> {
        if (!isFirstChild) {
          separate(payload, payload.parent(node));
        }
        enterBlock(payload, node, kind, cursor);
      }
    }
  }

  /** Writes what a node has itself that may be separated from the node before it. */
  private void enterBlock(Payload payload, int node, NodeKind kind, OcpCursor cursor)
      throws IOException {
    switch (kind) {
      case CODE, MATH -> writeText(payload, node, 0);
      case HTML -> writeHtml(payload, node);
      case BLOCKQUOTE -> {
        cursor.moveTo(node);
        enterQuote(cursor);
      }
      default -> {}
    }
  }

  private void enterQuote(OcpCursor quote) throws IOException {
    Alert alert = alertMarker.enter(quote);
    if (alert != null) {
      write(alert.title());
      pendingLines = 2;
    }
  }

  /** Requests line breaks before a block that is not the first of its parent. */
  private void separate(Payload payload, int parent) {
    int lines = linesBetweenChildren(payload, parent);
    if (lines > 0) {
      pendingTabs = 0;
      pendingLines = Math.max(pendingLines, lines);
    }
  }

  private static int linesBetweenChildren(Payload payload, int parent) {
    return switch (NodeRules.kind(payload, parent)) {
      case LIST, LIST_ITEM -> (payload.nodeFlags(parent) & PayloadFormat.SPREAD) != 0 ? 2 : 1;
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

  private void writeHtml(Payload payload, int node) throws IOException {
    byte[] html = new byte[payload.textLength(node)];
    payload.copy(payload.textOffset(node), html, 0, html.length);
    byte[] text = HtmlTags.strip(html);
    if (text.length > 0) {
      flushSeparators();
      sink.bytes(text, 0, text.length);
    }
  }

  private void writeText(Payload payload, int node, int from) throws IOException {
    int length = payload.textLength(node);
    if (from < length) {
      flushSeparators();
      sink.bytes(payload, payload.textOffset(node) + from, length - from);
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
