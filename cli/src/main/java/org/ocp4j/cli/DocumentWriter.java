package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.ocp4j.OcpDocument;
import org.ocp4j.render.HtmlPage;
import org.ocp4j.render.HtmlRenderer;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.render.TextRenderer;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/**
 * Writes documents in one of the forms of {@code --to}.
 *
 * @param kind the form, but not {@link OutputKind#STATS}, which is one table of all documents
 * @param options the options of some forms
 * @param paint the colours of trees
 */
record DocumentWriter(OutputKind kind, RenderOptions options, Paint paint) {
  void write(OcpDocument document, OutputStream out) throws IOException {
    switch (kind) {
      case TREE -> new TreeWriter(out, paint).write(document);
      case JSON -> {
        JsonRenderer.DEFAULT.pretty(true).unravel(options.unravel()).render(document, out);
        out.write('\n');
      }
      case HTML -> html().render(document, out);
      case TEXT -> {
        TextRenderer.DEFAULT.render(document, out);
        out.write('\n');
      }
      case MARKDOWN -> MarkdownRenderer.DEFAULT.render(document, out);
      case OCP -> document.writeTo(out);
      case STATS -> throw new IllegalStateException("sizes are printed as one table");
    }
  }

  private HtmlRenderer html() {
    HtmlRenderer.Builder html =
        HtmlRenderer.builder().unravel(options.unravel()).allowRawHtml(options.allowsRawHtml());
    return options.isPage()
        // Links from other pages name anchors without a prefix.
        ? html.page(HtmlPage.DEFAULT).headingIds(true).idPrefix("").build()
        : html.build();
  }
}
