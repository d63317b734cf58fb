package org.ocp4j.nativelib.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.nativelib.NativeLibrary;
import org.ocp4j.nativelib.NativeLibrary.Found;
import org.ocp4j.nativelib.NativeLibrary.Location;

/**
 * Tests whether the JDK lets an engine call the native library, and what the engine says if not.
 * The engines {@code ffm} and {@code jna} compile this test as one of their own.
 */
public abstract class NativeAccessTest {
  private static final String DENY = "--illegal-native-access=deny";
  private static final String ALLOW = "--enable-native-access=";

  private final String works;
  private final String callingModule;
  private final String modules;
  private final boolean collectable;

  @TempDir
  private Path directory;

  /**
   * Creates the test of an engine.
   *
   * @param engine the engine's name
   * @param callingModule the module that calls native code
   * @param collectable whether a class loader with the engine can be collected
   * @param needed a class of each module that the engine needs, its own included
   */
  protected NativeAccessTest(
      String engine, String callingModule, boolean collectable, Class<?>... needed) {
    this.collectable = collectable;
    this.works = "works with " + engine;
    this.callingModule = callingModule;
    this.modules = Stream.concat(Stream.of(NativeLibrary.class, Ocp.class), Stream.of(needed))
        .map(NativeAccessTest::location)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * The output of {@link ShowEngine} in a JVM with other options.
   *
   * @param out the standard output
   * @param err the standard error
   */
  private record Child(String out, String err) {}

  private static String location(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
  }

  private Child onTheClassPath(String... options) throws Exception {
    return run(List.of(options), "-cp", modules + File.pathSeparator + location(ShowEngine.class));
  }

  /** Runs the program with the engine and its dependencies on the module path. */
  private Child onTheModulePath(String... options) throws Exception {
    return run(
        List.of(options),
        "--module-path",
        modules,
        "--add-modules",
        "ALL-MODULE-PATH",
        "-cp",
        location(ShowEngine.class));
  }

  private Child run(List<String> options, String... paths) throws Exception {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(paths));
    return run(all, ShowEngine.class, List.of());
  }

  private Child run(List<String> options, Class<?> program, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(program.getName());
    command.addAll(arguments);
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    Process process = new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), command.toString());
    Child child = new Child(Files.readString(out), Files.readString(err));
    assertEquals(0, process.exitValue(), child.err());
    return child;
  }

  private void assertNames(String flag, Child child) {
    assertTrue(child.out().startsWith("false|native access is denied: "), child.out());
    assertTrue(
        child.out().endsWith("|start java with " + flag + System.lineSeparator()), child.out());
    assertFalse(child.out().contains(works), child.out());
  }

  private void assertWorksInSilence(Child child) {
    assertTrue(child.out().contains(works), child.out());
    assertEquals("", child.err());
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void deniedOnTheClassPathItNamesTheFlag() throws Exception {
    assertNames(ALLOW + "ALL-UNNAMED", onTheClassPath(DENY));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void deniedOnTheModulePathItNamesTheFlag() throws Exception {
    assertNames(ALLOW + callingModule, onTheModulePath(DENY));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void thatFlagIsEnough() throws Exception {
    assertWorksInSilence(onTheClassPath(DENY, ALLOW + "ALL-UNNAMED"));
    assertWorksInSilence(onTheModulePath(DENY, ALLOW + callingModule));
  }

  @Test
  void itWorksWithoutTheFlag() throws Exception {
    assertTrue(onTheClassPath().out().contains(works));
    assertTrue(onTheModulePath().out().contains(works));
  }

  @Test
  void libraryThatIsNotThereIsNamed() throws Exception {
    Path missing = directory.resolve("no-such-library");
    String said = onTheClassPath("-Docp.native.library=" + missing).out();
    assertTrue(said.startsWith("false|" + missing + ", set by ocp.native.library,"), said);
  }

  @Test
  void libraryThatIsNoneIsNamed() throws Exception {
    Path text = Files.writeString(directory.resolve("text"), "no library");
    String said = onTheClassPath("-Docp.native.library=" + text).out();
    assertTrue(said.startsWith("false|" + text + ", set by ocp.native.library, is not a"), said);
  }

  /** A loader that maps such a file ends the process, which this test would see. */
  @Test
  void truncatedLibraryEndsNoJvm() throws Exception {
    Location location = NativeLibrary.locate();
    assumeTrue(location instanceof Found, "there is no library for this machine");
    byte[] whole = Files.readAllBytes(((Found) location).path());
    for (int length : new int[] {0, 3, 64, 4_096, whole.length / 2, whole.length - 1}) {
      Path cut = directory.resolve("cut");
      Files.write(cut, Arrays.copyOf(whole, length));
      String said = onTheClassPath("-Docp.native.library=" + cut).out();
      assertTrue(said.startsWith("false|" + cut + ", set by ocp.native.library, is "), said);
      assertTrue(said.contains("|set -D") || said.contains("|copy the whole file again"), said);
    }
    Path copy = Files.write(directory.resolve("copy"), whole);
    assertTrue(onTheClassPath("-Docp.native.library=" + copy).out().contains(works));
  }

  /** An engine in a loader that stays, such as a server's, keeps no application's loader. */
  @Test
  void loadersOfApplicationsAreCollected() throws Exception {
    assertCollected(5, modules, location(ShowEngine.class));
  }

  @Test
  void loadersOfTheEngineAreCollectedIfTheTechniqueLetsThem() throws Exception {
    String all = modules + File.pathSeparator + location(ShowEngine.class);
    assertCollected(collectable ? 5 : 0, "", all);
  }

  private void assertCollected(int loaders, String stays, String goes) throws Exception {
    List<String> options = List.of("-cp", location(LeaveLoaders.class));
    String said = run(options, LeaveLoaders.class, List.of(stays, goes)).out();
    assertTrue(said.contains(works), said);
    assertTrue(said.contains("collected " + loaders + " of 5"), said);
  }
}
