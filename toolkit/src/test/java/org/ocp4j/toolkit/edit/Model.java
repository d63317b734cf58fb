package org.ocp4j.toolkit.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.toolkit.testing.TreeText;

/** A tree that can be changed: what edits should make of a document. */
final class Model {
  NodeKind kind;
  String head;

  @Nullable
  String name;

  @Nullable
  String value;

  final List<Attribute> attributes = new ArrayList<>();
  final List<Model> children = new ArrayList<>();

  /** How many nodes were inserted after this one, or took its place. */
  int inserted;

  /** Whether the node was deleted: it stays in the list until the texts around are joined. */
  boolean isGone;

  /** An attribute or a field. */
  record Attribute(
      String kind, @Nullable String name, @Nullable String value) {}

  Model(NodeKind kind) {
    this.kind = kind;
    head = kind.type();
  }

  static Model of(OcpNode node) {
    return of(node, new ArrayList<>());
  }

  /** Returns a tree; {@code all} gets its nodes in document order. */
  static Model of(OcpNode node, List<Model> all) {
    Model model = new Model(node.kind());
    all.add(model);
    model.head = TreeText.head(node);
    model.name = node.name();
    model.value = node.value();
    for (OcpAttribute attribute : node.attributes()) {
      String kind = attribute.isField() ? "field" : attribute.kind().name();
      model.attributes.add(new Attribute(kind, attribute.name(), attribute.value()));
    }
    for (OcpNode child : node.children()) {
      model.children.add(of(child, all));
    }
    return model;
  }

  static Model text(String value) {
    Model model = new Model(NodeKind.TEXT);
    model.value = value;
    return model;
  }

  /** Returns the children of a document's root. */
  static List<Model> blocks(OcpDocument document) {
    return of(document.root()).children;
  }

  void set(String kind, String name, @Nullable String value, boolean exists) {
    int found = -1;
    for (int i = attributes.size() - 1; i >= 0; i--) {
      if (name.equals(attributes.get(i).name())) {
        found = i;
        attributes.remove(i);
      }
    }
    if (exists) {
      int at = found < 0 ? attributes.size() : found;
      attributes.add(at, new Attribute(kind, name, value));
    }
  }

  /** Sets a field, in the order that fields have. */
  void field(String name, @Nullable String value) {
    attributes.removeIf(attribute -> name.equals(attribute.name()));
    if (value != null) {
      List<String> order =
          List.of("identifier", "label", "alt", "lang", "meta", "url", "title", "alert");
      int at = 0;
      while (at < attributes.size()
          && order.indexOf(Objects.requireNonNull(attributes.get(at).name()))
              < order.indexOf(name)) {
        at++;
      }
      attributes.add(at, new Attribute("field", name, value));
    }
  }

  /** Joins texts side by side, and drops white space that no source keeps. */
  void join() {
    children.removeIf(child -> child.isGone);
    for (int i = 0; i < children.size(); i++) {
      Model child = children.get(i);
      if (child.kind == NodeKind.TEXT) {
        while (i + 1 < children.size() && children.get(i + 1).kind == NodeKind.TEXT) {
          child.value = child.value + children.remove(i + 1).value;
        }
      }
      child.join();
    }
  }

  /** Trims texts where a line starts or ends beside them. */
  void trim() {
    for (int i = 0; i < children.size(); i++) {
      Model child = children.get(i);
      if (child.kind == NodeKind.TEXT) {
        String text = Objects.requireNonNull(child.value)
            .replaceAll("[ \t]+(?=[\r\n])", "")
            .replaceAll("(?<=[\r\n])[ \t]+", "");
        boolean isLeaf = Kinds.isLeafBlock(kind);
        text = isLeaf && i == 0 ? text.replaceAll("^[ \t\r\n]+", "") : text;
        text = isLeaf && i == children.size() - 1 ? text.replaceAll("[ \t\r\n]+$", "") : text;
        child.value = text;
      }
      child.trim();
    }
    children.removeIf(child -> child.kind == NodeKind.TEXT && "".equals(child.value));
  }

  /** Returns the lines of the tree, with whether lists are spread or without that. */
  String lines(boolean spread) {
    StringBuilder out = new StringBuilder();
    write(out, "", spread);
    return out.toString();
  }

  private void write(StringBuilder out, String indent, boolean spread) {
    out.append(indent).append(spread ? head : head.replace(" spread", ""));
    out.append(name == null ? "" : " <" + name + ">");
    out.append(value == null ? "" : " " + plain(value)).append('\n');
    for (Attribute attribute : attributes) {
      out.append(indent)
          .append("  .")
          .append(attribute.kind())
          .append(' ')
          .append(attribute.name());
      out.append(attribute.value() == null ? "" : " " + plain(attribute.value()))
          .append('\n');
    }
    for (Model child : children) {
      child.write(out, indent + "  ", spread);
    }
  }

  private static String plain(String text) {
    return TreeText.quoted(text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\uFFFD'));
  }

  @Override
  public String toString() {
    return lines(true);
  }
}
