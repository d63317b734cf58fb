package org.ocp4j.docs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A folder that looks like the checkout: it has the documents, and an {@code ./ocp} that runs the
 * classes under test. What commands write stays in it.
 */
final class Sandbox {
  private static final long LONGEST_MINUTES = 2;

  /** The documents that commands may name. */
  private static final List<String> FILES =
      List.of("README.md", "docs/format.md", "docs/grammar.md", "examples/tour.mdx");

  private final Path folder;

  /** Prepares an empty folder. */
  Sandbox(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectory(folder.resolve("docs"));
    Files.createDirectory(folder.resolve("examples"));
    for (String name : FILES) {
      Files.copy(Pages.ROOT.resolve(name), folder.resolve(name));
    }
    String classPath = Arrays.stream(
            System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path script = Files.writeString(
        folder.resolve("ocp"),
        "#!/bin/sh\nexec '"
            + java
            + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp '"
            + classPath
            + "' org.ocp4j.cli.Main \"$@\"\n");
    script.toFile().setExecutable(true);
  }

  /** What a command printed, and its exit code. */
  record Result(int exitCode, String out, String err) {}

  Result run(String command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder("sh", "-euc", command)
        .directory(folder.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("takes too long: " + command);
    }
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
