package org.ocp4j.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command in the documentation exists, with its options, modules, tests and properties. Those
 * that parse are run; {@code -Pfull} runs {@code ./ocp tck} as well.
 */
class ShellBlocksTest {
  private static final Set<String> RUN = Set.of("./ocp", "printf", "echo", "cat");

  /** Commands of {@code ./ocp} that are not run: a measurement, and in a plain build the tests. */
  private static final Pattern LONG =
      Pattern.compile(Pages.isFullBuild() ? "\\./ocp bench\\b.*" : "\\./ocp (?:bench|tck)\\b.*");

  @TempDir
  private Path folder;

  private static List<CodeBlock> blocks() throws IOException {
    return Pages.blocks("sh").stream()
        .filter(block -> !block.is(Marker.Kind.SKIPPED))
        .toList();
  }

  private static boolean isRun(ShellLine line) {
    return RUN.contains(line.program())
        && !LONG.matcher(String.join(" ", line.words())).matches();
  }

  @Test
  void every_command_is_well_formed() throws IOException {
    Commands commands = new Commands();
    List<String> problems = new ArrayList<>();
    for (CodeBlock block : blocks()) {
      for (ShellLine line : ShellLine.of(block)) {
        if (line.program().equals("./ocp") || !RUN.contains(line.program())) {
          commands
              .problems(line.words())
              .forEach(problem -> problems.add(line.place() + ": " + problem));
        }
      }
    }
    for (Page page : Pages.all()) {
      for (Page.Text code : page.inlineCode()) {
        List<String> words = Arrays.stream(code.text().split("\\s+"))
            .filter(word -> !word.contains("…"))
            .toList();
        if (words.size() > 1 && Set.of("./mvnw", "./ocp").contains(words.get(0))) {
          commands
              .problems(words)
              .forEach(problem -> problems.add(page.name() + ":" + code.line() + ": " + problem));
        }
      }
    }
    assertEquals(List.of(), problems);
  }

  @TestFactory
  Stream<DynamicTest> every_block_runs() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
    return blocks().stream()
        .filter(block -> Pages.isFullBuild() || !block.is(Marker.Kind.FULL_BUILD))
        .filter(block -> ShellLine.of(block).stream().anyMatch(ShellBlocksTest::isRun))
        .map(block -> DynamicTest.dynamicTest(block.place(), () -> run(block)));
  }

  private void run(CodeBlock block) throws Exception {
    Sandbox sandbox = new Sandbox(Files.createTempDirectory(folder, "block"));
    StringBuilder printed = new StringBuilder();
    for (ShellLine line : ShellLine.of(block)) {
      if (isRun(line)) {
        Sandbox.Result result = sandbox.run(line.text());
        assertEquals(line.exitCode(), result.exitCode(), () -> line.place() + ": " + result.err());
        printed.append(result.out()).append(result.err());
      }
    }
    ExpectedOutput.check(block, printed.toString());
  }
}
