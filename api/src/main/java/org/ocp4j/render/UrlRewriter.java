package org.ocp4j.render;

import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpNode;

/**
 * Changes the URLs of links and images; see {@link HtmlRenderer.Builder#rewriteUrls}.
 *
 * <pre>{@code
 * HtmlRenderer renderer = HtmlRenderer.builder()
 *     .rewriteUrls((node, url) -> url.endsWith(".md") ? url.replace(".md", ".html") : url)
 *     .build();
 * }</pre>
 */
@FunctionalInterface
public interface UrlRewriter {
  /**
   * Returns the URL to write. The threads that render call this method. If it throws, rendering
   * ends with the same exception.
   *
   * @param node the link, image or reference
   * @param url the URL of the node, or of the definition that a reference refers to, as in the
   *     source: neither checked nor percent-encoded
   * @return the new URL, which the renderer checks and encodes like any other; null makes it empty
   * @spec contract.md#1.10 Contract 1.10
   */
  @Nullable
  String rewrite(OcpNode node, String url);
}
