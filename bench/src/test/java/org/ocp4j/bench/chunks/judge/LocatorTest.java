package org.ocp4j.bench.chunks.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ocp4j.bench.chunks.SampleTree;
import org.ocp4j.bench.chunks.source.Mdast;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.bench.chunks.split.Piece;

/** Tests where chunks are found: each place is written as the letters of the source in it. */
class LocatorTest {
  private static List<String> places(String text, String... chunks) {
    SampleTree tree = new SampleTree("a.md", text);
    return places(text, tree.source(tree.paragraph(text)), chunks);
  }

  private static List<String> places(String text, Source source, String... chunks) {
    List<Piece> pieces = Arrays.stream(chunks).map(Piece::of).toList();
    return Locator.places(Truth.of(source), pieces).stream()
        .map(place -> letters(text, place))
        .toList();
  }

  private static String letters(String text, Place place) {
    return IntStream.range(0, text.length())
        .mapToObj(i -> place.has(i) ? text.substring(i, i + 1) : " ")
        .collect(Collectors.joining())
        .strip();
  }

  @Test
  void a_chunk_is_found_although_its_marks_differ() {
    assertEquals(
        List.of("one  two", "three"), places("# one *two*\n\n> three\n", "one two", "three"));
  }

  @Test
  void equal_words_are_told_apart_by_their_order() {
    assertEquals(
        List.of("a b a", "a b"), places("a b a. a b", "a b a", "a b").stream().toList());
  }

  @Test
  void a_word_may_be_cut_between_chunks() {
    assertEquals(
        List.of("one sep", "arate two"), places("one separate two", "one sep", "arate two"));
  }

  @Test
  void words_that_grow_together_are_found() {
    assertEquals(List.of("first  second"), places("first. second", "firstsecond"));
  }

  @Test
  void what_the_source_does_not_have_is_nowhere() {
    assertEquals(List.of("one  two"), places("one\n\ntwo", "one added words two"));
  }

  @Test
  void definitions_are_not_where_their_targets_are_used() {
    String text = "See [a] for more.\n\n[a]: more";
    SampleTree tree = new SampleTree("a.md", text);
    Mdast definition = tree.node("definition", "[a]: more", "more");
    assertEquals(
        List.of("See  a  for more"),
        places(
            text,
            tree.source(tree.paragraph("See [a] for more."), definition),
            "See a more for more"));
  }

  @Test
  void a_target_that_repeats_the_text_is_not_where_the_text_stands() {
    String text = "The [one two](a/one-two) end";
    SampleTree tree = new SampleTree("a.md", text);
    Mdast link = tree.node("link", "[one two](a/one-two)", tree.node("text", "one two"));
    Source source = tree.source(tree.node("text", "The "), link, tree.node("text", " end"));
    assertEquals(List.of("The  one two             end"), places(text, source, "The one two end"));
  }

  @Test
  void a_chunk_that_quotes_the_source_stands_at_the_quotation() {
    assertEquals(List.of("a b", "a b"), places("a b a b", "a b", "a b"));
    assertEquals(List.of("c  d"), places("[a](c) d", "(c) d"));
  }

  @Test
  void a_title_stands_at_its_heading() {
    String text = "# One\n\nBody one\n";
    SampleTree tree = new SampleTree("a.md", text);
    Source source = tree.source(tree.heading("One"), tree.paragraph("Body one"));
    Piece piece = new Piece("*Body* one", "*Body* one", "One", List.of(), List.of());
    List<Place> places = Locator.places(Truth.of(source), List.of(piece));
    assertEquals("One  Body one", letters(text, places.get(0)));
  }

  @Test
  void a_right_range_is_where_a_chunk_stands() {
    String text = "é same same";
    Truth truth = Truth.of(new SampleTree("a.md", text).source());
    Piece piece = new Piece("same", "same", "", List.of(), List.of(new Piece.ByteRange(8, 12)));
    assertEquals("same", letters(text, Locator.places(truth, List.of(piece)).get(0)));
    assertEquals(7, Locator.places(truth, List.of(piece)).get(0).first());
  }

  @Test
  void long_texts_are_held_together_by_what_occurs_once() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("the same words ").append(i % 7 == 0 ? "n" + i : "again").append(' ');
    }
    int half = text.indexOf("n2499") > 0 ? text.indexOf("n2499") : text.length() / 2;
    String first = text.substring(0, half);
    String second = text.substring(half);
    assertEquals(List.of(first.strip(), second.strip()), places(text.toString(), first, second));
  }
}
