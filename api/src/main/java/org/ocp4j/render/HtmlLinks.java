package org.ocp4j.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** Writes links and images, with their own destinations or through definitions. */
final class HtmlLinks {
  private final HtmlRenderer options;
  private final Html out;
  private final References references;

  HtmlLinks(HtmlRenderer options, OcpDocument document, Html out) {
    this.options = options;
    this.out = out;
    this.references = new References(document);
  }

  /** Writes the opening tag of a link, with the destination of a link node or a definition. */
  void open(OcpNode target) throws IOException {
    out.tag("<a href=\"");
    out.text(url(target));
    out.tag("\"");
    title(target);
    out.tag(">");
  }

  /** Writes the image of an image node or a definition. */
  void image(OcpNode target, @Nullable String alt) throws IOException {
    out.tag("<img src=\"");
    out.text(url(target));
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
    open(definition);
    return "</a>";
  }

  /** Writes the image of a reference, or the reference as text if it has no definition. */
  void imageReference(OcpNode reference) throws IOException {
    OcpNode definition = references.resolve(reference);
    if (definition == null) {
      out.text("![" + reference.alt() + afterText(reference));
    } else {
      image(definition, reference.alt());
    }
  }

  private String url(OcpNode target) {
    String url = target.url();
    return url == null ? "" : options.url(url);
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
