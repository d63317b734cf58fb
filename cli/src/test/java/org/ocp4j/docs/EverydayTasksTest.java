package org.ocp4j.docs;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.Links;
import org.ocp4j.toolkit.outline.Outline;
import org.ocp4j.toolkit.outline.Section;

/** Each task of the table in {@code docs/guide.md} takes at most three lines of code. */
class EverydayTasksTest {
  private static final int TASKS = 12;
  private static final int LINES = 3;

  @Test
  void each_task_takes_at_most_three_lines() throws IOException {
    try (OcpDocument guide =
        Ocp.parse(Pages.ROOT.resolve("docs/guide.md"), ParseOptions.MARKDOWN)) {
      Outline outline = Outline.of(guide);
      Section table = section(outline, "everyday-tasks");
      List<Link> tasks =
          Links.of(guide).stream().filter(link -> isIn(table, link.start())).toList();
      assertTrue(tasks.size() >= TASKS, tasks + " is not the whole table");
      for (Link task : tasks) {
        Section section = section(outline, task.target().substring(1));
        String code = firstJava(guide, section);
        assertTrue(code.lines().count() <= LINES, section.title() + " is longer:\n" + code);
      }
    }
  }

  private static Section section(Outline outline, String slug) {
    Section section = outline.find(slug);
    assertNotNull(section, slug);
    return section;
  }

  private static boolean isIn(Section section, int offset) {
    return section.contentStart() <= offset && offset < section.ownEnd();
  }

  private static String firstJava(OcpDocument guide, Section section) {
    return guide
        .find(NodeKind.CODE)
        .filter(code -> isIn(section, code.start()) && "java".equals(code.lang()))
        .map(OcpNode::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError(section.title() + " has no Java"));
  }
}
