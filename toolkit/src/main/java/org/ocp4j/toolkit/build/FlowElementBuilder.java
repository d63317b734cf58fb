package org.ocp4j.toolkit.build;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.AttributeKind;
import org.ocp4j.spi.PayloadFormat;

/** Adds attributes and flow content to a JSX element. */
public final class FlowElementBuilder extends FlowContent<FlowElementBuilder>
    implements ElementAttributes<FlowElementBuilder> {
  FlowElementBuilder(Tree tree, int node) {
    super(tree, node);
  }

  @Override
  public FlowElementBuilder attribute(String name, String value) {
    return add(AttributeKind.STRING, name, Objects.requireNonNull(value, "value"));
  }

  @Override
  public FlowElementBuilder attribute(String name) {
    return add(AttributeKind.BOOLEAN, name, null);
  }

  @Override
  public FlowElementBuilder attributeExpression(String name, String code) {
    return add(AttributeKind.EXPRESSION, name, Objects.requireNonNull(code, "code"));
  }

  @Override
  public FlowElementBuilder spread(String code) {
    requireOpen();
    tree.attribute(AttributeKind.SPREAD, null, Objects.requireNonNull(code, "code"));
    return this;
  }

  private FlowElementBuilder add(AttributeKind kind, String name, @Nullable String value) {
    requireOpen();
    tree.attribute(kind, Objects.requireNonNull(name, "name"), value);
    return this;
  }

  @Override
  void end() {
    if (tree.isChildless()) {
      tree.flag(node, PayloadFormat.JSX_SELF_CLOSING);
    }
  }

  @Override
  FlowElementBuilder self() {
    return this;
  }
}
