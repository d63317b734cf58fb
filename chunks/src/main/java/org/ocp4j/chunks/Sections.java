package org.ocp4j.chunks;

import java.util.ArrayList;
import java.util.List;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.outline.Outline;
import org.ocp4j.toolkit.outline.Section;

/** The sections of a document in order, each with the path of headings to it. */
final class Sections {
  private final List<List<Heading>> paths = new ArrayList<>();
  private final int[] nodes;

  Sections(OcpDocument document) {
    List<Integer> found = new ArrayList<>();
    List<Heading> path = new ArrayList<>();
    addAll(Outline.of(document).sections(), path, found);
    nodes = found.stream().mapToInt(Integer::intValue).toArray();
  }

  private void addAll(List<Section> some, List<Heading> path, List<Integer> found) {
    for (Section section : some) {
      add(section, path, found);
      addAll(section.children(), path, found);
    }
  }

  private void add(Section section, List<Heading> path, List<Integer> found) {
    while (!path.isEmpty() && path.get(path.size() - 1).depth() >= section.depth()) {
      path.remove(path.size() - 1);
    }
    path.add(new Heading(section.depth(), section.title(), section.slug()));
    paths.add(List.copyOf(path));
    found.add(section.node());
  }

  /**
   * Returns the position of the section that a node is in.
   *
   * @param from the section of an earlier node
   */
  int of(int node, int from) {
    int section = from;
    while (section + 1 < nodes.length && nodes[section + 1] <= node) {
      section++;
    }
    return section;
  }

  /** Returns {@code true} if a node is the heading of a section. */
  boolean startsAt(int section, int node) {
    return section >= 0 && nodes[section] == node;
  }

  /** Returns the headings of a section and of those around it, outermost first. */
  List<Heading> path(int section) {
    return section < 0 ? List.of() : paths.get(section);
  }
}
