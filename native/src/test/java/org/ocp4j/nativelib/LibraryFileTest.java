package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.nativelib.LibraryFileException.Problem;

/** Tests the check of files that are about to be loaded. */
class LibraryFileTest {
  private static final int X86_64 = 62;
  private static final int MAC_X86_64 = 0x01000007;
  private static final int MAC_ARM64 = 0x0100000C;
  private static final Platform LINUX = new Platform("linux", "x86_64", false);
  private static final Platform WINDOWS = new Platform("windows", "x86_64", false);
  private static final Platform MACOS = new Platform("macos", "aarch64", false);

  @TempDir
  private Path directory;

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("library"), content);
  }

  private void accept(byte[] content, Platform platform) throws IOException {
    Path file = file(content);
    assertDoesNotThrow(() -> LibraryFile.check(file, platform));
  }

  private LibraryFileException refuse(
      Problem problem, byte[] content, Platform platform, String... parts) throws IOException {
    Path file = file(content);
    LibraryFileException refused =
        assertThrows(LibraryFileException.class, () -> LibraryFile.check(file, platform));
    assertEquals(problem, refused.problem(), refused.getMessage());
    assertEquals(content.length, refused.fileBytes());
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
    return refused;
  }

  @Test
  void librariesOfThePlatformPass() throws IOException {
    accept(TestLibraries.elf(X86_64, "libc.so.6"), LINUX);
    accept(TestLibraries.elf(X86_64, "libm.so.6"), LINUX);
    accept(TestLibraries.elf(X86_64, "libc.so"), new Platform("linux", "x86_64", true));
    accept(TestLibraries.elf(X86_64, "libc.so.7"), new Platform("freebsd", "x86_64", false));
    accept(
        TestLibraries.elf(3, "libc.so.6", false, ByteOrder.LITTLE_ENDIAN),
        new Platform("linux", "i686", false));
    accept(
        TestLibraries.elf(22, "libc.so.6", true, ByteOrder.BIG_ENDIAN),
        new Platform("linux", "s390x", false));
    accept(TestLibraries.pe(0x8664), WINDOWS);
    accept(TestLibraries.machO(MAC_ARM64), MACOS);
    accept(
        TestLibraries.fat(TestLibraries.machO(MAC_X86_64), TestLibraries.machO(MAC_ARM64)), MACOS);
  }

  @Test
  void foreignLibrariesAreNamed() throws IOException {
    refuse(
        Problem.FOREIGN,
        TestLibraries.elf(183, "libc.so.6"),
        LINUX,
        "was built for Linux with glibc on aarch64, but this JVM runs on linux-x86_64");
    refuse(
        Problem.FOREIGN,
        TestLibraries.elf(X86_64, "libc.musl-x86_64.so.1"),
        LINUX,
        "Linux with musl on x86_64");
    refuse(
        Problem.FOREIGN,
        TestLibraries.elf(X86_64, "libc.so.6"),
        new Platform("linux", "x86_64", true),
        "with glibc",
        "linux-x86_64-musl");
    refuse(Problem.FOREIGN, TestLibraries.elf(999, ""), LINUX, "the ELF machine 999");
    refuse(Problem.FOREIGN, TestLibraries.pe(0xAA64), WINDOWS, "Windows on aarch64");
    refuse(Problem.FOREIGN, TestLibraries.pe(0x8664), LINUX, "Windows on x86_64");
    refuse(Problem.FOREIGN, TestLibraries.machO(MAC_X86_64), MACOS, "macOS on x86_64");
    refuse(
        Problem.FOREIGN,
        TestLibraries.fat(TestLibraries.machO(MAC_X86_64), TestLibraries.machO(7)),
        MACOS,
        "macOS on x86_64 and i386");
  }

  @Test
  void otherFilesAreNotLibraries() throws IOException {
    refuse(Problem.NOT_A_LIBRARY, new byte[0], LINUX, "it is empty");
    refuse(
        Problem.NOT_A_LIBRARY, "no library".getBytes(StandardCharsets.US_ASCII), LINUX, "6e6f206c");
    refuse(Problem.NOT_A_LIBRARY, TestMachine.elf(TestMachine.GLIBC), LINUX, "ELF type is 0");
    byte[] program = TestLibraries.pe(0x8664);
    program[151] = 0;
    refuse(Problem.NOT_A_LIBRARY, program, WINDOWS, "not that of a DLL");
    byte[] object = TestLibraries.machO(MAC_ARM64);
    object[12] = 1;
    refuse(Problem.NOT_A_LIBRARY, object, MACOS, "Mach-O type is 1");
    byte[] javaClass =
        ByteBuffer.allocate(64).putInt(0, 0xCAFEBABE).putInt(4, 61).array();
    refuse(Problem.NOT_A_LIBRARY, javaClass, MACOS, "61 parts");
  }

  @Test
  void whatIsMissingHasAnOffsetAndASize() throws IOException {
    byte[] cut = Arrays.copyOf(TestLibraries.elf(X86_64, "libc.so.6"), 500);
    LibraryFileException refused =
        refuse(Problem.TRUNCATED, cut, LINUX, "segment 1 of 2 ends at byte 512", "has 500 bytes");
    assertEquals(0, refused.offset());
    assertEquals(512, refused.neededBytes());

    byte[] beyond = TestLibraries.elf(X86_64, "libc.so.6");
    ByteBuffer.wrap(beyond).order(ByteOrder.LITTLE_ENDIAN).putLong(64 + 32, -2);
    refused = refuse(Problem.TRUNCATED, beyond, LINUX, "ends beyond all files");
    assertEquals(-1, refused.neededBytes());
  }

  @Test
  void headersThatContradictThemselves() throws IOException {
    byte[] longer = TestLibraries.elf(X86_64, "libc.so.6");
    longer[64 + 40] = 1;
    longer[64 + 41] = 0;
    refuse(Problem.MALFORMED, longer, LINUX, "longer in the file than loaded");
    byte[] none = TestLibraries.elf(X86_64, "libc.so.6");
    none[56] = 0;
    refuse(Problem.MALFORMED, none, LINUX, "it has 0 segments");
    byte[] commands = TestLibraries.machO(MAC_ARM64);
    commands[36] = 4;
    refuse(Problem.MALFORMED, commands, MACOS, "load command 1");
    byte[] optional = TestLibraries.pe(0x8664);
    optional[152] = 0;
    refuse(Problem.MALFORMED, optional, WINDOWS, "optional part");
  }

  @Test
  void madeLibrariesCutAnywhereAreRefused() throws IOException {
    for (byte[] whole : List.of(
        TestLibraries.elf(X86_64, "libc.so.6"),
        TestLibraries.pe(0x8664),
        TestLibraries.machO(MAC_ARM64))) {
      refusedWhenCut(whole, 1);
    }
  }

  @Test
  void committedLibrariesCutAnywhereAreRefused() throws IOException {
    for (byte[] whole : TestLibraries.committed().values()) {
      refusedWhenCut(whole, 613);
    }
  }

  /** Cuts a file at many lengths: the first and last kilobytes at each byte, others in steps. */
  private void refusedWhenCut(byte[] whole, int step) throws IOException {
    Path path = file(whole);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      int length = whole.length - 1;
      while (length >= 0) {
        file.setLength(length);
        boolean near = length < 1024 || length > whole.length - 1024;
        int now = length;
        LibraryFileException refused = assertThrows(
            LibraryFileException.class,
            () -> LibraryFile.check(path, LINUX),
            () -> now + " of " + whole.length + " bytes");
        assertEquals(now, refused.fileBytes());
        if (now >= 4) {
          assertEquals(Problem.TRUNCATED, refused.problem(), refused.getMessage());
          assertTrue(refused.neededBytes() > now, refused.getMessage());
        }
        length -= near ? 1 : step;
      }
    }
  }

  @Test
  void committedLibrariesFitTheirOwnPlatformOnly() throws IOException {
    Map<String, byte[]> libraries = TestLibraries.committed();
    assertFalse(libraries.isEmpty());
    for (Map.Entry<String, byte[]> library : libraries.entrySet()) {
      accept(library.getValue(), TestLibraries.platform(library.getKey()));
      for (String other : libraries.keySet()) {
        if (!other.equals(library.getKey())) {
          refuse(Problem.FOREIGN, library.getValue(), TestLibraries.platform(other), other);
        }
      }
    }
  }

  @Test
  void anyByteOfTheHeadersMayChange() throws IOException {
    List<byte[]> files = List.of(
        TestLibraries.elf(X86_64, "libc.so.6"),
        TestLibraries.elf(40, "libc.so.6", false, ByteOrder.BIG_ENDIAN),
        TestLibraries.pe(0x8664),
        TestLibraries.machO(MAC_ARM64),
        TestLibraries.fat(TestLibraries.machO(MAC_X86_64)));
    for (byte[] whole : files) {
      Path path = file(whole);
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        for (int at = 0; at < Math.min(512, whole.length); at++) {
          for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF, whole[at] ^ 0x10}) {
            put(file, at, value);
            passesOrIsRefused(path, "byte " + at + " is " + value);
          }
          put(file, at, whole[at]);
        }
      }
    }
  }

  @Test
  void manyBytesOfTheHeadersMayChange() throws IOException {
    for (Map.Entry<String, byte[]> library : TestLibraries.committed().entrySet()) {
      byte[] whole = library.getValue();
      Path path = file(whole);
      Random random = new Random(20_240_817);
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        for (int round = 0; round < 1_000; round++) {
          int[] changed = random.ints(1 + random.nextInt(8), 4, 1_536).toArray();
          for (int at : changed) {
            put(file, at, random.nextInt(256));
          }
          passesOrIsRefused(path, library.getKey() + ", round " + round);
          for (int at : changed) {
            put(file, at, whole[at]);
          }
        }
      }
    }
  }

  private static void put(RandomAccessFile file, int at, int value) throws IOException {
    file.seek(at);
    file.write(value);
  }

  private static void passesOrIsRefused(Path path, String what) {
    try {
      LibraryFile.check(path, LINUX);
    } catch (LibraryFileException expected) {
      assertFalse(expected.getMessage().isEmpty());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      fail(what, e);
    }
  }
}
