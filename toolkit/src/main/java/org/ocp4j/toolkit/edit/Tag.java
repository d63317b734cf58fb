package org.ocp4j.toolkit.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.ElementAttributes;
import org.ocp4j.toolkit.build.TextElementBuilder;
import org.ocp4j.toolkit.build.TreeBuilder;
import org.ocp4j.toolkit.build.TreeException;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** The tags of a JSX element in the source. */
final class Tag {
  private static final String SHELL = "###### x<x ";
  private static final String SHELL_END = " />";

  private final Source source;
  private final OcpNode element;
  private final String name;

  /** Where the name starts and ends; both are after the bracket of a fragment. */
  private final int nameStart;

  private final int nameEnd;

  Tag(Source source, OcpNode element) {
    this.source = source;
    this.element = element;
    name = Objects.requireNonNullElse(element.name(), "");
    nameStart = name.isEmpty() ? element.start() + 1 : find(element.start() + 1, name.charAt(0));
    nameEnd = nameEnd(nameStart);
  }

  private int find(int from, char c) {
    byte[] utf8 = Source.bytes(String.valueOf(c));
    int at = from;
    // A byte of UTF-8 that starts no character stands for none before the name.
    while (c < 0x80 ? source.at(at) != utf8[0] : source.at(at) >= 0) {
      at++;
    }
    return at;
  }

  /** Returns where the name ends that starts at a place: white space may stand in it. */
  private int nameEnd(int start) {
    byte[] bytes = Source.bytes(name);
    int at = start;
    for (byte next : bytes) {
      while (source.at(at) != next) {
        at++;
      }
      at++;
    }
    return at;
  }

  /** Returns where the last attribute, or else the name, ends. */
  private int attributesEnd() {
    List<OcpAttribute> attributes = element.attributes();
    return attributes.isEmpty()
        ? nameEnd
        : attributes.get(attributes.size() - 1).end();
  }

  List<Splice> rename(@Nullable String newName, int edit) {
    String text = Objects.requireNonNullElse(newName, "");
    if (text.isEmpty() && !element.attributes().isEmpty()) {
      throw source.failure("a fragment has no attributes: remove them first", element);
    }
    if (!text.isEmpty()) {
      built(source, element, b -> {}, text);
    }
    List<Splice> splices = new ArrayList<>();
    splices.add(new Splice(nameStart, nameEnd, Source.bytes(text), "renameElement", edit));
    if (!element.selfClosing()) {
      int open = closingTag();
      int slash = find(open, '/');
      int start = name.isEmpty() ? slash + 1 : find(slash + 1, name.charAt(0));
      splices.add(new Splice(start, nameEnd(start), Source.bytes(text), "renameElement", edit));
    }
    return splices;
  }

  /** Returns where the closing tag starts. */
  private int closingTag() {
    int at = element.end() - 1;
    while (source.at(at) != '<') {
      at--;
    }
    return at;
  }

  /** Replaces the nothing between the tags; a self-closing tag becomes two. */
  Splice content(String text, String what, int edit) {
    if (!element.selfClosing()) {
      int at = closingTag();
      return new Splice(at, at, Source.bytes(text), what, edit);
    }
    int slash = element.end() - 1;
    while (source.at(slash) != '/') {
      slash--;
    }
    int from = Math.max(source.skipSpaceBack(slash), attributesEnd());
    String tags = ">" + text + "</" + name + ">";
    return new Splice(from, element.end(), Source.bytes(tags), what, edit);
  }

  /** Sets an attribute, or adds it after the others. */
  List<Splice> set(String attribute, String written, int edit) {
    requireNamed();
    List<Splice> splices = new ArrayList<>();
    boolean isSet = false;
    for (OcpAttribute found : element.attributes()) {
      if (attribute.equals(found.name())) {
        if (isSet) {
          splices.add(removal(found, edit));
        } else {
          byte[] bytes = Source.bytes(written);
          splices.add(new Splice(found.start(), found.end(), bytes, "setAttribute", edit));
        }
        isSet = true;
      }
    }
    if (!isSet) {
      splices.addAll(add(written, edit));
    }
    return splices;
  }

  /** Adds an attribute after the others. */
  List<Splice> add(String written, int edit) {
    requireNamed();
    int at = attributesEnd();
    return List.of(new Splice(at, at, Source.bytes(" " + written), "addAttribute", edit));
  }

  private void requireNamed() {
    if (name.isEmpty()) {
      throw source.failure("a fragment has no attributes: give it a name first", element);
    }
  }

  List<Splice> remove(String attribute, int edit) {
    List<Splice> splices = new ArrayList<>();
    for (OcpAttribute found : element.attributes()) {
      if (attribute.equals(found.name())) {
        splices.add(removal(found, edit));
      }
    }
    if (splices.isEmpty()) {
      throw source.failure(
          "the element <" + name + "> has no attribute '" + attribute + "'", element);
    }
    return splices;
  }

  private Splice removal(OcpAttribute attribute, int edit) {
    int before = nameEnd;
    for (OcpAttribute other : element.attributes()) {
      if (other.start() < attribute.start()) {
        before = other.end();
      }
    }
    int next = source.at(attribute.end());
    boolean isFollowed = source.isSpace(attribute.end())
        || source.isEol(attribute.end())
        || next == '/'
        || next == '>';
    int start = isFollowed ? before : attribute.start();
    return new Splice(start, attribute.end(), new byte[0], "removeAttribute", edit);
  }

  /** Writes an attribute with a text, without one if the value is null. */
  String written(String attribute, @Nullable String value) {
    return built(
        source,
        element,
        b -> {
          if (value == null) {
            b.attribute(attribute);
          } else {
            b.attribute(attribute, value);
          }
        },
        "x");
  }

  /** Writes an attribute whose value is code, which is not checked. */
  String writtenExpression(String attribute, String code) {
    // Checks the name.
    written(attribute, null);
    return attribute + "={" + code + "}";
  }

  /** Adds attributes to an element. */
  interface Attributes {
    void addTo(ElementAttributes<TextElementBuilder> element);
  }

  /** Writes the attributes of an element with a name, on one line. */
  static String built(Source source, OcpNode place, Attributes attributes, String name) {
    ParseOptions options = source.options;
    if (!source.mdx) {
      throw source.failure("only MDX has elements, and this document is Markdown", place);
    }
    try (OcpDocument built = TreeBuilder.of(options)
        .heading(6, h -> h.text("x").element("x", attributes::addTo))
        .heading(6, h -> h.text("x").element(name, e -> {}))
        .build()) {
      OcpNode first = Objects.requireNonNull(built.root().firstChild());
      String text = MarkdownRenderer.DEFAULT.render(first);
      int end = text.lastIndexOf(SHELL_END);
      String written = end < SHELL.length() ? "" : text.substring(SHELL.length(), end);
      return isInCell(place) ? written.replace("|", "&#x7C;") : written;
    } catch (TreeException e) {
      throw source.failure(e.reason(), place);
    }
  }

  private static boolean isInCell(OcpNode node) {
    OcpNode leaf = Kinds.leafOf(node);
    return leaf != null && leaf.kind() == NodeKind.TABLE_CELL;
  }
}
