package org.ocp4j.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.Runner;

class RunLockTest {
  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("a.lock");
  }

  @Test
  void onlyOneRunAtATime() throws Exception {
    RunLock first = RunLock.acquire(file);
    try (first) {
      String message =
          assertThrows(IOException.class, () -> RunLock.acquire(file)).getMessage();
      assertTrue(message.contains(file.toString()), message);
      assertTrue(message.endsWith("wait until it has ended"), message);
    }
    RunLock.acquire(file).close();
  }

  @Test
  void anotherProcessHasToWait() throws Exception {
    RunLock first = RunLock.acquire(file);
    try (first) {
      assertEquals("another benchmark is running", other());
    }
    assertEquals("acquired", other());
  }

  /** Returns the message that another process gets when it asks for the lock. */
  private String other() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            file.toString())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** A program that takes the lock, or prints that it cannot. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) {
      try {
        RunLock.acquire(Path.of(args[0])).close();
        System.out.print("acquired");
      } catch (IOException e) {
        System.out.print(e.getMessage().substring(0, "another benchmark is running".length()));
      }
    }
  }

  @Test
  void jmhTakesNoLockDuringARun() throws Exception {
    RunLock lock = RunLock.acquire(file);
    try (lock) {
      assertTrue(Boolean.getBoolean("jmh.ignoreLock"));
    }
    assertFalse(Boolean.getBoolean("jmh.ignoreLock"));
  }

  /** Reads non-public fields of JMH. */
  @Test
  void theFileIsTheOneThatJmhLocks() throws Exception {
    Field name = Runner.class.getDeclaredField("JMH_LOCK_FILE");
    name.setAccessible(true);
    assertEquals(new File((String) name.get(null)), RunLock.ofJmh().toFile());
  }
}
