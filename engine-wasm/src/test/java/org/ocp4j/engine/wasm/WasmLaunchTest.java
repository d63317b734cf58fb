package org.ocp4j.engine.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.engine.wasm.child.ParseOnce;

/**
 * Tests that the engine, in a JVM of its own, needs no flag, prints no warning and leaves no file.
 */
class WasmLaunchTest {
  private static final String MODULES = Stream.of(
          WasmEngineProvider.class, Ocp.class, Instance.class, WasmModule.class)
      .map(WasmLaunchTest::location)
      .collect(Collectors.joining(File.pathSeparator));
  private static final String OURS = location(ParseOnce.class);
  private static final List<String> CLASS_PATH =
      List.of("-cp", MODULES + File.pathSeparator + OURS);
  private static final List<String> MODULE_PATH =
      List.of("--module-path", MODULES, "--add-modules", "org.ocp4j.engine.wasm", "-cp", OURS);

  @TempDir
  private Path directory;

  private static String location(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
  }

  /** Runs the program and asserts that it prints only its success and leaves no file. */
  private void assertWorksInSilence(List<String> path, String... options)
      throws IOException, InterruptedException {
    Path temporary = Files.createTempDirectory(directory, "tmp");
    Path home = Files.createTempDirectory(directory, "home");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Duser.home=" + home);
    command.add("-XX:-UsePerfData"); // which would be a file in the temporary directory
    command.addAll(List.of(options));
    command.addAll(path);
    command.add(ParseOnce.class.getName());
    Path out = directory.resolve("out");
    Process process = new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), command.toString());
    assertEquals("works with wasm", Files.readString(out));
    assertEquals(0, process.exitValue());
    assertEmpty(temporary);
    assertEmpty(home);
  }

  private static void assertEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(), files.collect(Collectors.toList()));
    }
  }

  @Test
  void onTheClassPathItNeedsNothing() throws Exception {
    assertWorksInSilence(CLASS_PATH);
  }

  @Test
  void onTheModulePathItNeedsNothing() throws Exception {
    assertWorksInSilence(MODULE_PATH);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void nativeAccessIsNotNeeded() throws Exception {
    assertWorksInSilence(CLASS_PATH, "--illegal-native-access=deny");
    assertWorksInSilence(MODULE_PATH, "--illegal-native-access=deny");
  }

  @Test
  void aSmallStackAndHeapAreEnough() throws Exception {
    assertWorksInSilence(CLASS_PATH, "-Xmx16m", "-Xss256k");
  }
}
