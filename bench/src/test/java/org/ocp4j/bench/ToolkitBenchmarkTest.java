package org.ocp4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.commonmark.node.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.Links;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;
import org.ocp4j.toolkit.outline.Outline;
import org.ocp4j.toolkit.outline.Section;

/** Both sides of {@link ToolkitBenchmark} do the same task. */
class ToolkitBenchmarkTest {
  private final CommonmarkTasks commonmark = new CommonmarkTasks();
  private final String source = SizedState.text(SizedState.SMALL);
  private final Node tree = commonmark.parse(source);
  private final OcpDocument document = Ocp.parse(source, Corpus.MARKDOWN);

  @AfterEach
  void close() {
    document.close();
  }

  @Test
  void theHeadingsHaveTheSameIds() {
    List<String> ids =
        commonmark.outline(tree).stream().map(CommonmarkTasks.Heading::id).toList();
    assertEquals(ids, Outline.of(document).stream().map(Section::slug).toList());
  }

  @Test
  void theLinksHaveTheSameTargets() {
    assertEquals(
        commonmark.links(tree), Links.of(document).stream().map(Link::target).toList());
  }

  @Test
  void bothWriteMarkdownThatIsReadAsTheSameLinks() {
    try (OcpDocument ours = Ocp.parse(MarkdownRenderer.DEFAULT.render(document), Corpus.MARKDOWN);
        OcpDocument theirs = Ocp.parse(commonmark.markdown(tree), Corpus.MARKDOWN)) {
      assertEquals(targets(ours), targets(theirs));
    }
  }

  @Test
  void theEditsChangeTheFirstLinkOnly() {
    List<String> before = targets(document);
    try (OcpDocument ours = Ocp.parse(ToolkitBenchmark.edit(document), Corpus.MARKDOWN);
        OcpDocument theirs =
            Ocp.parse(commonmark.edit(tree, ToolkitBenchmark.TARGET), Corpus.MARKDOWN)) {
      assertEquals(targets(ours), targets(theirs));
      assertEquals(ToolkitBenchmark.TARGET, targets(ours).get(0));
      assertEquals(before.subList(1, before.size()), targets(ours).subList(1, before.size()));
    }
  }

  private static List<String> targets(OcpDocument document) {
    return Links.of(document).stream().map(Link::target).toList();
  }
}
