package org.ocp4j.render;

import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/**
 * Finds the marker of an alert, and the line ending after it, at the beginning of the alert's text.
 * An instance handles one block quote at a time, the one visited last.
 */
final class AlertMarker {
  private static final int NONE = -1;

  private int paragraph = NONE;
  private int text = NONE;
  private int length;

  /**
   * Visits a block quote.
   *
   * @return the alert that it is, or null for an ordinary block quote
   */
  @Nullable
  Alert enter(OcpCursor quote) {
    Alert alert = quote.alert();
    if (alert == null) {
      return null;
    }
    String marker = "[!" + quote.field(NodeField.ALERT) + "]";
    int top = quote.index();
    if (quote.toFirstChild() && quote.kind() == NodeKind.PARAGRAPH) {
      boolean found = quote.toFirstChild() && quote.kind() == NodeKind.TEXT;
      if (found && startsWith(quote, marker)) {
        text = quote.index();
        length = lineEnd(quote, marker.length());
        boolean alone = length == quote.textLength() && !quote.toNextSibling();
        paragraph = alone ? top + 1 : NONE;
      }
    }
    while (quote.index() != top) {
      quote.toParent();
    }
    return alert;
  }

  /** Returns the length of the marker and its line ending at the beginning of a text, in bytes. */
  int length(int node) {
    return node == text ? length : 0;
  }

  /** Returns {@code true} if a paragraph contains nothing but the marker. */
  boolean isAll(OcpCursor node) {
    return node.index() == paragraph;
  }

  private static boolean startsWith(OcpCursor text, String ascii) {
    boolean equal = text.textLength() >= ascii.length();
    for (int i = 0; equal && i < ascii.length(); i++) {
      equal = text.textByte(i) == ascii.charAt(i);
    }
    return equal;
  }

  private static int lineEnd(OcpCursor text, int from) {
    int at = from;
    if (at < text.textLength() && text.textByte(at) == '\r') {
      at++;
    }
    if (at < text.textLength() && text.textByte(at) == '\n') {
      at++;
    }
    return at;
  }
}
