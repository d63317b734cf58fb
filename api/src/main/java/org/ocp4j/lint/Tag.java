package org.ocp4j.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ocp4j.AttributeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;

/**
 * The tag that opens an element, of JSX or of raw HTML.
 *
 * @param name the element's name; of HTML in lower case
 * @param attributes the names of its attributes; of HTML in lower case
 * @param blank those whose value is known to be blank
 * @param spread whether a spread may bring more attributes
 * @param start byte offset into the source where the element or the tag starts
 * @param end byte offset into the source where the element or the tag ends
 * @param node the element's node, or -1 when it has none, as in HTML
 * @param subtreeEnd one past the last node of the element's subtree, or -1
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

  /** Whether some check asks for elements of a name; the tags of others are not read. */
  static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }

  /** The tag of the element at a cursor, if it is known. */
  static List<Tag> ofJsx(OcpCursor element) {
    String name = element.name();
    if (name == null || !isKnown(name)) {
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

  boolean hasNode() {
    return node >= 0;
  }

  /** Whether it has one of these attributes, or may have it through a spread. */
  boolean mayHave(Set<String> names) {
    return spread || names.stream().anyMatch(attributes::contains);
  }
}
