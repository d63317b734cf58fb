package org.ocp4j.toolkit.build;

/**
 * Adds attributes to a JSX element, before its children. Their order is kept, and a name may occur
 * more than once. The name of an attribute is an identifier or {@code a:b}.
 *
 * @param <B> the type of the builder itself
 */
public sealed interface ElementAttributes<B> permits FlowElementBuilder, TextElementBuilder {
  /** Adds an attribute whose value is a text. */
  B attribute(String name, String value);

  /** Adds an attribute without a value. */
  B attribute(String name);

  /**
   * Adds an attribute whose value is an expression, which is not checked.
   *
   * @param code the code between the braces
   */
  B attributeExpression(String name, String code);

  /**
   * Adds attributes that an object has at run time.
   *
   * @param code the code between the braces, such as {@code ...props}
   */
  B spread(String code);
}
