package org.ocp4j.toolkit.links;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpNode;
import org.ocp4j.render.Slugger;

/**
 * Collects what a fragment of a link can name: slugs of headings, ids that headings set themselves,
 * and the attributes {@code id} and {@code name} of elements.
 */
final class Anchors {
  /**
   * An id at the end of a heading: <code>{#id}</code>, as Docusaurus, Pandoc and others have it, or
   * <code>{/*id*&#47;}</code>, as in the MDX of react.dev and Docusaurus. The marks that close or
   * underline a heading may follow.
   */
  private static final Pattern OWN_ID = Pattern.compile(
      "\\{(?:#([^\\s{}]+)|/\\*\\s*#?([^\\s{}*]+)\\s*\\*/)\\}\\s*(?:#+|=+|-+)?\\s*$");

  private static final Pattern HEADING_TAG = Pattern.compile("h[1-6]");

  private final Set<String> names = new HashSet<>();
  private final Slugger slugger = new Slugger();

  /** The texts of headings in footnotes, which are shown after all others. */
  private final List<String> inFootnotes = new ArrayList<>();

  private int footnoteEnd;

  /** The text of a heading in HTML that is open; null if none is. */
  private @Nullable StringBuilder htmlHeading;

  private int htmlFrom;

  void add(String name) {
    names.add(name);
  }

  /** Says that the nodes before an index are in a footnote. */
  void startFootnote(int end) {
    footnoteEnd = Math.max(footnoteEnd, end);
  }

  void addHeading(OcpNode heading) {
    String text = Slugger.textOf(heading);
    if (heading.index() < footnoteEnd) {
      inFootnotes.add(text);
    } else {
      names.add(slugger.slug(text));
    }
    addOwnId(heading);
  }

  private void addOwnId(OcpNode heading) {
    Matcher id = OWN_ID.matcher(heading.sourceText());
    if (id.find()) {
      names.add(id.group(1) == null ? id.group(2) : id.group(1));
    }
  }

  /** Visits the tag that an iterator over HTML has moved to. */
  void addTag(HtmlTags tags) {
    StringBuilder heading = htmlHeading;
    if (heading != null) {
      heading.append(tags.text(htmlFrom, tags.start()));
    }
    htmlFrom = tags.end();
    boolean isHeading = HEADING_TAG.matcher(tags.name()).matches();
    if (tags.isOpening()) {
      if (isHeading) {
        htmlHeading = new StringBuilder();
      }
      for (HtmlTags.Attribute attribute : tags.attributes()) {
        if (attribute.name().equals("id") || attribute.name().equals("name")) {
          names.add(attribute.value());
        }
      }
    } else if (isHeading && heading != null) {
      names.add(slugger.slug(heading.toString().strip()));
      htmlHeading = null;
    }
  }

  /** Says that the HTML has no further tag. */
  void endHtml() {
    htmlHeading = null;
    htmlFrom = 0;
  }

  /** Returns all names, when the document has been read. */
  Set<String> names() {
    inFootnotes.forEach(text -> names.add(slugger.slug(text)));
    inFootnotes.clear();
    return names;
  }
}
