package org.ocp4j.toolkit.markdown;

import java.util.Set;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;

/** What the document was parsed with, and so what its Markdown will be parsed with. */
record Grammar(boolean mdx, boolean gfm, boolean math, boolean frontmatter) {
  static Grammar of(OcpDocument document) {
    Set<Extension> extensions = document.extensions();
    return new Grammar(
        document.format() == Format.MDX,
        extensions.contains(Extension.GFM),
        extensions.contains(Extension.MATH),
        extensions.contains(Extension.FRONTMATTER));
  }
}
