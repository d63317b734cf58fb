package org.ocp4j.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how figures are grouped, and which figure is the baseline. */
class SectionTest {
  private static List<Section> sections(Figure... figures) {
    return Section.of(SavedRun.of(Runs.ENGINES, Runs.of(figures)));
  }

  @Test
  void figures_of_one_kind_are_together_in_the_order_of_the_run() {
    List<Section> sections = sections(
        Runs.speed("java", 2), Runs.time("java", 5), Runs.speed("ffm", 3), Runs.time("ffm", 4));
    assertEquals(
        List.of("parse, corpus", "parse, 1.6 KB"),
        sections.stream().map(Section::title).toList());
    assertEquals(
        List.of("java", "ffm"),
        sections.get(0).figures().stream().map(Figure::subject).toList());
  }

  @Test
  void units_are_not_mixed() {
    Figure bytes = new Figure("parse", "corpus", "ffm", "bytes", false, List.of(1.0));
    assertEquals(2, sections(Runs.speed("ffm", 1), bytes).size());
  }

  @Test
  void more_than_one_is_better_whatever_was_measured() {
    Section speed = sections(Runs.speed("ffm", 10), Runs.speed("java", 5)).get(0);
    assertEquals(0.5, speed.ratio(speed.figures().get(1)));
    assertEquals("times as fast as ffm", speed.ratioTitle());
    Section time = sections(Runs.time("ffm", 10), Runs.time("java", 5)).get(0);
    assertEquals(2, time.ratio(time.figures().get(1)));
    assertEquals("times as fast as ffm", time.ratioTitle());
    Figure bytes = new Figure("memory", "", "java", "bytes/byte", false, List.of(3.0));
    assertEquals("times less than java", sections(bytes).get(0).ratioTitle());
    assertEquals("memory", sections(bytes).get(0).title());
  }

  @Test
  void the_baseline_is_commonmark_java_or_the_first_engine() {
    Figure peer = Runs.speed("flexmark-java", 1);
    Figure own = Runs.speed("java", 2);
    Figure batch = Runs.speed("ffm, batch", 2);
    Figure commonmark = Runs.speed(Section.BASELINE, 3);
    assertEquals(commonmark, sections(peer, own, commonmark).get(0).baseline());
    assertEquals(own, sections(peer, own).get(0).baseline());
    assertEquals(batch, sections(peer, batch).get(0).baseline());
    assertEquals(peer, sections(peer).get(0).baseline());
  }
}
