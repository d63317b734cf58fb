package org.ocp4j.render;

import org.jspecify.annotations.Nullable;

/**
 * The output of a {@link ComponentRenderer}: {@code append} writes HTML unchanged, {@link #text}
 * writes text, and {@link #children} writes the element's children.
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

  /** Writes text, escaped for use in an element or in a quoted attribute. */
  public ComponentOutput text(CharSequence text) {
    Html.escape(text, current());
    return this;
  }

  /**
   * Writes the element's children at this place. They are rendered after the component returns, so
   * nested elements do not deepen the thread's stack.
   *
   * @throws IllegalStateException when called a second time for the same element
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
