package org.ocp4j.toolkit.links;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.AttributeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.internal.SourceLines;

/** Finds links, and if wanted anchors, in one pass over a document. */
final class LinkFinder {
  private final OcpDocument document;
  private final @Nullable Anchors anchors;
  private final SourceLines lines;

  /** The links; references have their identifier as the target until the end of the pass. */
  private final List<Link> found = new ArrayList<>();

  private final List<Integer> references = new ArrayList<>();

  /** The index in {@link #found} of the first definition of each identifier. */
  private final Map<String, Integer> definitions = new HashMap<>();

  /**
   * Creates a finder.
   *
   * @param anchors where to put the anchors, or null to ignore them
   */
  LinkFinder(OcpDocument document, @Nullable Anchors anchors) {
    this.document = document;
    this.anchors = anchors;
    this.lines = new SourceLines(document);
  }

  /** Returns the links in document order, as an unmodifiable list. */
  List<Link> find() {
    try (OcpCursor cursor = document.cursor()) {
      do {
        visit(cursor);
      } while (cursor.next());
    }
    return resolved();
  }

  private void visit(OcpCursor node) {
    switch (node.kind()) {
      case LINK -> add(node, node.isAutolink() ? LinkKind.AUTOLINK : LinkKind.INLINE, false);
      case IMAGE -> add(node, LinkKind.INLINE, true);
      case LINK_REFERENCE -> addReference(node, false);
      case IMAGE_REFERENCE -> addReference(node, true);
      case DEFINITION -> addDefinition(node);
      case HTML -> visitHtml(node);
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> visitElement(node);
      case HEADING -> {
        if (anchors != null) {
          anchors.addHeading(node.node());
        }
      }
      case FOOTNOTE_DEFINITION -> {
        if (anchors != null) {
          anchors.startFootnote(node.subtreeEnd());
        }
      }
      default -> {}
    }
  }

  private void add(OcpCursor node, LinkKind kind, boolean image) {
    add(kind, image, string(node.url()), node.title(), node.index(), node.start(), node.end());
  }

  private void addReference(OcpCursor node, boolean image) {
    references.add(found.size());
    String identifier = string(node.identifier());
    add(LinkKind.REFERENCE, image, identifier, null, node.index(), node.start(), node.end());
  }

  private void addDefinition(OcpCursor node) {
    definitions.putIfAbsent(string(node.identifier()), found.size());
    add(node, LinkKind.DEFINITION, false);
  }

  private void add(
      LinkKind kind,
      boolean image,
      String target,
      @Nullable String title,
      int node,
      int start,
      int end) {
    lines.moveTo(start);
    found.add(new Link(kind, image, target, title, node, start, end, lines.line(), lines.column()));
  }

  private static String string(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void visitElement(OcpCursor element) {
    int count = element.attributeCount();
    for (int i = 0; i < count; i++) {
      if (element.attributeKind(i) == AttributeKind.STRING) {
        if (element.attributeNameEquals(i, "href")) {
          addAttribute(element, i, false);
        } else if (element.attributeNameEquals(i, "src")) {
          addAttribute(element, i, isImage(string(element.name())));
        } else if (anchors != null
            && (element.attributeNameEquals(i, "id") || element.attributeNameEquals(i, "name"))) {
          anchors.add(string(element.attribute(i).value()));
        }
      }
    }
  }

  private static boolean isImage(String name) {
    return name.equals("img") || name.equals("Image");
  }

  private void addAttribute(OcpCursor element, int attribute, boolean image) {
    add(
        LinkKind.JSX_ATTRIBUTE,
        image,
        string(element.attribute(attribute).value()).strip(),
        null,
        element.index(),
        element.attributeStart(attribute),
        element.attributeEnd(attribute));
  }

  private void visitHtml(OcpCursor node) {
    byte[] bytes = new byte[node.textLength()];
    node.copyText(0, bytes, 0, bytes.length);
    boolean isVerbatim = bytes.length == node.end() - node.start();
    HtmlTags tags = new HtmlTags(bytes);
    while (tags.next()) {
      if (anchors != null) {
        anchors.addTag(tags);
      }
      if (!tags.isOpening()) {
        continue;
      }
      for (HtmlTags.Attribute attribute : tags.attributes()) {
        boolean isSource = attribute.name().equals("src");
        if (isSource || attribute.name().equals("href")) {
          add(
              LinkKind.HTML_ATTRIBUTE,
              isSource && tags.name().equals("img"),
              attribute.value(),
              null,
              node.index(),
              isVerbatim ? node.start() + attribute.start() : node.start(),
              isVerbatim ? node.start() + attribute.end() : node.end());
        }
      }
    }
    if (anchors != null) {
      anchors.endHtml();
    }
  }

  /**
   * Gives references the target of their definition. Definitions that are used are left out, and so
   * are references without a definition, which only a document that was built can have.
   */
  private List<Link> resolved() {
    if (definitions.isEmpty() && references.isEmpty()) {
      return Collections.unmodifiableList(found);
    }
    boolean[] isLeftOut = new boolean[found.size()];
    for (int reference : references) {
      Link link = found.get(reference);
      Integer definition = definitions.get(link.target());
      if (definition == null) {
        isLeftOut[reference] = true;
      } else {
        isLeftOut[definition] = true;
        found.set(reference, link.resolved(found.get(definition)));
      }
    }
    List<Link> links = new ArrayList<>(found.size());
    for (int i = 0; i < isLeftOut.length; i++) {
      if (!isLeftOut[i]) {
        links.add(found.get(i));
      }
    }
    return Collections.unmodifiableList(links);
  }
}
