package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.nativelib.NativeLibrary.Found;
import org.ocp4j.nativelib.NativeLibrary.Missing;
import org.ocp4j.spi.Availability;

class LocatorTest {
  @TempDir
  Path root;

  @TempDir
  Path base;

  private TestMachine made;
  private Locator locator;

  @BeforeEach
  void makeMachine() throws Exception {
    made = new TestMachine(root);
    made.properties.put("java.io.tmpdir", base.toString());
    locator = new Locator(made.machine(), made.resources());
  }

  private Found found() {
    return assertInstanceOf(Found.class, locator.locate());
  }

  private Missing missing(String... parts) {
    Missing missing = assertInstanceOf(Missing.class, locator.locate());
    String all = missing.reason() + " | " + missing.fix();
    for (String part : parts) {
      assertTrue(all.contains(part), all + " should name " + part);
    }
    return missing;
  }

  private boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void theLibraryForThisPlatform() throws IOException {
    Found found = found();

    assertArrayEquals(TestMachine.LIBRARY, Files.readAllBytes(found.path()));
    assertTrue(found.path().startsWith(base.toRealPath().resolve("ocp4j-somebody")));
    assertTrue(found.origin().contains("linux-x86_64"), found.origin());
  }

  @Test
  void theDirectoryOfTheProperty() throws IOException {
    Path named = base.resolve("named");
    made.properties.put(NativeLibrary.DIRECTORY_PROPERTY, named.toString());

    assertTrue(found().path().startsWith(named.toRealPath()));
  }

  @Test
  void theFileOfThePropertyComesFirst() throws IOException {
    Path library = Files.write(base.resolve("mine.so"), TestLibraries.elf(62, "libc.so.6"));
    made.properties.put(NativeLibrary.LIBRARY_PROPERTY, library.toString());
    made.resources.clear();

    assertEquals(library, found().path());
    assertTrue(
        found().origin().contains(NativeLibrary.LIBRARY_PROPERTY), found().origin());
  }

  @Test
  void aRelativePathIsFromTheWorkingDirectory() {
    String committed = "src/main/resources/org/ocp4j/nativelib/linux-x86_64/libocp4j.so";
    made.properties.put(NativeLibrary.LIBRARY_PROPERTY, committed);

    assertEquals(Path.of(committed).toAbsolutePath(), found().path());
  }

  @Test
  void aMissingFileOfThePropertyIsAnError() throws IOException {
    made.properties.put(NativeLibrary.LIBRARY_PROPERTY, base.resolve("none.so").toString());
    Missing missing = missing("none.so", "does not exist", NativeLibrary.LIBRARY_PROPERTY);
    assertNull(missing.cause());

    made.properties.put(NativeLibrary.LIBRARY_PROPERTY, base.toString());
    missing(base.toString(), "is not a file");
    made.properties.put(NativeLibrary.LIBRARY_PROPERTY, "a\0b");
    missing("is not a valid path");
    assertTrue(isEmpty(base));
  }

  @Test
  void aFileOfThePropertyThatMustNotBeLoaded() throws IOException {
    byte[] whole = TestLibraries.elf(62, "libc.so.6");
    Path library = Files.write(base.resolve("mine.so"), Arrays.copyOf(whole, 300));
    made.properties.put(NativeLibrary.LIBRARY_PROPERTY, library.toString());
    Missing cut = missing("mine.so, set by ocp.native.library, is truncated", "copy the whole");
    assertInstanceOf(LibraryFileException.class, cut.cause());

    Files.write(library, whole);
    assertEquals(library, found().path());
    Files.write(library, TestLibraries.elf(183, "libc.so.6"));
    missing("was built for Linux with glibc on aarch64", "to a library for linux-x86_64");
  }

  @Test
  void blankPropertiesAreNotSet() throws IOException {
    made.properties.put(NativeLibrary.LIBRARY_PROPERTY, " ");
    made.properties.put(NativeLibrary.DIRECTORY_PROPERTY, "");

    assertTrue(found().path().startsWith(base.toRealPath()));
  }

  @Test
  void aPlatformWithoutLibrary() throws Exception {
    made.library("windows-x86_64", "ocp4j.dll", TestMachine.LIBRARY);
    made.properties.put("os.arch", "riscv64");
    missing("linux-riscv64", "linux-x86_64, windows-x86_64", "ocp4j-engine-java");

    made.properties.put("os.arch", "amd64");
    made.program(TestMachine.elf(TestMachine.MUSL));
    missing("linux-x86_64-musl");
    assertTrue(isEmpty(base));
  }

  @Test
  void anArtifactThatIsDamaged() {
    made.resources.put(
        LibraryIndex.RESOURCE, "linux-x86_64.file=x".getBytes(StandardCharsets.UTF_8));
    missing("damaged", "no digest");
    made.resources.clear();
    missing("damaged", LibraryIndex.RESOURCE);
  }

  @Test
  void anArtifactWithoutLibraries() throws IOException {
    found();
    locator = new Locator(made.machine(), made.resources());
    made.resources.remove("linux-x86_64/libocp4j.so");

    missing(
        "org.ocp4j:ocp4j-native with the classifier linux-x86_64",
        "--add-modules org.ocp4j.nativelib.linux_x86_64",
        "-D" + NativeLibrary.LIBRARY_PROPERTY);
  }

  @Test
  void aLibraryThatIsDamaged() {
    made.resources.put("linux-x86_64/libocp4j.so", new byte[3]);

    missing("SHA-256", base.toString());
  }

  @Test
  void aDirectoryThatCannotBeMade() throws IOException {
    Path file = Files.createFile(base.resolve("file"));
    made.properties.put(NativeLibrary.DIRECTORY_PROPERTY, file.toString());
    missing(file.toString(), NativeLibrary.DIRECTORY_PROPERTY);

    made.properties.put(NativeLibrary.DIRECTORY_PROPERTY, "a\0b");
    missing(NativeLibrary.DIRECTORY_PROPERTY);
  }

  @Test
  void aDirectoryMountedNoexec() throws IOException {
    String real = base.toRealPath().toString();
    made.mounts("tmpfs " + real + " tmpfs rw,noexec 0 0");

    missing("noexec", real, "-D" + NativeLibrary.DIRECTORY_PROPERTY);
  }

  @Test
  void aFoundLibraryIsRemembered() throws IOException {
    Found found = found();
    made.resources.clear();
    assertEquals(found, found());

    Path library = Files.write(base.resolve("mine.so"), TestLibraries.elf(62, "libc.so.6"));
    made.properties.put(NativeLibrary.LIBRARY_PROPERTY, library.toString());
    assertEquals(library, found().path());
    made.properties.remove(NativeLibrary.LIBRARY_PROPERTY);
    missing("damaged");
  }

  @Test
  void aRemovedLibraryIsExtractedAgain() throws IOException {
    Found found = found();
    Files.delete(found.path());

    assertEquals(found, found());
    assertTrue(Files.exists(found.path()));
  }

  @Test
  void aMissingLibraryIsSearchedAgain() throws Exception {
    made.resources.clear();
    missing("damaged");
    made.library("linux-x86_64", "libocp4j.so", TestMachine.LIBRARY);

    found();
  }

  @Test
  void aDirectoryOfThisJvmAloneHasTheLibraryToo() throws IOException {
    Files.createFile(base.resolve("ocp4j-somebody"));
    Found found = found();

    assertArrayEquals(TestMachine.LIBRARY, Files.readAllBytes(found.path()));
    assertNotEquals(
        base.toRealPath().resolve("ocp4j-somebody"), found.path().getParent().getParent());
  }

  @Test
  void failuresToLoadAreExplained() throws IOException {
    Path library = Files.createFile(base.toRealPath().resolve("libocp4j.so"));
    LoadFailures failures = new LoadFailures(made.machine());
    Throwable mapping = new UnsatisfiedLinkError(
        library + ": failed to map segment from shared object: Operation not permitted");
    Throwable glibc = new UnsatisfiedLinkError(
        "/lib/libc.so.6: version `GLIBC_2.17' not found (required by " + library + ")");
    Throwable other = new IllegalArgumentException();

    assertTrue(failures.explain(library, mapping).reason().contains("noexec"));
    assertTrue(failures.explain(library, glibc).reason().contains("needs glibc 2.17"));
    Missing missing = failures.explain(library, other);
    assertTrue(missing.reason().contains(library + " failed"), missing.reason());
    assertEquals(other, missing.cause());
    made.mounts("tmpfs " + base.toRealPath() + " tmpfs rw,noexec 0 0");
    assertTrue(failures.explain(library, other).reason().contains("noexec"));
  }

  @Test
  void aMissingLibraryIsAnUnavailableEngine() {
    Throwable cause = new IOException("x");

    assertEquals(
        Availability.no("why", "what to do", cause),
        new Missing("why", "what to do", cause).availability());
  }
}
