package org.ocp4j;

import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.payload.Codes;
import org.ocp4j.internal.payload.Payload;

/**
 * An attribute of a JSX element, or a text field of another node, such as a link's url. It is a
 * handle like {@link OcpNode}, and the same rules hold for it.
 */
public final class OcpAttribute {
  private final OcpDocument document;
  private final int index;

  OcpAttribute(OcpDocument document, int index) {
    this.document = document;
    this.index = index;
  }

  /** Returns the kind of value that this attribute has. */
  public AttributeKind kind() {
    return part(Codes::attributeKind);
  }

  /**
   * Returns {@code true} for a text field of a node, such as a link's url, and {@code false} for a
   * JSX attribute.
   */
  public boolean isField() {
    return field() != null;
  }

  /** Returns the field that this attribute stores, or null for an attribute of a JSX element. */
  public @Nullable NodeField field() {
    return part((payload, attribute) -> NodeField.ofCode(payload.field(attribute)));
  }

  /** Returns the name of this attribute or field, or null for a spread. */
  public @Nullable String name() {
    return part(OcpAttribute::name);
  }

  private static @Nullable String name(Payload payload, int attribute) {
    NodeField field = NodeField.ofCode(payload.field(attribute));
    return field == null
        ? payload.string(payload.nameOffset(attribute), payload.nameLength(attribute))
        : field.title();
  }

  /**
   * Returns the value: text, or the code between the braces. Returns null for an attribute without
   * a value.
   */
  public @Nullable String value() {
    return part((payload, attribute) ->
        payload.string(payload.valueOffset(attribute), payload.valueLength(attribute)));
  }

  /** Returns the byte offset in the source where this attribute starts. */
  public int start() {
    return part(Payload::attributeStart);
  }

  /** Returns the byte offset in the source after the end of this attribute. */
  public int end() {
    return part(Payload::attributeEnd);
  }

  /**
   * Returns the position of this attribute in lines and columns; see {@link OcpNode#position()}.
   */
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
