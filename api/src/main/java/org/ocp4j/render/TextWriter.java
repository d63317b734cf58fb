package org.ocp4j.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/** Writes readable text; separators wait until something follows them. */
final class TextWriter extends TreeWalk {
  private final Utf8Sink sink;
  private final CursorText text = new CursorText();
  private final AlertMarker alertMarker = new AlertMarker();
  private final CursorText.Consumer plain = this::write;
  private int pendingLines;
  private int pendingTabs;

  TextWriter(Utf8Sink sink) {
    super(false);
    this.sink = sink;
  }

  @Override
  boolean enter(OcpCursor node) throws IOException {
    switch (node.kind()) {
      case TEXT -> text.text(node, alertMarker.length(node), plain);
      case INLINE_CODE, INLINE_MATH -> text.text(node, plain);
      case CODE, MATH -> {
        separate(node);
        text.text(node, plain);
      }
      case HTML -> {
        separate(node);
        write(HtmlTags.strip(String.valueOf(node.value())));
      }
      case BREAK -> pendingLines = Math.max(pendingLines, 1);
      case IMAGE, IMAGE_REFERENCE -> write(node.alt());
      case TABLE_CELL -> pendingTabs += isFirstChild(node) ? 0 : 1;
      case BLOCKQUOTE -> enterQuote(node);
      default -> separate(node);
    }
    return true;
  }

  @Override
  void leave(OcpCursor node) {}

  private void enterQuote(OcpCursor quote) throws IOException {
    separate(quote);
    Alert alert = alertMarker.enter(quote);
    if (alert != null) {
      write(alert.title());
      pendingLines = 2;
    }
  }

  /** Asks for line breaks before a block that is not the first of its parent. */
  private void separate(OcpCursor node) {
    if (isFirstChild(node)) {
      return;
    }
    OcpNode parent = node.node().parent();
    int lines = parent == null ? 0 : linesBetweenChildren(parent);
    if (lines > 0) {
      pendingTabs = 0;
      pendingLines = Math.max(pendingLines, lines);
    }
  }

  private static boolean isFirstChild(OcpCursor node) {
    OcpNode parent = node.node().parent();
    return parent == null || parent.index() + 1 == node.index();
  }

  private static int linesBetweenChildren(OcpNode parent) {
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

  private void write(byte[] bytes, int length) throws IOException {
    flushSeparators();
    sink.bytes(bytes, 0, length);
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
