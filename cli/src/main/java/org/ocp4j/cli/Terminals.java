package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Detects whether a single standard stream is a terminal. Java can only tell for all streams
 * together.
 */
final class Terminals {
  private Terminals() {}

  /**
   * Returns {@code true} if a file descriptor is a terminal, and {@code false} if that is unknown.
   */
  static boolean isTerminal(int descriptor) {
    try {
      Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
      return Files.isSymbolicLink(link)
          ? isDeviceOfTerminal(Files.readSymbolicLink(link).toString())
          : asksTheShell(descriptor);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isDeviceOfTerminal(String path) {
    return path.startsWith("/dev/pts/")
        || path.startsWith("/dev/tty")
        || path.equals("/dev/console");
  }

  private static boolean asksTheShell(int descriptor) throws IOException {
    Process test = new ProcessBuilder("test", "-t", Integer.toString(descriptor))
        .inheritIO()
        .start();
    try {
      return test.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
