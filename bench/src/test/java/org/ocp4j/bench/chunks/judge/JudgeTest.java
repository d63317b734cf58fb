package org.ocp4j.bench.chunks.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.bench.chunks.SampleTree;
import org.ocp4j.bench.chunks.source.Mdast;
import org.ocp4j.bench.chunks.split.Piece;
import org.ocp4j.bench.chunks.split.Tokens;

/** Tests each column with chunks that have its fault and with chunks that do not. */
class JudgeTest {
  private static final int ENOUGH = 100;
  private static final String FENCED = "Text.\n\n```js\nlet a = 1;\nlet b = 2;\n```\n";
  private static final String ITEMS = "- one two\n- three four\n";
  private static final String TABLE = "| head | row |\n|---|---|\n| one | two |\n";
  private static final String LINKED = "See [here](https://example.org/a_b) now.\n";
  private static final String SECTIONS = "Intro.\n\n# Title\n\nBody.\n";

  private static Scores judge(Truth truth, int budget, Piece... pieces) {
    Scores scores = new Scores();
    List<Piece> all = List.of(pieces);
    Judge.judge(truth, all, Locator.places(truth, all), budget, scores);
    return scores;
  }

  private static long count(Fault.Kind kind, Truth truth, int budget, String... chunks) {
    Piece[] pieces = Arrays.stream(chunks).map(Piece::of).toArray(Piece[]::new);
    return judge(truth, budget, pieces).count(kind);
  }

  private static Truth fenced() {
    SampleTree tree = new SampleTree("a.md", FENCED);
    return Truth.of(tree.source(
        tree.paragraph("Text."), tree.node("code", FENCED.substring(7, FENCED.length() - 1))));
  }

  private static Truth linked() {
    SampleTree tree = new SampleTree("a.md", LINKED);
    return Truth.of(tree.source(tree.node(
        "paragraph",
        LINKED.strip(),
        tree.node("text", "See "),
        tree.node(
            "link",
            "[here](https://example.org/a_b)",
            "https://example.org/a_b",
            tree.node("text", "here")),
        tree.node("text", " now."))));
  }

  private static Truth sections() {
    SampleTree tree = new SampleTree("a.md", SECTIONS);
    return Truth.of(
        tree.source(tree.paragraph("Intro."), tree.heading("Title"), tree.paragraph("Body.")));
  }

  @Test
  void a_fence_in_two_chunks_is_cut() {
    Fault.Kind kind = Fault.Kind.FENCE_CUT;
    assertEquals(1, count(kind, fenced(), ENOUGH, "Text. let a = 1;", "let b = 2;"));
    assertEquals(0, count(kind, fenced(), ENOUGH, "Text.", "let a = 1;\nlet b = 2;"));
  }

  @Test
  void a_fence_whose_code_is_lost_in_part_is_not_cut() {
    assertEquals(0, count(Fault.Kind.FENCE_CUT, fenced(), ENOUGH, "Text. let a = 1;"));
  }

  @Test
  void a_block_larger_than_the_budget_may_be_cut() {
    int size = Tokens.count(FENCED.substring(7, FENCED.length() - 1));
    Fault.Kind kind = Fault.Kind.FENCE_CUT;
    assertEquals(1, count(kind, fenced(), size, "Text. let a = 1;", "let b = 2;"));
    assertEquals(0, count(kind, fenced(), size - 1, "Text. let a = 1;", "let b = 2;"));
  }

  @Test
  void the_headings_directly_before_a_block_belong_to_it() {
    String text = "# One\n\n# Two\n\n- three four\n";
    SampleTree tree = new SampleTree("a.md", text);
    Mdast item = tree.node("listItem", "- three four", tree.paragraph("three four"));
    Truth truth = Truth.of(tree.source(
        tree.heading("One"), tree.heading("Two"), tree.node("list", "- three four", item)));
    int size = Tokens.count(text.strip());
    Fault.Kind kind = Fault.Kind.ITEM_CUT;
    assertEquals(1, count(kind, truth, size, "One Two three", "four"));
    assertEquals(0, count(kind, truth, size - 1, "One Two three", "four"));
  }

  @Test
  void a_table_in_two_chunks_is_cut() {
    SampleTree tree = new SampleTree("a.md", TABLE);
    List<Mdast> cells = new ArrayList<>();
    for (String cell : List.of("head", "row", "one", "two")) {
      cells.add(tree.node("tableCell", cell, tree.node("text", cell)));
    }
    Truth truth =
        Truth.of(tree.source(tree.node("table", TABLE.strip(), cells.toArray(Mdast[]::new))));
    assertEquals(1, count(Fault.Kind.TABLE_CUT, truth, ENOUGH, "head | row", "one | two"));
    assertEquals(0, count(Fault.Kind.TABLE_CUT, truth, ENOUGH, "head | row\none | two"));
  }

  @Test
  void an_item_in_two_chunks_is_cut_and_a_list_is_not() {
    SampleTree tree = new SampleTree("a.md", ITEMS);
    Truth truth = Truth.of(tree.source(tree.node(
        "list",
        ITEMS.strip(),
        tree.node("listItem", "- one two", tree.paragraph("one two")),
        tree.node("listItem", "- three four", tree.paragraph("three four")))));
    Fault.Kind kind = Fault.Kind.ITEM_CUT;
    assertEquals(1, count(kind, truth, ENOUGH, "one two three", "four"));
    assertEquals(0, count(kind, truth, ENOUGH, "one two", "three four"));
  }

  @Test
  void a_link_without_its_target_is_lost() {
    Fault.Kind kind = Fault.Kind.LINK_LOST;
    assertEquals(1, count(kind, linked(), ENOUGH, "See here now."));
    assertEquals(1, count(kind, linked(), ENOUGH, "See here", "now https://example.org/a_b"));
    assertEquals(0, count(kind, linked(), ENOUGH, LINKED));
    assertEquals(0, count(kind, linked(), ENOUGH, "See here (https://example.org/a_b) now."));
  }

  @Test
  void a_target_in_the_metadata_is_not_lost() {
    List<String> links = List.of("https://example.org/a_b");
    Piece piece = new Piece("See here now.", "See here now.", "", links, List.of());
    assertEquals(0, judge(linked(), ENOUGH, piece).count(Fault.Kind.LINK_LOST));
  }

  @Test
  void a_heading_at_the_end_of_a_chunk_is_orphaned() {
    Fault.Kind kind = Fault.Kind.HEADING_ORPHANED;
    assertEquals(1, count(kind, sections(), ENOUGH, "Intro.\n\n# Title", "Body."));
    assertEquals(0, count(kind, sections(), ENOUGH, "Intro.", "# Title\n\nBody."));
  }

  @Test
  void a_heading_at_the_end_of_the_document_is_not_orphaned() {
    SampleTree tree = new SampleTree("a.md", "Intro.\n\n# Title\n");
    Truth truth = Truth.of(tree.source(tree.paragraph("Intro."), tree.heading("Title")));
    assertEquals(0, count(Fault.Kind.HEADING_ORPHANED, truth, ENOUGH, "Intro.", "# Title"));
  }

  @Test
  void a_heading_before_an_image_is_not_orphaned() {
    SampleTree tree = new SampleTree("a.md", "# Title\n\n![alt](a.png)\n\nBody.\n");
    Truth truth = Truth.of(tree.source(
        tree.heading("Title"), tree.node("image", "![alt](a.png)"), tree.paragraph("Body.")));
    Fault.Kind kind = Fault.Kind.HEADING_ORPHANED;
    assertEquals(1, count(kind, truth, ENOUGH, "# Title", "![alt](a.png)\n\nBody."));
    assertEquals(0, count(kind, truth, ENOUGH, "# Title\n\n![alt](a.png)", "Body."));
  }

  @Test
  void lost_content_is_counted_in_bytes() {
    Fault.Kind kind = Fault.Kind.CONTENT_LOST;
    assertEquals(4, count(kind, sections(), ENOUGH, "Intro.\n\n# Title"));
    assertEquals(0, count(kind, sections(), ENOUGH, "Intro.", "Title Body"));
  }

  @Test
  void a_letter_beyond_ascii_counts_with_all_its_bytes() {
    SampleTree tree = new SampleTree("a.md", "one é\n");
    Truth truth = Truth.of(tree.source(tree.paragraph("one é")));
    assertEquals(2, count(Fault.Kind.CONTENT_LOST, truth, ENOUGH, "one"));
  }

  @Test
  void comments_and_front_matter_are_not_content() {
    SampleTree tree = new SampleTree("a.md", "---\nkey: 1\n---\n\n<!-- no -->\n\nBody.\n");
    Truth truth = Truth.of(tree.source(
        tree.node("yaml", "---\nkey: 1\n---"),
        tree.node("html", "<!-- no -->"),
        tree.paragraph("Body.")));
    assertEquals(0, count(Fault.Kind.CONTENT_LOST, truth, ENOUGH, "Body."));
  }

  @Test
  void a_title_beside_the_text_is_not_lost() {
    Piece piece = new Piece("Body.", "Body.", "Title", List.of(), List.of());
    Scores scores = judge(sections(), ENOUGH, Piece.of("Intro."), piece);
    assertEquals(0, scores.count(Fault.Kind.CONTENT_LOST));
  }

  @Test
  void content_that_the_text_to_embed_leaves_out_is_lost() {
    Fault.Kind kind = Fault.Kind.CONTENT_LOST;
    assertEquals(4, judge(sections(), ENOUGH, embedded("Page\n\nIntro. Title")).count(kind));
    assertEquals(
        0, judge(sections(), ENOUGH, embedded("Page\n\nIntro. Title Body")).count(kind));
  }

  private static Piece embedded(String text) {
    Piece.ByteRange all = new Piece.ByteRange(0, SECTIONS.length());
    return new Piece(SECTIONS, text, "", List.of(), List.of(all));
  }

  @Test
  void a_text_larger_than_the_budget_is_counted() {
    Fault.Kind kind = Fault.Kind.OVER_BUDGET;
    int size = Tokens.count("Intro. Title Body.");
    assertEquals(1, count(kind, sections(), size - 1, "Intro. Title Body."));
    assertEquals(0, count(kind, sections(), size, "Intro. Title Body."));
    Piece piece = new Piece("Body.", "Intro. Title Body. More", "", List.of(), List.of());
    assertEquals(1, judge(sections(), size, piece).count(kind));
  }

  @Test
  void ranges_must_be_the_bytes_of_the_content() {
    Fault.Kind kind = Fault.Kind.RANGE_WRONG;
    assertEquals(1, count(kind, sections(), ENOUGH, SECTIONS));
    assertEquals(1, judge(sections(), ENOUGH, ranged("Intro", 1, 6)).count(kind));
    assertEquals(1, judge(sections(), ENOUGH, ranged("Intro", 0, 1_000)).count(kind));
    assertEquals(0, judge(sections(), ENOUGH, ranged("Intro", 0, 5)).count(kind));
  }

  private static Piece ranged(String content, int start, int end) {
    return new Piece(content, content, "", List.of(), List.of(new Piece.ByteRange(start, end)));
  }
}
