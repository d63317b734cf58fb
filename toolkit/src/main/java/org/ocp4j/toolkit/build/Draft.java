package org.ocp4j.toolkit.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.AttributeKind;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.spi.PayloadFormat;

/** A node before it is added to a tree: all of it is checked before any of it is added. */
final class Draft {
  final NodeKind kind;
  final List<Attribute> attributes = new ArrayList<>(0);
  int flags;
  int number;

  /** The literal value, or the name of an element. */
  @Nullable
  String text;

  /**
   * An attribute of an element, or a field.
   *
   * @param field {@link PayloadFormat#FIELD_NAMED}, or the code of a field
   * @param path where its object stands in the JSON of its node; empty for a field
   */
  record Attribute(
      AttributeKind kind,
      int field,
      @Nullable String name,
      @Nullable String value,
      String path) {
    /** Returns an attribute of an element that has some number of them already. */
    static Attribute named(
        AttributeKind kind, @Nullable String name, @Nullable String value, int number) {
      return new Attribute(kind, PayloadFormat.FIELD_NAMED, name, value, "/attributes/" + number);
    }

    /** Returns where the value stands in the JSON of its node. */
    String valuePath() {
      NodeField known = NodeField.ofCode(field);
      return path + "/" + (known == null ? "value" : known.title());
    }
  }

  Draft(NodeKind kind) {
    this.kind = kind;
  }

  Draft flags(int value) {
    flags = value;
    return this;
  }

  Draft number(int value) {
    number = value;
    return this;
  }

  Draft text(@Nullable String value) {
    text = value;
    return this;
  }

  /** Adds a text field, unless its value is null. */
  Draft field(NodeField field, @Nullable String value) {
    if (value != null) {
      attributes.add(new Attribute(AttributeKind.STRING, field.code(), null, value, ""));
    }
    return this;
  }

  /** Adds the fields of a label. */
  Draft label(String identifier, String label) {
    return field(NodeField.IDENTIFIER, identifier).field(NodeField.LABEL, label);
  }

  /** Adds an attribute of an element. A spread has no name, and a boolean has no value. */
  Draft attribute(AttributeKind kind, @Nullable String name, @Nullable String value) {
    attributes.add(Attribute.named(kind, name, value, attributes.size()));
    return this;
  }

  /** Returns the name in JSON of the text. */
  String textPath() {
    return isElement() ? "/name" : "/value";
  }

  boolean isElement() {
    return kind == NodeKind.MDX_JSX_FLOW_ELEMENT || kind == NodeKind.MDX_JSX_TEXT_ELEMENT;
  }
}
