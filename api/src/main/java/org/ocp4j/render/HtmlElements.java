package org.ocp4j.render;

import java.io.IOException;
import java.util.Map;
import org.ocp4j.OcpNode;

/** Writes JSX elements, by the component of their name or as text. */
final class HtmlElements {
  private final Map<String, ComponentRenderer> components;
  private final Html out;

  HtmlElements(Map<String, ComponentRenderer> components, Html out) {
    this.components = components;
    this.out = out;
  }

  /** The surroundings of an element. */
  enum Place {
    /** On lines of its own, around blocks. */
    FLOW,
    /** On a line of its own, around text. */
    FREED,
    /** In text. */
    TEXT
  }

  /** The output that is still to come after the beginning of an element. */
  record Rest(boolean children, String ending) {}

  /** Writes the beginning of an element. */
  Rest enter(OcpNode element, Place place) throws IOException {
    if (place != Place.TEXT) {
      out.line();
    }
    String name = element.name();
    ComponentRenderer component = name == null ? null : components.get(name);
    if (component == null) {
      return new Rest(true, showTags(element, place));
    }
    ComponentOutput output = new ComponentOutput();
    component.render(element, output);
    out.raw(output.before());
    return new Rest(output.hasChildren(), output.after());
  }

  /** Writes the end of an element. */
  void leave(Place place, String ending) throws IOException {
    if (place == Place.FLOW && !ending.isEmpty()) {
      out.line();
    }
    out.raw(ending);
    if (place != Place.TEXT) {
      out.line();
    }
  }

  private String showTags(OcpNode element, Place place) throws IOException {
    String opening = Html.escape(JsxText.openingTag(element));
    String closing = Html.escape(JsxText.closingTag(element));
    if (place == Place.FLOW && element.firstChild() == null) {
      opening += closing;
      closing = "";
    }
    switch (place) {
      case FLOW -> out.raw("<p>" + opening + "</p>\n");
      case FREED -> out.raw("<p>" + opening);
      case TEXT -> out.raw(opening);
    }
    return switch (place) {
      case FLOW -> closing.isEmpty() ? "" : "<p>" + closing + "</p>";
      case FREED -> closing + "</p>";
      case TEXT -> closing;
    };
  }
}
