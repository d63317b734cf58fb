package org.ocp4j.toolkit.build;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.AttributeKind;
import org.ocp4j.spi.PayloadFormat;

/** Adds attributes and phrasing content to a JSX element in text. */
public final class TextElementBuilder extends PhrasingContent<TextElementBuilder>
    implements ElementAttributes<TextElementBuilder> {
  TextElementBuilder(Tree tree, int node) {
    super(tree, node);
  }

  @Override
  public TextElementBuilder attribute(String name, String value) {
    return add(AttributeKind.STRING, name, Objects.requireNonNull(value, "value"));
  }

  @Override
  public TextElementBuilder attribute(String name) {
    return add(AttributeKind.BOOLEAN, name, null);
  }

  @Override
  public TextElementBuilder attributeExpression(String name, String code) {
    return add(AttributeKind.EXPRESSION, name, Objects.requireNonNull(code, "code"));
  }

  @Override
  public TextElementBuilder spread(String code) {
    requireOpen();
    tree.attribute(AttributeKind.SPREAD, null, Objects.requireNonNull(code, "code"));
    return this;
  }

  private TextElementBuilder add(AttributeKind kind, String name, @Nullable String value) {
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
  TextElementBuilder self() {
    return this;
  }
}
