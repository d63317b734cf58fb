package org.ocp4j.toolkit.links;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * A link or an image. It stays valid after the document is closed.
 *
 * @param kind how it is written
 * @param image whether it is an image: Markdown's, or an element {@code img} or {@code Image}
 * @param target the target, without escapes and character references; that of its definition for a
 *     reference. References to the same definition share one string.
 * @param title the title, or null if it has none
 * @param node the index of its node, for {@link OcpDocument#node(int)}: the link, the image, the
 *     definition, the JSX element or the HTML
 * @param start the byte offset in the source where the link, the image, the definition or the
 *     attribute starts
 * @param end the byte offset after its end. An attribute in HTML whose lines have markers of a
 *     quote or a list between them has the start and the end of the HTML.
 * @param line the line of the start, from 1
 * @param column the column of the start, from 1, in UTF-16 code units
 */
public record Link(
    LinkKind kind,
    boolean image,
    String target,
    @Nullable String title,
    int node,
    int start,
    int end,
    int line,
    int column) {
  /** Checks that kind and target are not null. */
  public Link {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(target, "target");
  }

  /**
   * Returns {@code true} if the target has a scheme, such as {@code https:} or {@code mailto:}, or
   * starts with {@code //}; such a target is no file of a folder.
   */
  public boolean isExternal() {
    return LinkTarget.isExternal(target);
  }

  /**
   * Returns what a reader sees of this link: the text of a link, the alternative text of an image,
   * the text of a JSX element, the label of a definition. Returns an empty string for an attribute
   * in HTML, and where there is no text.
   *
   * @param document the document that this link was found in, open
   * @throws org.ocp4j.OcpClosedException when the document is closed
   */
  public String text(OcpDocument document) {
    OcpNode at = document.node(node);
    String text = switch (at.kind()) {
      case LINK, LINK_REFERENCE -> at.toText();
      case IMAGE, IMAGE_REFERENCE -> at.alt();
      case DEFINITION -> at.label();
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> image ? alt(at) : at.toText();
      default -> "";
    };
    return text == null ? "" : text;
  }

  private static @Nullable String alt(OcpNode element) {
    OcpAttribute alt = element.attribute("alt");
    return alt == null ? null : alt.value();
  }

  /** Returns a copy of this reference with what its definition has. */
  Link resolved(Link definition) {
    return new Link(
        kind, image, definition.target, definition.title, node, start, end, line, column);
  }
}
