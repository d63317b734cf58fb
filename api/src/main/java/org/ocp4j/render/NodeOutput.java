package org.ocp4j.render;

import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpNode;

/**
 * The output of a {@link NodeRenderer}: {@code append} writes HTML unchanged, {@link #text} writes
 * text, {@link #children} writes the node's children, and {@link #standard} writes the node as it
 * would be written without the renderer.
 */
public final class NodeOutput implements Appendable {
  private final OcpNode node;
  private final HtmlLinks links;
  private final @Nullable String headingId;
  private final StringBuilder before = new StringBuilder();
  private final StringBuilder after = new StringBuilder();
  private Content content = Content.NONE;

  /** What a renderer writes between its own HTML. */
  enum Content {
    NONE,
    CHILDREN,
    STANDARD
  }

  NodeOutput(OcpNode node, HtmlLinks links, @Nullable String headingId) {
    this.node = node;
    this.links = links;
    this.headingId = headingId;
  }

  @Override
  public NodeOutput append(@Nullable CharSequence html) {
    current().append(html);
    return this;
  }

  @Override
  public NodeOutput append(@Nullable CharSequence html, int start, int end) {
    current().append(html, start, end);
    return this;
  }

  @Override
  public NodeOutput append(char html) {
    current().append(html);
    return this;
  }

  /** Writes text, escaped for use in an element or in an attribute in quotes of either kind. */
  public NodeOutput text(CharSequence text) {
    current().append(Html.escape(text.toString()).replace("'", "&#39;"));
    return this;
  }

  /**
   * Writes a URL for use in a quoted attribute. It is rewritten, checked and encoded like the URL
   * of a link: {@code javascript:} and other schemes that are not allowed make it empty.
   */
  public NodeOutput url(String url) {
    return text(links.url(node, url));
  }

  /**
   * Returns the id of a heading, not yet escaped; null if the node is not a heading, or headings
   * have no ids. A renderer that does not call {@link #standard} should write the id.
   *
   * @see HtmlRenderer.Builder#headingIds
   */
  public @Nullable String headingId() {
    return headingId;
  }

  /**
   * Writes the node's children at this place. They are rendered after the renderer returns, so
   * nested nodes do not deepen the thread's stack.
   *
   * @throws IllegalStateException when {@code children} or {@code standard} was called before
   */
  public NodeOutput children() {
    return content(Content.CHILDREN);
  }

  /**
   * Writes the node at this place as it would be written without this renderer, with its children.
   * It is rendered after the renderer returns.
   *
   * @throws IllegalStateException when {@code children} or {@code standard} was called before
   */
  public NodeOutput standard() {
    return content(Content.STANDARD);
  }

  private NodeOutput content(Content value) {
    if (content != Content.NONE) {
      throw new IllegalStateException(
          "the content of a node can be written once: call either children() or standard()");
    }
    content = value;
    return this;
  }

  Content content() {
    return content;
  }

  /** Returns {@code true} if HTML of this output surrounds or replaces the standard output. */
  boolean hasHtml() {
    return content == Content.CHILDREN || !before.isEmpty() || !after.isEmpty();
  }

  String before() {
    return before.toString();
  }

  String after() {
    return after.toString();
  }

  private StringBuilder current() {
    return content == Content.NONE ? before : after;
  }
}
