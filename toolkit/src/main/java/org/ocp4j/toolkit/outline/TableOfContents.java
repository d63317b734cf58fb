package org.ocp4j.toolkit.outline;

import java.util.List;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.ItemBuilder;
import org.ocp4j.toolkit.build.ListBuilder;
import org.ocp4j.toolkit.build.TreeBuilder;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** Writes sections of some depths as a nested list of links. */
record TableOfContents(int minDepth, int maxDepth) {
  String write(List<Section> sections, ParseOptions options) {
    if (!hasEntries(sections)) {
      return "";
    }
    TreeBuilder tree = TreeBuilder.of(options).list(list -> addEntries(list, sections));
    try (OcpDocument table = tree.build()) {
      return MarkdownRenderer.DEFAULT.render(table);
    }
  }

  private boolean isEntry(Section section) {
    return section.depth() >= minDepth
        && section.depth() <= maxDepth
        && !section.title().isEmpty();
  }

  private boolean hasEntries(List<Section> sections) {
    return sections.stream()
        .anyMatch(section -> isEntry(section) || hasEntries(section.children()));
  }

  private void addEntries(ListBuilder list, List<Section> sections) {
    for (Section section : sections) {
      if (isEntry(section)) {
        list.item(item -> addEntry(item, section));
      } else {
        addEntries(list, section.children());
      }
    }
  }

  private void addEntry(ItemBuilder item, Section section) {
    item.paragraph(paragraph -> paragraph.link("#" + section.slug(), section.title()));
    if (hasEntries(section.children())) {
      item.list(list -> addEntries(list, section.children()));
    }
  }
}
