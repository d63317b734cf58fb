package org.ocp4j.render;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** Writes headings, and their ids, which depend on all headings before them in the document. */
final class HtmlHeadings {
  private final boolean hasIds;
  private final String prefix;
  private final OcpDocument document;
  private final Html out;
  private @Nullable Slugs slugs;

  /** The slugs of headings by their index, and all of them as they are written in a URL. */
  private record Slugs(Map<Integer, String> byHeading, Set<String> encoded) {}

  HtmlHeadings(HtmlOptions options, OcpDocument document, Html out) {
    this.hasIds = options.headingIds();
    this.prefix = options.footnotes().idPrefix();
    this.document = document;
    this.out = out;
  }

  /** Writes the opening tag of a heading. */
  void open(OcpCursor heading) throws IOException {
    out.block("<h" + heading.depth());
    String id = id(heading.node());
    if (id != null) {
      out.tag(" id=\"");
      out.text(id);
      out.tag("\"");
    }
    out.tag(">");
  }

  /** Returns the id of a node; null if it has none. */
  @Nullable
  String id(OcpNode node) {
    String slug = hasIds ? slugs().byHeading().get(node.index()) : null;
    return slug == null || (prefix + slug).isEmpty() ? null : prefix + slug;
  }

  /**
   * Returns the URL of a link, in which the slug of a heading is replaced by the heading's id.
   *
   * @param url the URL, checked and encoded
   */
  String target(String url) {
    boolean isHeading = hasIds
        && !prefix.isEmpty()
        && url.startsWith("#")
        && slugs().encoded().contains(url.substring(1));
    return isHeading ? "#" + Urls.encode(prefix) + url.substring(1) : url;
  }

  private Slugs slugs() {
    Slugs known = slugs;
    if (known == null) {
      known = collect(document);
      slugs = known;
    }
    return known;
  }

  private static Slugs collect(OcpDocument document) {
    Slugger slugger = new Slugger();
    Map<Integer, String> byHeading = new HashMap<>();
    Set<String> encoded = new HashSet<>();
    document.headings().forEach(heading -> {
      String slug = slugger.slug(heading);
      byHeading.put(heading.index(), slug);
      encoded.add(Urls.encode(slug));
    });
    return new Slugs(byHeading, encoded);
  }
}
