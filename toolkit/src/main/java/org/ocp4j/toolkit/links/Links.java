package org.ocp4j.toolkit.links;

import java.util.List;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpWrongThreadException;

/**
 * Finds the links and images of a document.
 *
 * <pre>{@code
 * for (Link link : Links.of(document)) {
 *   System.out.println(link.line() + ": " + link.target());
 * }
 * }</pre>
 */
public final class Links {
  private Links() {}

  /**
   * Returns the links and images of a document, in document order, as an unmodifiable list. It has
   * references with the target of their definition, definitions that no reference uses, and the
   * attributes {@code href} and {@code src} of JSX elements and of tags in raw HTML, if their value
   * is text. It has no footnotes, and nothing from expressions and {@code srcset}.
   *
   * <p>This reads the document once, and takes time and memory in proportion to it. A target is
   * copied once, however many references share it.
   *
   * @throws OcpClosedException when the document is closed
   * @throws OcpWrongThreadException when the document is confined to another thread
   */
  public static List<Link> of(OcpDocument document) {
    return new LinkFinder(document, null).find();
  }
}
