package org.ocp4j.cli;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;

/**
 * Compares the trees of two documents: kinds, properties, texts and attributes of all nodes, but
 * not their positions. Line endings of different kinds are equal.
 */
final class TreeComparison {
  private static final Pattern LINE_ENDING = Pattern.compile("\r\n|\r|\n");

  /** Whether a space and a line ending are equal in text. */
  private final boolean wrapped;

  TreeComparison(boolean wrapped) {
    this.wrapped = wrapped;
  }

  /**
   * Returns the line in the first document of the first node that the second document does not have
   * too, or 0 if both have the same tree.
   */
  int differentLine(OcpDocument first, OcpDocument second) {
    try (OcpCursor a = first.cursor();
        OcpCursor b = second.cursor()) {
      boolean isNode = true;
      while (isNode) {
        int line = first.point(a.start()).line();
        if (!areEqual(a, b)) {
          return line;
        }
        isNode = a.next();
        if (isNode != b.next()) {
          return line;
        }
      }
      return 0;
    }
  }

  private boolean areEqual(OcpCursor a, OcpCursor b) {
    return a.kind() == b.kind()
        && a.level() == b.level()
        && Objects.equals(properties(a), properties(b))
        && Objects.equals(a.name(), b.name())
        && areEqual(a.value(), b.value(), wrapped && a.kind() == NodeKind.TEXT)
        && haveEqualAttributes(a, b);
  }

  /** Returns the properties that a payload stores in the node itself. */
  private static String properties(OcpCursor node) {
    return switch (node.kind()) {
      case HEADING -> String.valueOf(node.depth());
      case LIST -> (node.ordered() ? node.listStart() : "-") + " " + node.spread();
      case LIST_ITEM -> node.checked() + " " + node.spread();
      case LINK_REFERENCE, IMAGE_REFERENCE -> node.referenceType().mdast();
      case TABLE_CELL -> node.alignment().name();
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> String.valueOf(node.selfClosing());
      default -> "";
    };
  }

  private static boolean haveEqualAttributes(OcpCursor a, OcpCursor b) {
    int count = a.attributeCount();
    if (count != b.attributeCount()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      OcpAttribute left = a.attribute(i);
      OcpAttribute right = b.attribute(i);
      if (left.kind() != right.kind()
          || left.field() != right.field()
          || !Objects.equals(left.name(), right.name())
          || !areEqual(left.value(), right.value(), false)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areEqual(@Nullable String a, @Nullable String b, boolean wrapped) {
    if (a == null || b == null || a.equals(b)) {
      return Objects.equals(a, b);
    }
    String ending = wrapped ? " " : "\n";
    return LINE_ENDING
        .matcher(a)
        .replaceAll(ending)
        .equals(LINE_ENDING.matcher(b).replaceAll(ending));
  }
}
