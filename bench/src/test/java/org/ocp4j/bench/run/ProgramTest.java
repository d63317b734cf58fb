package org.ocp4j.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.bench.Corpus;
import org.ocp4j.bench.report.Figure;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class ProgramTest {
  @TempDir
  private Path folder;

  private Path script(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  private String path() {
    return "/nowhere" + File.pathSeparator + File.pathSeparator + folder;
  }

  @Test
  void programsAreFoundInThePathWithTheirVersions() throws IOException {
    Path cmark = script("cmark", "echo 'cmark 0.31.1 - CommonMark converter'");
    Path pulldown = script("pulldown-cmark", "echo 'Unrecognized option' >&2; exit 1");
    Files.writeString(folder.resolve("md2html"), "not a program");
    List<Program.Installed> found = Program.find(path());
    assertEquals(
        List.of("cmark 0.31.1 (a process)", "pulldown-cmark (a process)"),
        found.stream().map(Program.Installed::title).toList());
    assertEquals(List.of(cmark.toString()), found.get(0).command());
    assertEquals(
        List.of(
            pulldown.toString(), "--enable-tables", "--enable-strikethrough", "--enable-tasklists"),
        found.get(1).command());
    assertEquals("unknown", Versions.of(found).get("pulldown-cmark"));
    assertEquals("0.31.1", Versions.of(found).get("cmark"));
  }

  @Test
  void anEmptyPathHasNone() {
    assertEquals(List.of(), Program.find(""));
  }

  @Test
  void notesListInstalledAndMissingPrograms() throws IOException {
    script("cmark", "echo 1.2.3");
    List<String> notes = Notes.programs(Program.find(path()));
    assertTrue(notes.get(0).startsWith("cmark is a program outside Java."), notes.get(0));
    assertTrue(notes.get(0).contains("makes HTML"), notes.get(0));
    assertEquals(
        "Not measured, as not installed: md2html, cmark-gfm, pulldown-cmark.", notes.get(1));
    assertEquals(
        List.of("Not measured, as not installed: md2html, cmark, cmark-gfm, pulldown-cmark."),
        Notes.programs(List.of()));
  }

  @Test
  void aProgramReadsTheCorpusRepeatedly() throws IOException {
    Path read = folder.resolve("read");
    script("cmark", "wc -c >> " + read);
    ProgramStep step = step();
    Files.deleteIfExists(read);
    List<Figure> figures = step.measure();
    assertEquals(
        List.of("corpus", "corpus as Markdown"),
        figures.stream().map(Figure::workload).toList());
    assertEquals(2, figures.get(0).samples().size());
    assertTrue(figures.get(0).samples().stream().allMatch(sample -> sample > 0));
    List<Integer> sizes = Files.readAllLines(read).stream()
        .map(line -> Integer.valueOf(line.strip()))
        .toList();
    assertEquals(List.of(36, 0, 0, 36, 36), sizes);
  }

  @Test
  void aProgramThatFailsIsNotMeasured() throws IOException {
    script("cmark", "exit 3");
    ProgramStep step = step();
    assertTrue(assertThrows(IOException.class, step::measure).getMessage().endsWith("status 3"));
  }

  private ProgramStep step() {
    byte[] utf8 = "# Hi\n\nHello.\n\n- a\n".substring(0, 16).getBytes(StandardCharsets.UTF_8);
    Corpus corpus = new Corpus(
        List.of(new Corpus.Document("a.md", utf8, new String(utf8, StandardCharsets.UTF_8))), 16);
    Program.Installed cmark = Program.find(path()).get(0);
    return new ProgramStep(cmark, corpus, 20, 2, List.of("corpus", "corpus as Markdown"));
  }
}
