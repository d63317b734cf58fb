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
    return Codes.attributeKind(payload(), index);
  }

  /** Whether it is a field of its node's kind, not an attribute someone named. */
  public boolean isField() {
    return field() != null;
  }

  /** The field it is; null for an attribute of a JSX element. */
  public @Nullable NodeField field() {
    return NodeField.ofCode(payload().field(index));
  }

  /** Its name; the field's name for a field; null for a spread. */
  public @Nullable String name() {
    Payload payload = payload();
    NodeField field = NodeField.ofCode(payload.field(index));
    return field == null
        ? payload.string(payload.nameOffset(index), payload.nameLength(index))
        : field.title();
  }

  /** Its text, or the code between its braces; null when it is a name alone. */
  public @Nullable String value() {
    Payload payload = payload();
    return payload.string(payload.valueOffset(index), payload.valueLength(index));
  }

  /** Byte offset into the source where it starts. */
  public int start() {
    return payload().attributeStart(index);
  }

  /** Byte offset into the source where it ends. */
  public int end() {
    return payload().attributeEnd(index);
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

  private Payload payload() {
    return document.read();
  }
}
