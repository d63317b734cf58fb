package org.ocp4j.render;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * Finds the first definition of a reference. The characters that references copy into the output
 * are limited; beyond the limit no definition is found. Without a limit, a long definition that is
 * used often would make the output grow with the square of the source.
 */
final class References {
  private static final int ALWAYS_ALLOWED = 100_000;

  private final OcpDocument document;
  private @Nullable Map<String, OcpNode> definitions;
  private long left;

  References(OcpDocument document) {
    this.document = document;
    this.left = Math.max(document.sourceByteSize(), ALWAYS_ALLOWED);
  }

  @Nullable
  OcpNode resolve(OcpNode reference) {
    if (left < 0) {
      return null;
    }
    Map<String, OcpNode> known = definitions;
    if (known == null) {
      known = collect(document);
      definitions = known;
    }
    OcpNode definition = known.get(reference.identifier());
    if (definition == null) {
      return null;
    }
    left -= size(definition.field(NodeField.URL)) + size(definition.field(NodeField.TITLE));
    return left < 0 ? null : definition;
  }

  private static int size(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private static Map<String, OcpNode> collect(OcpDocument document) {
    Map<String, OcpNode> definitions = new HashMap<>();
    document
        .find(NodeKind.DEFINITION)
        .forEach(node -> definitions.putIfAbsent(String.valueOf(node.identifier()), node));
    return definitions;
  }
}
