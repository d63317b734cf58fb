package org.ocp4j.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;

/**
 * A page of the documentation, as ocp4j reads it.
 *
 * @param file the file
 * @param blocks its fenced code blocks
 * @param inlineCode the texts of its inline code, with their lines
 * @param links where its links and images lead, with their lines
 * @param anchors what a link may name after {@code #}
 * @param problems what is wrong with the page itself
 */
record Page(
    Path file,
    List<CodeBlock> blocks,
    List<Text> inlineCode,
    List<Text> links,
    Set<String> anchors,
    List<String> problems) {
  private static final Pattern HTML_LINK = Pattern.compile("\\s(?:href|src|srcset)=\"([^\"]*)\"");
  private static final Pattern HTML_ANCHOR = Pattern.compile("\\s(?:id|name)=\"([^\"]*)\"");

  /** A text and its line. */
  record Text(int line, String text) {}

  static Page read(Path file) throws IOException {
    Page page = new Page(
        file,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new HashSet<>(),
        new ArrayList<>());
    try (OcpEngine engine = Ocp.builder().engine("java").build();
        OcpDocument document = engine.parse(file, ParseOptions.MARKDOWN)) {
      page.visit(document.root(), new HashMap<>());
    }
    return page;
  }

  /** Returns the path of the page below the root, with slashes. */
  String name() {
    return Pages.ROOT.relativize(file).toString().replace('\\', '/');
  }

  private void visit(OcpNode parent, Map<String, Integer> slugs) {
    OcpNode before = null;
    for (OcpNode node : parent.children()) {
      int line = node.position().start().line();
      switch (node.kind()) {
        case CODE -> blocks.add(block(node, line, before));
        case INLINE_CODE -> inlineCode.add(new Text(line, Objects.requireNonNull(node.value())));
        case LINK, IMAGE, DEFINITION -> links.add(new Text(line, node.url()));
        case HEADING -> anchors.add(slug(node.toText(), slugs));
        case HTML -> html(node, line);
        default -> {}
      }
      visit(node, slugs);
      before = node;
    }
  }

  private void html(OcpNode node, int line) {
    String html = Objects.requireNonNull(node.value());
    Matcher link = HTML_LINK.matcher(html);
    while (link.find()) {
      links.add(new Text(line, link.group(1)));
    }
    Matcher anchor = HTML_ANCHOR.matcher(html);
    while (anchor.find()) {
      anchors.add(anchor.group(1));
    }
    OcpNode next = node.nextSibling();
    if (Marker.isMarker(html) && (next == null || next.kind() != NodeKind.CODE)) {
      problems.add(name() + ":" + line + ": a marker with no code block after it");
    }
  }

  private CodeBlock block(OcpNode node, int line, OcpNode before) {
    Marker marker = Marker.ABSENT;
    if (before != null && before.kind() == NodeKind.HTML && Marker.isMarker(before.value())) {
      try {
        marker = Marker.of(before.value());
      } catch (IllegalArgumentException e) {
        problems.add(name() + ":" + line + ": " + e.getMessage());
      }
    }
    OcpNode next = node.nextSibling();
    boolean hasOutput =
        next != null && next.kind() == NodeKind.CODE && language(next).equals("text");
    return new CodeBlock(
        name(),
        line + 1,
        language(node),
        Objects.requireNonNull(node.value()),
        marker,
        hasOutput ? next.value() : "");
  }

  private static String language(OcpNode code) {
    return Objects.requireNonNullElse(code.lang(), "");
  }

  /** Returns the anchor that GitHub gives a heading. */
  static String slug(String heading, Map<String, Integer> slugs) {
    String slug = heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
        .replace(' ', '-');
    int count = slugs.merge(slug, 1, Integer::sum);
    return count == 1 ? slug : slug + "-" + (count - 1);
  }
}
