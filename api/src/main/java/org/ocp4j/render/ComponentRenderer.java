package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpNode;

/**
 * Writes the HTML of JSX elements with a certain name; see {@link HtmlRenderer.Builder#component}.
 *
 * <pre>{@code
 * HtmlRenderer renderer = HtmlRenderer.builder()
 *     .component("Note", (node, out) -> {
 *       out.append("<aside>");
 *       out.children();
 *       out.append("</aside>");
 *     })
 *     .build();
 * }</pre>
 */
@FunctionalInterface
public interface ComponentRenderer {
  /**
   * Writes one element. The threads that render call this method. If it closes the document,
   * rendering throws {@link org.ocp4j.OcpClosedException} afterwards.
   *
   * @param node the element
   * @param out the output, which must not be used after this method returns
   * @throws IOException when the component fails; rendering throws the same exception
   * @spec contract.md#1.10 Contract 1.10
   */
  void render(OcpNode node, ComponentOutput out) throws IOException;
}
