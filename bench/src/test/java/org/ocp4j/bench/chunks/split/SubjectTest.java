package org.ocp4j.bench.chunks.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.bench.chunks.SampleTree;
import org.ocp4j.bench.chunks.source.Source;

class SubjectTest {
  private static final Source SECTIONS = new SampleTree(
          "a.md", "# One\n\nSee [two](#two).\n\n# Two\n\n- an item of a list\n")
      .source();

  @ParameterizedTest
  @EnumSource
  void every_subject_cuts_a_document(Subject subject) {
    try (Splitter splitter = subject.open(64)) {
      List<Piece> pieces = splitter.split(SECTIONS);
      assertFalse(pieces.isEmpty());
      String all = String.join(" ", pieces.stream().map(Piece::indexed).toList());
      assertTrue(all.contains("an item of a list"), all);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_document_without_content_has_no_chunks(Subject subject) {
    try (Splitter splitter = subject.open(64)) {
      assertEquals(List.of(), splitter.split(new SampleTree("a.md", "\n").source()));
    }
  }

  @Test
  void both_engines_make_the_same_chunks() {
    try (Splitter java = Subject.JAVA.open(64);
        Splitter ffm = Subject.FFM.open(64)) {
      assertEquals(java.split(SECTIONS), ffm.split(SECTIONS));
    }
  }

  @Test
  void only_ocp4j_says_where_its_chunks_stand() {
    for (Subject subject : Subject.splitters()) {
      try (Splitter splitter = subject.open(64)) {
        boolean hasRanges =
            splitter.split(SECTIONS).stream().noneMatch(piece -> piece.ranges().isEmpty());
        assertEquals(subject.isOcp(), hasRanges);
      }
    }
  }

  @Test
  void spring_ai_hands_out_titles_beside_the_text() {
    try (Splitter splitter = Subject.SPRING_AI.open(64)) {
      List<Piece> pieces = splitter.split(SECTIONS);
      assertEquals(List.of("One", "Two"), pieces.stream().map(Piece::title).toList());
      assertEquals("Two\n\nan item of a list", pieces.get(1).indexed());
      assertEquals("an item of a list", pieces.get(1).text());
    }
  }

  @Test
  void spring_ai_refuses_special_tokens() {
    Source source = new SampleTree("a.md", "Stop at <|endoftext|>, `<|endoftext|>`.\n").source();
    try (Splitter splitter = Subject.SPRING_AI.open(64)) {
      assertThrows(Splitter.RefusedException.class, () -> splitter.split(source));
    }
  }

  @Test
  void langchain4j_writes_targets_after_the_text() {
    try (Splitter splitter = Subject.LANGCHAIN4J.open(64)) {
      assertTrue(splitter.split(SECTIONS).get(0).content().contains("\"two\" (#two)"));
    }
  }
}
