package org.ocp4j.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.bench.report.Figure;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class StartUpTest {
  @TempDir
  private Path folder;

  private Path script(String name, String body) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  @Test
  void a_wait_takes_wall_time_and_work_takes_processor_time() throws IOException {
    String wait = script("wait", "sleep 0.3").toString();
    String work =
        script("work", "i=0; while [ $i -lt 150000 ]; do i=$((i + 1)); done").toString();
    StartUp startUp = new StartUp(Map.of("wait", List.of(wait), "work", List.of(work)), 2);
    List<Figure> figures = startUp.measure();
    assertEquals(4, figures.size());
    assertTrue(median(figures, "wall time", "wait") >= 300);
    assertTrue(median(figures, "processor time", "wait") < 200);
    assertTrue(median(figures, "processor time", "work") > 10);
    assertEquals(2, figures.get(0).samples().size());
  }

  private static double median(List<Figure> figures, String workload, String subject) {
    return figures.stream()
        .filter(figure -> figure.workload().equals(workload) && figure.subject().equals(subject))
        .mapToDouble(Figure::median)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_command_that_fails_is_named() throws IOException {
    String fail = script("fail", "exit 3").toString();
    StartUp startUp = new StartUp(Map.of("fail", List.of(fail)), 1);
    String message = assertThrows(IOException.class, startUp::measure).getMessage();
    assertEquals(fail + " ended with status 3", message);
  }

  @Test
  void peers_are_measured_if_they_are_installed() throws IOException {
    Path file = folder.resolve("a.md");
    StartCommands none = StartCommands.find(folder, file, "");
    assertEquals(
        List.of("remark (run npm install in bench/peers/remark)", "cmark", "cmark-gfm"),
        none.absent());
    assertTrue(none.commands().containsKey("ocp"));
    assertTrue(none.commands().containsKey("ocp --engine java"));

    Path cmark = script("cmark", "echo 'cmark 0.31.1 - CommonMark converter'");
    script("node", "echo v22.1.0");
    Files.createDirectories(folder.resolve("bench/peers/remark/node_modules"));
    String path = "/nowhere" + File.pathSeparator + folder.resolve("bin");
    StartCommands some = StartCommands.find(folder, file, path);
    assertEquals(List.of("cmark-gfm"), some.absent());
    assertTrue(some.commands().containsKey("remark (node 22.1.0)"));
    assertEquals(
        List.of(cmark.toString(), "-t", "xml", file.toString()),
        some.commands().get("cmark 0.31.1"));
  }
}
