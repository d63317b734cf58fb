package org.ocp4j.bench.chunks.split;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.bench.chunks.SampleTree;

/** Tests what the documentation of Elasticsearch says about the strategy. */
class SeparatorSplitterTest {
  private static List<String> split(int words, String text) {
    return SeparatorSplitter.ofWords(words).split(new SampleTree("a.md", text).source()).stream()
        .map(Piece::content)
        .toList();
  }

  @Test
  void a_text_that_fits_is_one_chunk() {
    assertEquals(List.of("# a\n\nb\n# c\n"), split(3, "# a\n\nb\n# c\n"));
  }

  @Test
  void a_text_is_cut_before_headings() {
    assertEquals(List.of("# a\nb", "\n# c\nd"), split(2, "# a\nb\n# c\nd"));
  }

  @Test
  void neighbours_that_fit_stay_together() {
    assertEquals(List.of("# a\n# b", "\n# c\nd"), split(2, "# a\n# b\n# c\nd"));
  }

  @Test
  void headings_of_a_lower_rank_come_after_those_of_a_higher() {
    assertEquals(List.of("# a\nb", "\n## c\nd", "\n# e\nf"), split(2, "# a\nb\n## c\nd\n# e\nf"));
  }

  @Test
  void the_line_above_an_underline_starts_a_chunk() {
    assertEquals(List.of("a b\n", "\nc\n---\nd"), split(2, "a b\n\nc\n---\nd"));
  }

  @Test
  void a_text_without_separators_is_cut_between_sentences() {
    assertEquals(List.of("One two. ", "Three four."), split(3, "One two. Three four."));
  }

  @Test
  void a_long_sentence_is_cut_between_words() {
    assertEquals(List.of("one two ", "three"), split(2, "one two three"));
  }

  @Test
  void a_budget_in_tokens_has_three_words_for_four_tokens() {
    String text = "a b c d";
    SampleTree tree = new SampleTree("a.md", text);
    assertEquals(
        List.of("a b c ", "d"),
        SeparatorSplitter.ofTokens(4).split(tree.source()).stream()
            .map(Piece::content)
            .toList());
  }
}
