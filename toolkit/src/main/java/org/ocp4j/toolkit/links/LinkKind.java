package org.ocp4j.toolkit.links;

/** The way a link or an image is written. */
public enum LinkKind {
  /** With its target: {@code [text](target)} or {@code ![alt](target)}. */
  INLINE,
  /** Through a definition: {@code [text][label]} or {@code ![alt][label]}. */
  REFERENCE,
  /** As an address: {@code <https://example.com>}, or with GFM {@code www.example.com}. */
  AUTOLINK,
  /** As a definition that no reference uses: {@code [label]: target}. */
  DEFINITION,
  /** As an attribute {@code href} or {@code src} of a JSX element. */
  JSX_ATTRIBUTE,
  /** As an attribute {@code href} or {@code src} of a tag in raw HTML. */
  HTML_ATTRIBUTE
}
