package org.ocp4j.toolkit.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;

/** A node as it was read from JSON. */
final class MdastNode {
  final @Nullable MdastNode parent;

  /** The place among the nodes of the tree, in document order. */
  final int index;

  /** The place among the children of the parent. */
  final int number;

  /** The number of ancestors. */
  final int depth;

  /** Where the object starts. */
  final JsonPlace place;

  /** Null until it is read. */
  @Nullable
  NodeKind kind;

  /** Whether the array of children was found. */
  boolean hasChildren;

  /** The number of children so far. */
  int children;

  /** Fields and their values, in turn. */
  private final List<Object> fields = new ArrayList<>(2);

  MdastNode(@Nullable MdastNode parent, int index, JsonPlace place) {
    this.parent = parent;
    this.index = index;
    this.number = parent == null ? 0 : parent.children++;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.place = place;
  }

  void set(MdastField field, Object value) {
    fields.add(field);
    fields.add(value);
  }

  /** Returns the value of a field, or null for a field that is absent. */
  @Nullable
  Object get(MdastField field) {
    for (int i = 0; i < fields.size(); i += 2) {
      if (fields.get(i) == field) {
        return fields.get(i + 1);
      }
    }
    return null;
  }

  @Nullable
  String string(MdastField field) {
    return (String) get(field);
  }

  boolean is(MdastField field) {
    return Boolean.TRUE.equals(get(field));
  }

  int number(MdastField field, int otherwise) {
    return get(field) instanceof Integer number ? number : otherwise;
  }

  /** Returns the JSON Pointer of this node. */
  String path() {
    List<Integer> numbers = new ArrayList<>();
    for (MdastNode node = this; node.parent != null; node = node.parent) {
      numbers.add(node.number);
    }
    StringBuilder path = new StringBuilder();
    for (int i = numbers.size() - 1; i >= 0; i--) {
      path.append("/children/").append(numbers.get(i));
    }
    return path.toString();
  }
}
