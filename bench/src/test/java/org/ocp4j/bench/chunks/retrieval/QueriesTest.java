package org.ocp4j.bench.chunks.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.bench.chunks.SampleTree;
import org.ocp4j.bench.chunks.source.Mdast;
import org.ocp4j.bench.chunks.source.Source;

/** Tests which links are queries, what they ask, and for what. */
class QueriesTest {
  private static final Source GUIDE = guide();

  private static Source guide() {
    String text = "# Start\n\nOne.\n\n# Next step\n\nTwo.\n";
    SampleTree tree = new SampleTree("content/docs/02-guide/index.mdx", text);
    return tree.source(
        tree.heading("Start"),
        tree.paragraph("One."),
        tree.heading("Next step"),
        tree.paragraph("Two."));
  }

  /** Returns a page with a sentence before and after the one with the link. */
  private static Source linking(String path, String url) {
    String link = "[steps](" + url + ")";
    SampleTree tree = new SampleTree(path, "# Page\n\nFirst. Take these " + link + " now. Last.\n");
    Mdast at = tree.node("link", link, url, tree.node("text", "steps"));
    return tree.source(
        tree.heading("Page"),
        tree.node(
            "paragraph",
            "First. Take these " + link + " now. Last.",
            tree.node("text", "First. Take these "),
            at,
            tree.node("text", " now. Last.")));
  }

  private static List<Query> queries(String path, String url) {
    return Queries.of(List.of(GUIDE, linking(path, url)));
  }

  @Test
  void a_query_is_the_link_and_its_sentence_without_the_target() {
    Query query = queries("content/docs/03-other.mdx", "/docs/guide#next-step").get(0);
    assertEquals("steps\nTake these steps now.", query.text());
    assertEquals(1, query.document());
    assertEquals(new Section(0, "next-step", 15, 33), query.target());
  }

  @Test
  void a_section_ends_before_the_next_heading() {
    assertEquals(
        new Section(0, "start", 0, 15),
        queries("content/docs/03-other.mdx", "/docs/guide/#start").get(0).target());
  }

  @Test
  void relative_links_are_found_from_the_file_and_from_its_page() {
    assertEquals(
        1, queries("content/docs/03-other.mdx", "./02-guide/index.mdx#start").size());
    assertEquals(1, queries("content/docs/03-other.mdx", "guide#start").size());
    assertEquals(1, queries("content/docs/03-other.mdx", "../guide#start").size());
  }

  @Test
  void other_links_are_no_queries() {
    for (String url : List.of(
        "/docs/guide",
        "/docs/guide#",
        "/docs/guide#none",
        "/docs/none#start",
        "https://example.org/docs/guide#start",
        "#page")) {
      assertEquals(List.of(), queries("content/docs/03-other.mdx", url), url);
    }
  }

  @Test
  void a_link_within_the_page_is_a_query() {
    String text = "# One\n\n[two](#two)\n\n# Two\n";
    SampleTree tree = new SampleTree("a.md", text);
    Mdast link = tree.node("link", "[two](#two)", "#two", tree.node("text", "two"));
    Source source = tree.source(
        tree.heading("One"), tree.node("paragraph", "[two](#two)", link), tree.heading("Two"));
    List<Query> queries = Queries.of(List.of(source));
    assertEquals(1, queries.size());
    assertEquals("two", queries.get(0).target().slug());
  }

  @Test
  void an_authors_own_name_of_a_section_comes_before_its_slug() {
    String text = "# One {/*mine*/}\n\n# Two\n";
    SampleTree tree = new SampleTree("a.mdx", text);
    Mdast comment = new Mdast("mdxTextExpression", 6, 16, "/*mine*/", "", "", List.of());
    Source source = tree.source(
        tree.node("heading", "# One {/*mine*/}", tree.node("text", "One "), comment),
        tree.heading("Two"));
    assertEquals(java.util.Set.of("mine", "two"), Sections.of(0, source).keySet());
  }
}
