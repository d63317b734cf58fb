package org.ocp4j.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ocp4j.AttributeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.internal.text.HtmlTags;

/**
 * The opening tag of an element, in JSX or in raw HTML.
 *
 * @param name the name of the element; in lower case for HTML
 * @param attributes the names of its attributes; in lower case for HTML
 * @param blank the names of attributes whose value is blank
 * @param spread whether a spread may add further attributes
 * @param start the byte offset in the source where the JSX element or the HTML tag starts
 * @param end the byte offset in the source after its end
 * @param node the index of the element's node, or -1 for HTML
 * @param subtreeEnd the index after the last node of the element's subtree, or -1 for HTML
 */
record Tag(
    String name,
    Set<String> attributes,
    Set<String> blank,
    boolean spread,
    int start,
    int end,
    int node,
    int subtreeEnd) {
  private static final Set<String> KNOWN = Set.of("a", "img", "h1", "h2", "h3", "h4", "h5", "h6");

  /** Returns the tag of the element at a cursor, if the element is known. */
  static List<Tag> ofJsx(OcpCursor element) {
    String name = element.name();
    if (name == null || !KNOWN.contains(name)) {
      return List.of();
    }
    Set<String> attributes = new HashSet<>();
    Set<String> blank = new HashSet<>();
    boolean spread = false;
    for (int i = 0; i < element.attributeCount(); i++) {
      OcpAttribute attribute = element.attribute(i);
      String key = attribute.name();
      if (key == null) {
        spread = true;
        continue;
      }
      attributes.add(key);
      String value = attribute.value();
      if (attribute.kind() == AttributeKind.STRING && value != null && value.isBlank()) {
        blank.add(key);
      }
    }
    return List.of(new Tag(
        name,
        attributes,
        blank,
        spread,
        element.start(),
        element.end(),
        element.index(),
        element.subtreeEnd()));
  }

  /**
   * Returns the opening tags of known elements in the HTML at a cursor. If the source has markers
   * of containers between the lines of the HTML, all tags have the position of the node.
   */
  static List<Tag> ofHtml(OcpCursor node) {
    byte[] bytes = new byte[node.textLength()];
    node.copyText(0, bytes, 0, bytes.length);
    boolean verbatim = bytes.length == node.end() - node.start();
    // One character for each byte, so that indexes are those of the source.
    HtmlTags markup = new HtmlTags(new String(bytes, StandardCharsets.ISO_8859_1));
    List<Tag> tags = new ArrayList<>();
    while (markup.next()) {
      if (KNOWN.contains(markup.name())) {
        tags.add(new Tag(
            markup.name(),
            Set.copyOf(markup.attributes()),
            Set.copyOf(markup.blank()),
            false,
            verbatim ? node.start() + markup.start() : node.start(),
            verbatim ? node.start() + markup.end() : node.end(),
            -1,
            -1));
      }
    }
    return tags;
  }

  boolean hasNode() {
    return node >= 0;
  }

  /**
   * Returns {@code true} if the element has one of these attributes, or may have it through a
   * spread.
   */
  boolean mayHave(Set<String> names) {
    return spread || names.stream().anyMatch(attributes::contains);
  }
}
