package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.nativelib.LibraryFileException.Problem;

/** Tests that libraries of kernels are checked, and extracted where only the user can write. */
class KernelFilesTest {
  @TempDir
  private Path root;

  @TempDir
  private Path base;

  private KernelFiles files;
  private byte[] linux;

  @BeforeEach
  void makeMachine() throws Exception {
    TestMachine machine = new TestMachine(root);
    machine.properties.put(NativeLibrary.DIRECTORY_PROPERTY, base.toString());
    files = new KernelFiles(machine.machine());
    linux = Objects.requireNonNull(TestLibraries.committed().get("linux-x86_64"));
  }

  private Problem problem(byte[] bytes) {
    KernelCode code = KernelCode.ofBytes("libmine.so", bytes);
    return assertThrows(LibraryFileException.class, () -> files.path(code)).problem();
  }

  @Test
  void bytesAreExtractedOnce() throws IOException {
    Path file = files.path(KernelCode.ofBytes("libmine.so", linux));
    assertTrue(file.startsWith(base.toRealPath()), file::toString);
    assertArrayEquals(linux, Files.readAllBytes(file));
    assertEquals(file, files.path(KernelCode.ofBytes("libmine.so", linux)));
    Files.write(file, new byte[10]);
    assertArrayEquals(
        linux, Files.readAllBytes(files.path(KernelCode.ofBytes("libmine.so", linux))));
  }

  @Test
  void fileIsUsedWhereItIs() throws IOException {
    Path own = Files.write(base.resolve("libown.so"), linux);
    assertEquals(own, files.path(KernelCode.ofFile(own)));
    assertThrows(
        IOException.class, () -> files.path(KernelCode.ofFile(base.resolve("missing.so"))));
  }

  @Test
  void damagedAndForeignFilesAreRefused() throws IOException {
    assertEquals(Problem.TRUNCATED, problem(Arrays.copyOf(linux, linux.length / 2)));
    assertEquals(Problem.NOT_A_LIBRARY, problem(new byte[0]));
    assertEquals(Problem.NOT_A_LIBRARY, problem(new byte[100]));
    for (String other : new String[] {"linux-aarch64", "linux-x86_64-musl", "macos-aarch64"}) {
      byte[] foreign = TestLibraries.committed().get(other);
      assertEquals(Problem.FOREIGN, problem(Objects.requireNonNull(foreign)), other);
    }
  }

  @Test
  void namesAreThoseOfFiles() {
    assertThrows(IllegalArgumentException.class, () -> KernelCode.ofBytes("../evil.so", linux));
    assertThrows(IllegalArgumentException.class, () -> KernelCode.ofBytes("", linux));
  }
}
