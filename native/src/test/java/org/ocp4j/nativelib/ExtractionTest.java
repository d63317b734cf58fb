package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.nativelib.LibraryIndex.Entry;

class ExtractionTest {
  private static final String RESOURCE = "linux-x86_64/libocp4j.so";

  @TempDir
  Path root;

  @TempDir
  Path base;

  private TestMachine made;
  private Entry entry;

  @BeforeEach
  void makeArtifact() throws Exception {
    made = new TestMachine(root);
    entry = LibraryIndex.read(made.resources()).get("linux-x86_64");
  }

  private Path extract() throws IOException {
    return Extraction.extract(made.resources(), entry, PrivateDirectory.in(base, "me"));
  }

  private static List<Path> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theFileIsTheResource() throws IOException {
    Path library = extract();

    assertArrayEquals(TestMachine.LIBRARY, Files.readAllBytes(library));
    assertEquals("libocp4j.so", library.getFileName().toString());
    assertEquals(
        entry.sha256().substring(0, 16), library.getParent().getFileName().toString());
    assertEquals(List.of(library), in(library.getParent()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerCanReachIt() throws IOException {
    Path library = extract();

    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(library)));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(library.getParent())));
  }

  @Test
  void existingFilesAreReused() throws IOException {
    Path library = extract();
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    Files.setLastModifiedTime(library, old);
    Files.setLastModifiedTime(library.getParent(), old);

    assertEquals(library, extract());
    assertEquals(
        old.toInstant().getEpochSecond(),
        Files.getLastModifiedTime(library).toInstant().getEpochSecond());
    assertTrue(Files.getLastModifiedTime(library.getParent()).compareTo(old) > 0, "marked as used");
  }

  @Test
  void damagedFilesAreReplaced() throws IOException {
    Path library = extract();
    for (byte[] damage : List.of(new byte[0], "x".getBytes(StandardCharsets.UTF_8))) {
      Files.write(library, damage);
      assertArrayEquals(TestMachine.LIBRARY, Files.readAllBytes(extract()));
    }
  }

  @Test
  void aLinkIsReplacedNotFollowed() throws IOException {
    Path library = extract();
    Path elsewhere = Files.write(base.resolve("elsewhere"), TestMachine.LIBRARY);
    Files.delete(library);
    Files.createSymbolicLink(library, elsewhere);

    assertTrue(Files.isRegularFile(extract(), LinkOption.NOFOLLOW_LINKS));
    assertArrayEquals(TestMachine.LIBRARY, Files.readAllBytes(elsewhere));
  }

  @Test
  void aResourceThatIsNotWhatWasRecorded() throws IOException {
    made.resources.put(RESOURCE, "changed".getBytes(StandardCharsets.UTF_8));

    IOException refused = assertThrows(IOException.class, this::extract);
    assertTrue(refused.getMessage().contains("SHA-256"), refused.getMessage());
    Path home = base.toRealPath().resolve("ocp4j-me").resolve(entry.sha256().substring(0, 16));
    assertEquals(List.of(), in(home));
  }

  @Test
  void aMissingResource() {
    made.resources.remove(RESOURCE);

    IOException refused = assertThrows(IOException.class, this::extract);
    assertTrue(refused.getMessage().contains(RESOURCE), refused.getMessage());
  }

  @Test
  void aDirectoryInTheFilesPlace() throws IOException {
    Path library = extract();
    Files.delete(library);
    Files.createDirectory(library);
    Files.createFile(library.resolve("in it"));

    assertThrows(IOException.class, this::extract);
    assertEquals(List.of(library), in(library.getParent()));
  }

  @Test
  void oldUnusedCopiesAreRemoved() throws IOException {
    Path directory = PrivateDirectory.in(base, "me").path();
    Path old = Files.createDirectory(directory.resolve("old"));
    Path recent = Files.createDirectory(directory.resolve("recent"));
    Files.createFile(old.resolve("libocp4j.so"));
    Files.createFile(recent.resolve("libocp4j.so"));
    Instant limit = Instant.now().minus(Extraction.KEPT);
    Files.setLastModifiedTime(old, FileTime.from(limit.minusSeconds(60)));
    Files.setLastModifiedTime(recent, FileTime.from(limit.plusSeconds(3_600)));

    Path library = extract();
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(recent.resolve("libocp4j.so")));
    assertTrue(Files.exists(library));
  }

  @Test
  void copiesThatCannotBeRemovedAreIgnored() throws IOException {
    Path directory = PrivateDirectory.in(base, "me").path();
    Path old = Files.createDirectories(directory.resolve("old"));
    Files.createDirectories(old.resolve("deeper/still"));
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));

    assertArrayEquals(TestMachine.LIBRARY, Files.readAllBytes(extract()));
    assertTrue(Files.exists(old));
  }

  @Test
  void manyAtOnceGetTheSameWholeFile() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<byte[]> one = () -> Files.readAllBytes(extract());
      List<Callable<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        all.add(one);
      }
      for (Future<byte[]> bytes : threads.invokeAll(all)) {
        assertArrayEquals(TestMachine.LIBRARY, bytes.get());
      }
    } finally {
      threads.shutdownNow();
    }
    Path home = extract().getParent();
    assertEquals(1, in(home).size(), "files left in " + home);
  }

  @Test
  void theIndexNamesEveryLibraryWithItsDigest() throws Exception {
    made.library("windows-x86_64", "ocp4j.dll", TestMachine.LIBRARY);
    LibraryIndex index = LibraryIndex.read(made.resources());

    assertEquals("linux-x86_64, windows-x86_64", index.platforms());
    assertEquals(
        new Entry("windows-x86_64/ocp4j.dll", "ocp4j.dll", entry.sha256()),
        index.get("windows-x86_64"));
  }

  @Test
  void anIndexWithoutADigestIsDamaged() {
    for (String digest : List.of("", "linux-x86_64.sha256=abc\n")) {
      String index = "linux-x86_64.file=libocp4j.so\n" + digest;
      made.resources.put(LibraryIndex.RESOURCE, index.getBytes(StandardCharsets.UTF_8));
      assertThrows(IOException.class, () -> LibraryIndex.read(made.resources()));
    }
  }
}
