package org.ocp4j.render;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link ComponentRenderer} writes to: HTML as it is with {@code append}, text with {@link
 * #text}, and the element's children with {@link #children}. It collects what is written, so that
 * elements nested to any depth take no more of the thread's stack.
 */
public final class ComponentOutput implements Appendable {
  private final StringBuilder before = new StringBuilder();
  private final StringBuilder after = new StringBuilder();
  private boolean children;

  ComponentOutput() {}

  @Override
  public ComponentOutput append(@Nullable CharSequence html) {
    current().append(html);
    return this;
  }

  @Override
  public ComponentOutput append(@Nullable CharSequence html, int start, int end) {
    current().append(html, start, end);
    return this;
  }

  @Override
  public ComponentOutput append(char html) {
    current().append(html);
    return this;
  }

  /**
   * Writes text, escaped so that it is safe in an element or between the quotes of an attribute.
   */
  public ComponentOutput text(CharSequence text) {
    Html.escape(text, current());
    return this;
  }

  /**
   * Writes the element's children at this place, once this component has returned.
   *
   * @throws IllegalStateException when called twice for one element
   */
  public ComponentOutput children() {
    if (children) {
      throw new IllegalStateException("the children of an element can be written once");
    }
    children = true;
    return this;
  }

  boolean hasChildren() {
    return children;
  }

  String before() {
    return before.toString();
  }

  String after() {
    return after.toString();
  }

  private StringBuilder current() {
    return children ? after : before;
  }
}
