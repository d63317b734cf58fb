package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** Writes links and images, with their own destinations or through definitions. */
final class HtmlLinks {
  private final HtmlOptions options;
  private final HtmlHeadings headings;
  private final Html out;
  private final References references;

  HtmlLinks(HtmlOptions options, HtmlHeadings headings, OcpDocument document, Html out) {
    this.options = options;
    this.headings = headings;
    this.out = out;
    this.references = new References(document);
  }

  /** Writes the opening tag of a link. */
  void open(OcpNode link) throws IOException {
    open(link, link);
  }

  /** Writes the opening tag of a link, with the destination of a link node or a definition. */
  private void open(OcpNode link, OcpNode target) throws IOException {
    out.tag("<a href=\"");
    out.text(destination(link, target));
    out.tag("\"");
    title(target);
    out.tag(">");
  }

  /** Writes an image. */
  void image(OcpNode image) throws IOException {
    image(image, image);
  }

  /** Writes an image, with the source of an image node or a definition. */
  private void image(OcpNode image, OcpNode target) throws IOException {
    String alt = image.alt();
    out.tag("<img src=\"");
    out.text(destination(image, target));
    out.tag("\" alt=\"");
    out.text(alt == null ? "" : alt);
    out.tag("\"");
    title(target);
    out.tag(" />");
  }

  /**
   * Writes the opening tag of a reference's link, or the first bracket if the reference has no
   * definition.
   *
   * @return the HTML that closes it
   */
  String openReference(OcpNode reference) throws IOException {
    OcpNode definition = references.resolve(reference);
    if (definition == null) {
      out.tag("[");
      return Html.escape(afterText(reference));
    }
    open(reference, definition);
    return "</a>";
  }

  /** Writes the image of a reference, or the reference as text if it has no definition. */
  void imageReference(OcpNode reference) throws IOException {
    OcpNode definition = references.resolve(reference);
    if (definition == null) {
      out.text("![" + reference.alt() + afterText(reference));
    } else {
      image(reference, definition);
    }
  }

  /**
   * Returns the URL to write for a URL of the source, not yet escaped for HTML.
   *
   * @param node the node that the URL is of
   */
  String url(OcpNode node, String source) {
    return headings.target(options.url(node, source));
  }

  private String destination(OcpNode node, OcpNode target) {
    String url = target.url();
    return url == null ? "" : url(node, url);
  }

  private void title(OcpNode target) throws IOException {
    String title = target.title();
    if (title != null) {
      out.tag(" title=\"");
      out.text(title);
      out.tag("\"");
    }
  }

  /** Returns the part after the text of a reference that is shown as text. */
  private static String afterText(OcpNode reference) {
    return switch (reference.referenceType()) {
      case SHORTCUT -> "]";
      case COLLAPSED -> "][]";
      case FULL -> "][" + reference.label() + "]";
    };
  }
}
