package org.ocp4j.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.bench.Corpus;
import org.ocp4j.bench.report.Figure;

class BenchTest {
  private static final Ocp.Candidate JAVA = candidate("java", true, "always", "");
  private static final Ocp.Candidate JNA =
      candidate("jna", false, "no library for this system", "use the engine java");

  @TempDir
  private Path folder;

  private static Ocp.Candidate candidate(String id, boolean available, String reason, String fix) {
    return new Ocp.Candidate(id, 1, available, reason, fix, "", "", false, "");
  }

  private static Figure figure(Group group, String workload, String subject) {
    return new Figure(group.title(), workload, subject, "ns", false, List.of(1.0));
  }

  /** A step that returns a figure with its title, or fails. */
  private record Fake(String title, boolean fails) implements Step {
    @Override
    public double seconds() {
      return 10;
    }

    @Override
    public List<Figure> measure() throws IOException {
      if (fails) {
        throw new IOException("it broke");
      }
      return List.of(figure(Group.PARSE, "corpus", title));
    }
  }

  private static final class Told implements Progress {
    private final List<String> told = new ArrayList<>();

    @Override
    public void started(int steps, Duration estimate) {
      told.add(steps + " in " + estimate.toSeconds());
    }

    @Override
    public void step(int number, String title) {
      told.add(number + " " + title);
    }

    @Override
    public void found(List<Figure> figures) {
      told.add("found " + figures.size());
    }
  }

  private static String refusal(List<String> engines) {
    return assertThrows(
            IllegalArgumentException.class, () -> Bench.check(engines, List.of(JAVA, JNA)))
        .getMessage();
  }

  @Test
  void enginesThatCannotRunAreRefused() {
    assertEquals("no engine \"jva\": name one of java", refusal(List.of("java", "jva")));
    assertEquals(
        "the engine jna cannot run here: no library for this system; use the engine java",
        refusal(List.of("jna")));
    assertEquals("no engine to measure: name one of java", refusal(List.of()));
    Bench.check(List.of("java"), List.of(JAVA, JNA));
  }

  @Test
  void foldersWithoutDocumentsAreRefused() throws IOException {
    Plan absent = new Plan(folder.resolve("absent"), List.of("java"), true);
    Told told = new Told();
    assertTrue(assertThrows(IllegalArgumentException.class, () -> Bench.run(absent, told))
        .getMessage()
        .startsWith("no folder "));
    Files.writeString(folder.resolve("a.txt"), "no document");
    Plan empty = new Plan(folder, List.of("java"), true);
    assertTrue(assertThrows(IllegalArgumentException.class, () -> Bench.run(empty, told))
        .getMessage()
        .startsWith("nothing to parse in "));
    assertEquals(List.of(), told.told);
  }

  @Test
  void documentsAreFoundBelowTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("b"));
    Files.writeString(folder.resolve("b/two.mdx"), "# Two");
    Files.writeString(folder.resolve("one.md"), "One.");
    Files.writeString(folder.resolve("three.txt"), "Three.");
    Corpus corpus = Corpus.read(folder.toString());
    assertEquals(2, corpus.files().size());
    assertEquals(9, corpus.bytes());
  }

  @Test
  void aStepThatFailsIsANoteAndTheOthersGoOn() throws IOException {
    Told told = new Told();
    List<String> notes = new ArrayList<>();
    List<Figure> figures =
        Bench.measure(List.of(new Fake("a", true), new Fake("b", false)), told, notes);
    assertEquals(List.of("b"), figures.stream().map(Figure::subject).toList());
    assertEquals(List.of("Not measured: a. it broke"), notes);
    assertEquals(List.of("2 in 20", "1 a", "found 0", "2 b", "found 1"), told.told);
  }

  @Test
  void aRunWithoutFiguresFails() {
    List<Step> steps = List.of(new Fake("a", true));
    List<String> notes = new ArrayList<>();
    IOException thrown =
        assertThrows(IOException.class, () -> Bench.measure(steps, new Told(), notes));
    assertTrue(thrown.getMessage().contains("it broke"), thrown.getMessage());
  }

  @Test
  void turnsOfASubjectAreOneFigure() {
    Figure first = figure(Group.WALK, "corpus", "ffm");
    Figure other = figure(Group.WALK, "corpus", "jna");
    List<Figure> merged = Bench.merged(List.of(first, other, first));
    assertEquals(List.of("ffm", "jna"), merged.stream().map(Figure::subject).toList());
    assertEquals(2 * first.samples().size(), merged.get(0).samples().size());
    assertEquals(other, merged.get(1));
  }

  @Test
  void figuresOfAWorkloadAreTogether() {
    Figure walk = figure(Group.WALK, "corpus", "ffm");
    Figure first = figure(Group.PARSE, "corpus", "ffm");
    Figure markdown = figure(Group.PARSE, "corpus as Markdown", "ffm");
    Figure last = figure(Group.PARSE, "corpus", "cmark");
    assertEquals(
        List.of(first, last, markdown, walk), Bench.sorted(List.of(walk, first, markdown, last)));
  }

  @Test
  void theProcessorIsReadWhereLinuxWritesIt() throws IOException {
    Path file = Files.writeString(
        folder.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: A Processor @ 3 GHz\n");
    assertEquals("A Processor @ 3 GHz", Machine.processor(file));
    assertTrue(!Machine.processor(folder.resolve("absent")).isEmpty());
    assertEquals(
        List.of("operating system", "processor", "processors", "memory", "Java"),
        List.copyOf(Machine.describe().keySet()));
  }
}
