package org.ocp4j.engine.ffm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ocp4j.Ocp;
import org.ocp4j.engine.ffm.child.ShowEngine;
import org.ocp4j.nativelib.NativeLibrary;

/**
 * The output of {@link ShowEngine} in a JVM with other options.
 *
 * @param said the standard output
 * @param complained the standard error
 */
record Child(String said, String complained) {
  private static final String MODULES = Stream.of(
          FfmEngineProvider.class, NativeLibrary.class, Ocp.class)
      .map(Child::location)
      .collect(Collectors.joining(File.pathSeparator));

  private static String location(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
  }

  /** Runs the program with everything on the class path. */
  static Child onTheClassPath(Path directory, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(options));
    command.addAll(List.of("-cp", MODULES + File.pathSeparator + location(Child.class)));
    return run(directory, command);
  }

  /** Runs the program with the engine and its dependencies on the module path. */
  static Child onTheModulePath(Path directory, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(options));
    command.addAll(List.of("--module-path", MODULES, "--add-modules", "ALL-MODULE-PATH"));
    command.addAll(List.of("-cp", location(Child.class)));
    return run(directory, command);
  }

  private static Child run(Path directory, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(ShowEngine.class.getName());
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    Process process = new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), command.toString());
    String complained = Files.readString(err);
    assertEquals(0, process.exitValue(), complained);
    return new Child(Files.readString(out), complained);
  }
}
