package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpNode;

/**
 * Writes the HTML of nodes of a certain kind, or of JSX elements with a certain name; see {@link
 * HtmlRenderer.Builder#node} and {@link HtmlRenderer.Builder#component}.
 *
 * <pre>{@code
 * HtmlRenderer renderer = HtmlRenderer.builder()
 *     .component("Note", (note, out) ->
 *         out.append("<aside>").children().append("</aside>"))
 *     .node(NodeKind.TABLE, (table, out) ->
 *         out.append("<div class=\"scroll\">").standard().append("</div>"))
 *     .build();
 * }</pre>
 */
@FunctionalInterface
public interface NodeRenderer {
  /**
   * Writes one node. The threads that render call this method. If it closes the document, rendering
   * throws {@link org.ocp4j.OcpClosedException} afterwards. If it throws, rendering ends with the
   * same exception, and nothing of this node is written.
   *
   * <p>{@link NodeOutput#children} takes no stack, however deep the nodes are nested. A method that
   * renders the children itself must expect the greatest depth that the document may have.
   *
   * @param node the node
   * @param out the output, which must not be used after this method returns
   * @throws IOException when the renderer fails; rendering throws the same exception
   * @spec contract.md#1.10 Contract 1.10
   */
  void render(OcpNode node, NodeOutput out) throws IOException;
}
