package org.ocp4j.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/** Calls the renderers of the user, and keeps the HTML that they write after a node's content. */
final class HtmlHooks {
  private final HtmlOptions options;
  private final boolean any;
  private final HtmlHeadings headings;
  private final HtmlLinks links;
  private final Html out;
  private final Deque<Written> open = new ArrayDeque<>();

  /**
   * A node whose beginning was written by a renderer of the user.
   *
   * @param index the node's index
   * @param place where the node is written
   * @param content what is written between the renderer's own HTML
   * @param after the HTML after that
   */
  record Written(int index, HtmlPlace place, NodeOutput.Content content, String after) {}

  HtmlHooks(HtmlOptions options, HtmlHeadings headings, HtmlLinks links, Html out) {
    this.options = options;
    this.headings = headings;
    this.links = links;
    this.any = !options.components().isEmpty() || !options.kinds().isEmpty();
    this.out = out;
  }

  /**
   * Returns the renderer for a node: that of a JSX element's name comes before that of a kind.
   *
   * @param kind the node's kind in this walk
   */
  @Nullable
  NodeRenderer find(OcpCursor node, NodeKind kind) {
    if (!any) {
      return null;
    }
    NodeRenderer component = switch (kind) {
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> component(node.node().name());
      default -> null;
    };
    return component == null ? options.kinds().get(kind) : component;
  }

  private @Nullable NodeRenderer component(@Nullable String name) {
    return name == null ? null : options.components().get(name);
  }

  /** Calls the renderer of a node and writes the beginning of its HTML. */
  NodeOutput.Content enter(OcpCursor node, HtmlPlace place, NodeRenderer renderer)
      throws IOException {
    OcpNode element = node.node();
    NodeOutput output = new NodeOutput(element, links, headings.id(element));
    renderer.render(element, output);
    HtmlPlace around = output.hasHtml() ? place : HtmlPlace.TEXT;
    around.begin(out);
    out.raw(output.before());
    open.push(new Written(element.index(), around, output.content(), output.after()));
    return output.content();
  }

  /**
   * Visits a node after its children.
   *
   * @return what {@link #enter} kept of the node, or null if no renderer of the user wrote it
   */
  @Nullable
  Written leave(OcpCursor node) {
    Written last = open.peek();
    return last == null || last.index() != node.index() ? null : open.pop();
  }
}
