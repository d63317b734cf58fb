package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountsTest {
  private static final String ROOT = "/dev/root / ext4 rw,relatime 0 0";

  @TempDir
  Path root;

  @TempDir
  Path directory;

  private TestMachine made;

  @BeforeEach
  void makeMachine() throws Exception {
    made = new TestMachine(root);
    directory = directory.toRealPath();
  }

  private boolean noexec(Path where) {
    return Mounts.noexec(made.machine(), where);
  }

  private static String mount(Path where, String options) {
    return "tmpfs " + where.toString().replace(" ", "\\040") + " tmpfs " + options + " 0 0";
  }

  @Test
  void theOptionsOfTheNearestMount() throws Exception {
    Path inner = Files.createDirectory(directory.resolve("inner"));
    made.mounts(ROOT, mount(directory, "rw,nosuid,noexec"));
    assertTrue(noexec(directory));
    assertTrue(noexec(inner));

    made.mounts(mount(inner, "rw"), mount(directory, "noexec"), ROOT);
    assertFalse(noexec(inner));
    assertTrue(noexec(directory));
  }

  @Test
  void aNameThatOnlyStartsAlike() throws Exception {
    Path longer = Files.createDirectory(directory.resolveSibling(directory.getFileName() + "2"));
    try {
      made.mounts(ROOT, mount(directory, "noexec"));
      assertFalse(noexec(longer));
    } finally {
      Files.delete(longer);
    }
  }

  @Test
  void anOptionThatOnlyLooksAlike() throws Exception {
    made.mounts(mount(directory, "rw,exec,context=noexec_t"));

    assertFalse(noexec(directory));
  }

  @Test
  void theLastOfSeveralInOnePlace() throws Exception {
    made.mounts(mount(directory, "noexec"), mount(directory, "rw"));
    assertFalse(noexec(directory));

    made.mounts(mount(directory, "rw"), mount(directory, "noexec"));
    assertTrue(noexec(directory));
  }

  @Test
  void namesWithSpacesAndOtherLetters() throws Exception {
    Path named = Files.createDirectory(directory.resolve("a b\u00e9"));
    made.mounts(ROOT, mount(named, "noexec"));

    assertTrue(noexec(named));
    assertFalse(noexec(directory));
  }

  @Test
  void linksAreFollowed() throws Exception {
    Path inner = Files.createDirectory(directory.resolve("inner"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), inner);
    made.mounts(ROOT, mount(inner, "noexec"));

    assertTrue(noexec(link));
  }

  @Test
  void unknownMountsAreNotNoexec() throws Exception {
    assertFalse(noexec(directory));
    made.mounts("", "nonsense", "a b", mount(directory, "noexec"));
    assertTrue(noexec(directory));
    assertFalse(noexec(directory.resolve("missing")));
  }
}
