package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpNode;

/**
 * Writes the HTML of the JSX elements of one name, see {@link HtmlRenderer.Builder#component}.
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
   * Writes one element. Called by whichever threads render. A component may close the document:
   * rendering then throws {@link org.ocp4j.OcpClosedException} (contract 1.10).
   *
   * @param node the element
   * @param out where its HTML goes; not to be used after this method returns
   * @throws IOException when writing fails
   */
  void render(OcpNode node, ComponentOutput out) throws IOException;
}
