package org.ocp4j.render;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * The options of a renderer of HTML, as {@link HtmlRenderer.Builder} describes them.
 *
 * @param schemes the allowed schemes of URLs; null if all URLs are allowed
 * @param tagFilter whether raw HTML passes the tag filter; null if that depends on the document
 */
record HtmlOptions(
    boolean rawHtml,
    @Nullable Boolean tagFilter,
    @Nullable Set<String> schemes,
    @Nullable UrlRewriter rewriter,
    Map<String, NodeRenderer> components,
    Map<NodeKind, NodeRenderer> kinds,
    @Nullable CodeHighlighter highlighter,
    boolean alerts,
    boolean unravel,
    boolean headingIds,
    FootnoteOptions footnotes,
    @Nullable HtmlPage page) {

  boolean filtersTags(OcpDocument document) {
    return tagFilter == null ? document.extensions().contains(Extension.GFM) : tagFilter;
  }

  /**
   * Returns the URL to write for a URL of the source, not yet escaped for HTML. The rewriter comes
   * first, so that it cannot return a URL that is not allowed.
   */
  String url(OcpNode node, String source) {
    String url = rewriter == null ? source : rewriter.rewrite(node, source);
    boolean allowed = url != null && (schemes == null || Urls.isAllowed(url, schemes));
    return url != null && allowed ? Urls.encode(url) : "";
  }
}
