package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpNode;

/** Writes the tags of JSX elements as text. */
final class HtmlElements {
  private final Html out;

  HtmlElements(Html out) {
    this.out = out;
  }

  /**
   * Writes the beginning of an element.
   *
   * @return the HTML that ends it
   */
  String enter(OcpNode element, HtmlPlace place) throws IOException {
    place.begin(out);
    String opening = Html.escape(JsxText.openingTag(element));
    String closing = Html.escape(JsxText.closingTag(element));
    if (place == HtmlPlace.FLOW && element.firstChild() == null) {
      opening += closing;
      closing = "";
    }
    switch (place) {
      case FLOW -> out.raw("<p>" + opening + "</p>\n");
      case LINE -> out.raw("<p>" + opening);
      case TEXT -> out.raw(opening);
    }
    return switch (place) {
      case FLOW -> closing.isEmpty() ? "" : "<p>" + closing + "</p>";
      case LINE -> closing + "</p>";
      case TEXT -> closing;
    };
  }
}
