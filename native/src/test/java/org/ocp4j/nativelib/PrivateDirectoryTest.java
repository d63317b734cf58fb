package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no POSIX permissions")
class PrivateDirectoryTest {
  @TempDir
  Path base;

  @BeforeEach
  void realBase() throws IOException {
    base = base.toRealPath();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** Asserts that a temporary directory is used, and that the other file is unchanged. */
  private void assertAnotherIsUsed() throws IOException {
    PrivateDirectory directory = PrivateDirectory.in(base, "me");
    assertTrue(directory.temporary());
    assertNotEquals(base.resolve("ocp4j-me"), directory.path());
    assertEquals(base, directory.path().getParent());
    assertEquals("rwx------", permissions(directory.path()));
    try (Stream<Path> files = Files.list(directory.path())) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void itIsMadeForTheOwnerAndUsedAgain() throws IOException {
    PrivateDirectory first = PrivateDirectory.in(base, "me");
    PrivateDirectory second = PrivateDirectory.in(base, "me");

    assertEquals(new PrivateDirectory(base.resolve("ocp4j-me"), false), first);
    assertEquals("rwx------", permissions(first.path()));
    assertEquals(first, second);
    try (Stream<Path> files = Files.list(base)) {
      assertEquals(List.of(first.path()), files.toList());
    }
  }

  @Test
  void theBaseIsMadeToo() throws IOException {
    PrivateDirectory directory = PrivateDirectory.in(base.resolve("a/b"), "me");

    assertEquals(base.resolve("a/b/ocp4j-me"), directory.path());
  }

  @Test
  void usersHaveDirectoriesOfTheirOwn() throws IOException {
    Path odd = PrivateDirectory.in(base, "../a b").path();
    Path alike = PrivateDirectory.in(base, "..ab").path();
    Path none = PrivateDirectory.in(base, "").path();

    assertEquals(3, Stream.of(odd, alike, none).distinct().count());
    for (Path path : List.of(odd, alike, none)) {
      assertEquals(base, path.getParent());
      assertTrue(path.getFileName().toString().startsWith("ocp4j-"), path.toString());
    }
  }

  @Test
  void aPlantedLink() throws IOException {
    Path elsewhere = Files.createDirectory(base.resolve("elsewhere"));
    Files.createSymbolicLink(base.resolve("ocp4j-me"), elsewhere);

    assertAnotherIsUsed();
  }

  @Test
  void aPlantedFile() throws IOException {
    Files.createFile(base.resolve("ocp4j-me"));

    assertAnotherIsUsed();
  }

  @Test
  void aDirectoryThatOthersCanReach() throws IOException {
    for (String permissions : List.of("rwxrwxrwx", "rwx--x---", "rwx-----x", "rwx---r--")) {
      Path planted = Files.createDirectory(base.resolve("ocp4j-me"));
      Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString(permissions));
      assertAnotherIsUsed();
      Files.delete(planted);
    }
  }

  @Test
  void aDirectoryOfAnotherUser() throws IOException {
    Path planted = PrivateDirectory.in(base, "me").path();
    try {
      Files.setAttribute(planted, "unix:uid", 12_345);
    } catch (IOException e) {
      assumeTrue(false, "only root can give a directory away");
    }

    assertAnotherIsUsed();
  }

  @Test
  void aBaseWhereOthersMayRename() throws IOException {
    Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxrwxrwx"));
    IOException refused = assertThrows(IOException.class, () -> PrivateDirectory.in(base, "me"));
    assertTrue(refused.getMessage().contains("sticky"), refused.getMessage());

    Files.setAttribute(base, "unix:mode", 01777);
    assertFalse(PrivateDirectory.in(base, "me").temporary());
  }

  @Test
  void filesAreTheOwners() throws IOException {
    assertEquals("rw-------", permissions(PrivateDirectory.makeFile(base, "a", "b")));
  }
}
