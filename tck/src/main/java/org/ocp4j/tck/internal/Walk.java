package org.ocp4j.tck.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** Reads everything that a document's API returns. */
final class Walk {
  private static final int BUFFER = 1024;

  private Walk() {}

  /** Reads everything and returns a hash of it; equal documents have equal hashes. */
  static long everything(OcpDocument document) {
    long sum = document.format().hashCode();
    sum = 31 * sum + document.extensions().hashCode();
    sum = 31 * sum + document.diagnostics().hashCode();
    sum = 31 * sum + document.payload().hashCode();
    sum = 31 * sum + document.source().hashCode();
    for (int i = 0; i < document.nodeCount(); i++) {
      sum = 31 * sum + node(document.node(i));
    }
    sum = 31 * sum + document.lines().toList().hashCode();
    sum = 31 * sum + document.lineCount();
    sum = 31 * sum + document.toText().hashCode();
    sum = 31 * sum + document.toJson().hashCode();
    sum = 31 * sum + document.toHtml().hashCode();
    return 31 * sum + byCursor(document);
  }

  private static long node(OcpNode node) {
    long sum = Objects.hash(
        node.start(),
        node.end(),
        node.position(),
        node.subtreeEnd(),
        node.sourceText(),
        index(node.definition()),
        index(node.document().nodeAt(node.start())),
        node.value(),
        node.name(),
        node.text(),
        node.childCount(),
        node.toText(),
        ofKind(node));
    for (NodeField field : NodeField.values()) {
      sum = 31 * sum + Objects.hashCode(node.field(field));
    }
    for (OcpAttribute attribute : node.attributes()) {
      sum = 31 * sum
          + Objects.hash(attribute.kind(), attribute.name(), attribute.value(), attribute.start());
    }
    return sum;
  }

  /** Returns the index of a node, because the hash code of a node is not that of another run. */
  private static int index(@Nullable OcpNode node) {
    return node == null ? -1 : node.index();
  }

  private static int ofKind(OcpNode node) {
    NodeKind kind = node.kind();
    return switch (kind) {
      case HEADING -> node.depth();
      case LIST ->
        Objects.hash(node.ordered(), node.ordered() ? node.listStart() : 0, node.spread());
      case LIST_ITEM -> Objects.hash(node.spread(), node.checked());
      case TABLE_CELL -> node.alignment().hashCode();
      case CODE -> Boolean.hashCode(node.isFenced());
      case LINK -> Boolean.hashCode(node.isAutolink());
      case BLOCKQUOTE -> Objects.toString(node.alert()).hashCode();
      case LINK_REFERENCE, IMAGE_REFERENCE -> node.referenceType().hashCode();
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> Boolean.hashCode(node.selfClosing());
      default -> kind.hashCode();
    };
  }

  /** Reads the bytes of all texts with one cursor, which allocates only a small array. */
  static long byCursor(OcpDocument document) {
    long sum = 0;
    byte[] bytes = new byte[BUFFER];
    try (OcpCursor cursor = document.cursor()) {
      do {
        int length = cursor.textLength();
        for (int at = 0; at < length; at += BUFFER) {
          int some = Math.min(BUFFER, length - at);
          cursor.copyText(at, bytes, 0, some);
          for (int i = 0; i < some; i++) {
            sum = 31 * sum + bytes[i];
          }
        }
        sum = 31 * sum + cursor.start() + cursor.end() + cursor.subtreeEnd();
      } while (cursor.next());
    }
    return sum;
  }
}
