package org.ocp4j;

import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.Codes;
import org.ocp4j.internal.Payload;

/**
 * An attribute of a JSX element, or a text field of another node, such as a link's url. A handle
 * like {@link OcpNode}, with the same rules.
 */
public final class OcpAttribute {
  private final OcpDocument document;
  private final int index;

  OcpAttribute(OcpDocument document, int index) {
    this.document = document;
    this.index = index;
  }

  /** What it holds. */
  public AttributeKind kind() {
    return part(Codes::attributeKind);
  }

  /** Whether it is a field of its node's kind, not an attribute someone named. */
  public boolean isField() {
    return field() != null;
  }

  /** The field it is; null for an attribute of a JSX element. */
  public @Nullable NodeField field() {
    return part((payload, attribute) -> NodeField.ofCode(payload.field(attribute)));
  }

  /** Its name; the field's name for a field; null for a spread. */
  public @Nullable String name() {
    return part(OcpAttribute::name);
  }

  private static @Nullable String name(Payload payload, int attribute) {
    NodeField field = NodeField.ofCode(payload.field(attribute));
    return field == null
        ? payload.string(payload.nameOffset(attribute), payload.nameLength(attribute))
        : field.title();
  }

  /** Its text, or the code between its braces; null when it is a name alone. */
  public @Nullable String value() {
    return part((payload, attribute) ->
        payload.string(payload.valueOffset(attribute), payload.valueLength(attribute)));
  }

  /** Byte offset into the source where it starts. */
  public int start() {
    return part(Payload::attributeStart);
  }

  /** Byte offset into the source where it ends. */
  public int end() {
    return part(Payload::attributeEnd);
  }

  /** Where it stands in lines and columns, see {@link OcpNode#position()}. */
  public Position position() {
    return new Position(document.point(start()), document.point(end()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OcpAttribute that && document == that.document && index == that.index;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(document) + index;
  }

  @Override
  public String toString() {
    return document.isAlive()
        ? "OcpAttribute[" + name() + ": " + kind() + "]"
        : "OcpAttribute[closed]";
  }

  private <T extends @Nullable Object> T part(NodeReader.Part<T> part) {
    Payload payload = document.enter();
    try {
      return part.of(payload, index);
    } finally {
      document.exit();
    }
  }
}
