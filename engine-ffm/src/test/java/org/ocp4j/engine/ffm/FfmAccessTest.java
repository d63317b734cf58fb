package org.ocp4j.engine.ffm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Tests whether the JDK lets the engine call the library, and the messages when it does not. */
class FfmAccessTest {
  private static final String DENY = "--illegal-native-access=deny";
  private static final String ALLOW = "--enable-native-access=";
  private static final String WORKS = "works with ffm";

  @TempDir
  private Path directory;

  private static void assertNames(String flag, Child child) {
    assertTrue(child.said().startsWith("false|native access is denied: "), child.said());
    assertTrue(
        child.said().endsWith("|start java with " + flag + System.lineSeparator()), child.said());
    assertFalse(child.said().contains(WORKS), child.said());
  }

  private static void assertWorksInSilence(Child child) {
    assertTrue(child.said().contains(WORKS), child.said());
    assertEquals("", child.complained());
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void deniedOnTheClassPathItNamesTheFlag() throws Exception {
    assertNames(ALLOW + "ALL-UNNAMED", Child.onTheClassPath(directory, DENY));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void deniedOnTheModulePathItNamesTheFlag() throws Exception {
    assertNames(ALLOW + "org.ocp4j.engine.ffm", Child.onTheModulePath(directory, DENY));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void theFlagAllowsAccess() throws Exception {
    assertWorksInSilence(Child.onTheClassPath(directory, DENY, ALLOW + "ALL-UNNAMED"));
    assertWorksInSilence(Child.onTheModulePath(directory, DENY, ALLOW + "org.ocp4j.engine.ffm"));
  }

  @Test
  void itWorksWithoutTheFlag() throws Exception {
    assertTrue(Child.onTheClassPath(directory).said().contains(WORKS));
    assertTrue(Child.onTheModulePath(directory).said().contains(WORKS));
  }

  @Test
  void missingLibraryIsNamed() throws Exception {
    Path missing = directory.resolve("no-such-library");
    String said =
        Child.onTheClassPath(directory, "-Docp.native.library=" + missing).said();
    assertTrue(said.startsWith("false|" + missing + ", set by ocp.native.library,"), said);
  }

  @Test
  void invalidLibraryIsNamed() throws Exception {
    Path text = Files.writeString(directory.resolve("text"), "no library");
    String said =
        Child.onTheClassPath(directory, "-Docp.native.library=" + text).said();
    assertTrue(said.startsWith("false|loading " + text + " failed: "), said);
  }
}
