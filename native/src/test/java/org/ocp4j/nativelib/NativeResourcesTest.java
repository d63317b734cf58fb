package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests build/NativeResources.java, which selects the libraries that the build packages. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its tools here are shell scripts")
class NativeResourcesTest {
  private static final String PACKAGE = "org/ocp4j/nativelib/";
  private static final byte[] COMMITTED = {1, 2, 3};

  @TempDir
  static Path classes;

  @TempDir
  Path sources;

  @TempDir
  Path output;

  @TempDir
  Path tools;

  private record Result(int status, String said) {}

  /** Compiles the program. Maven runs it from source, which would take longer here. */
  @BeforeAll
  static void compile() {
    Optional<ToolProvider> compiler = ToolProvider.findFirst("javac");
    assumeTrue(compiler.isPresent(), "a JDK compiles it");
    String[] arguments = {"-d", classes.toString(), "build/NativeResources.java"};
    assertEquals(0, compiler.get().run(System.out, System.err, arguments));
  }

  /** Writes sources, a test beside them, and two libraries built from these sources. */
  @BeforeEach
  void makeSources() throws Exception {
    write("core/src/lib.rs", "fn core() {}");
    write("core/src/tests/some.rs", "fn test() {}");
    write("core/src/some/tests.rs", "fn test() {}");
    write("records/src/lib.rs", "fn records() {}");
    write("ffi/src/lib.rs", "fn ffi() {}");
    write("include/ocp.h", "int ocp(void);");
    write("wasm/src/lib.rs", "fn wasm() {}");
    write("Cargo.toml", "[workspace]");
    write("Cargo.lock", "version = 3");
    write("pom.xml", "not a source of the libraries");
    record("linux-x86_64", "linux-aarch64");
  }

  private Path write(String name, String text) throws IOException {
    Path file = sources.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }

  private void record(String... platforms) throws Exception {
    StringBuilder index = new StringBuilder("sources=" + digest() + "\n");
    for (String platform : platforms) {
      Path library = write("src/main/resources/" + PACKAGE + platform + "/libocp4j.so", "");
      Files.write(library, COMMITTED);
      index.append(platform).append(".file=libocp4j.so\n");
      index.append(platform + ".sha256=" + TestMachine.sha256(COMMITTED) + "\n");
      index.append(platform + ".rustc=1.63.0\n");
    }
    write("src/main/resources/" + PACKAGE + "libraries.properties", index.toString());
  }

  /** Computes the digest of the sources as native/sources-digest does. */
  private String digest() throws Exception {
    return digest("ffi/src/lib.rs", "include/ocp.h");
  }

  private String digest(String... names) throws Exception {
    TreeSet<String> all = new TreeSet<>(List.of(names));
    all.addAll(List.of("Cargo.lock", "Cargo.toml", "core/src/lib.rs", "records/src/lib.rs"));
    StringBuilder lines = new StringBuilder();
    for (String name : all) {
      byte[] content = Files.readAllBytes(sources.resolve(name));
      lines.append(TestMachine.sha256(content)).append("  ").append(name).append('\n');
    }
    return TestMachine.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Result run() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder = new ProcessBuilder(
        java.toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classes.toString(),
        "NativeResources",
        sources.toString(),
        output.toString());
    builder.environment().put("PATH", tools.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }

  private void tool(String name, String script) throws IOException {
    Path tool = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
  }

  /** Makes a fake Rust, whose Cargo copies core/src/lib.rs as the library. */
  private void makeRust(String host) throws IOException {
    tool("rustc", "echo rustc 1.99.0\necho host: " + host + "\necho release: 1.99.0\n");
    tool(
        "cargo",
        "out=$CARGO_TARGET_DIR/" + host + "/release\n"
            + "/bin/mkdir -p $out\n/bin/cat core/src/lib.rs >$out/libocp4j.so\n");
  }

  private Properties index() throws IOException {
    Properties index = new Properties();
    try (InputStream in = Files.newInputStream(output.resolve(PACKAGE + "libraries.properties"))) {
      index.load(in);
    }
    return index;
  }

  private byte[] built(String platform) throws IOException {
    return Files.readAllBytes(output.resolve(PACKAGE + platform + "/libocp4j.so"));
  }

  private void assertRefused(String... parts) throws Exception {
    Result result = run();
    assertEquals(1, result.status(), result.said());
    for (String part : parts) {
      assertTrue(result.said().contains(part), result.said());
    }
    assertFalse(result.said().contains("at NativeResources"), result.said());
  }

  @Test
  void withoutCargoTheCommittedLibrariesAreUsed() throws Exception {
    Result result = run();

    assertEquals(new Result(0, ""), result);
    assertArrayEquals(COMMITTED, built("linux-x86_64"));
    assertArrayEquals(COMMITTED, built("linux-aarch64"));
    assertEquals(digest(), index().getProperty("sources"));
    assertEquals(TestMachine.sha256(COMMITTED), index().getProperty("linux-x86_64.sha256"));
  }

  @Test
  void withoutCargoOtherSourcesFailAndTheCommandIsNamed() throws Exception {
    List<String> names =
        List.of("core/src/lib.rs", "records/src/lib.rs", "Cargo.lock", "include/ocp.h");
    for (String name : names) {
      String before = Files.readString(sources.resolve(name));
      write(name, before + " changed");
      assertRefused("native/build-libraries", "Cargo");
      write(name, before);
    }
    write("core/src/more.rs", "");
    assertRefused("native/build-libraries");
  }

  @Test
  void testsAndOtherFilesAreNotSources() throws Exception {
    write("core/src/tests/some.rs", "fn another() {}");
    write("core/src/some/tests.rs", "fn another() {}");
    write("core/tests/more.rs", "");
    write("wasm/src/lib.rs", "fn changed() {}");
    write("pom.xml", "changed");

    assertEquals(0, run().status());
  }

  @Test
  void withoutCargoAndWithoutLibrariesItFails() throws Exception {
    Files.delete(sources.resolve("src/main/resources/" + PACKAGE + "libraries.properties"));

    assertRefused("native/build-libraries");
  }

  @Test
  void aLibraryThatWasChangedOrLostFails() throws Exception {
    Path library = sources.resolve("src/main/resources/" + PACKAGE + "linux-x86_64/libocp4j.so");
    Files.write(library, new byte[] {1, 2, 4});
    assertRefused("linux-x86_64", "native/build-libraries");
    Files.delete(library);
    assertRefused("linux-x86_64", "native/build-libraries");
  }

  @Test
  void withCargoTheHostsIsBuilt() throws Exception {
    makeRust("x86_64-unknown-linux-gnu");
    Result result = run();

    assertEquals(0, result.status(), result.said());
    assertArrayEquals("fn core() {}".getBytes(StandardCharsets.UTF_8), built("linux-x86_64"));
    assertArrayEquals(COMMITTED, built("linux-aarch64"));
    assertEquals("1.99.0", index().getProperty("linux-x86_64.rustc"));
    assertEquals(
        TestMachine.sha256(built("linux-x86_64")), index().getProperty("linux-x86_64.sha256"));
  }

  @Test
  void withCargoLibrariesOfOtherSourcesAreLeftOut() throws Exception {
    makeRust("x86_64-unknown-linux-gnu");
    assertEquals(0, run().status());
    write("core/src/lib.rs", "fn changed() {}");
    Result result = run();

    assertEquals(0, result.status(), result.said());
    assertTrue(result.said().contains("linux-aarch64"), result.said());
    assertArrayEquals("fn changed() {}".getBytes(StandardCharsets.UTF_8), built("linux-x86_64"));
    assertFalse(Files.exists(output.resolve(PACKAGE + "linux-aarch64")));
    assertFalse(index().containsKey("linux-aarch64.file"));
    assertEquals(digest(), index().getProperty("sources"));
  }

  @Test
  void aHostWithMuslHasAPlatformOfItsOwn() throws Exception {
    makeRust("x86_64-alpine-linux-musl");
    assertEquals(0, run().status());

    assertArrayEquals("fn core() {}".getBytes(StandardCharsets.UTF_8), built("linux-x86_64-musl"));
    assertArrayEquals(COMMITTED, built("linux-x86_64"));
  }

  @Test
  void whenCargoFailsTheBuildFails() throws Exception {
    makeRust("x86_64-unknown-linux-gnu");
    tool("cargo", "echo no network >&2\nexit 101\n");

    assertRefused("no network", "Cargo could not build");
  }

  @Test
  void theScriptMakesTheSameDigest() throws Exception {
    assertEquals(new Result(0, digest() + "\n"), runScript());
    assertEquals(new Result(0, digest() + "\n"), runScript("libraries"));
    assertEquals(new Result(0, digest("wasm/src/lib.rs") + "\n"), runScript("wasm"));
  }

  @Test
  void theScriptRefusesUnknownArguments() throws Exception {
    for (String[] arguments : new String[][] {{"other"}, {""}, {"wasm", "libraries"}}) {
      Result result = runScript(arguments);
      assertEquals(1, result.status(), result.said());
      assertTrue(result.said().startsWith("usage: "), result.said());
    }
  }

  private Result runScript(String... arguments) throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.exists(bash), "no bash");
    Path script = sources.resolve("sources-digest");
    Files.copy(Path.of("sources-digest"), script, StandardCopyOption.REPLACE_EXISTING);
    List<String> command = new ArrayList<>(List.of(bash.toString(), script.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }
}
