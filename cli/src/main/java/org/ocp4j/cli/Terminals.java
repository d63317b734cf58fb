package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells for each standard stream whether it is a terminal; Java tells only for all at once. */
final class Terminals {
  private Terminals() {}

  /** Whether a file descriptor is a terminal; no where the system does not say. */
  static boolean isTerminal(int descriptor) {
    try {
      Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
      return Files.isSymbolicLink(link)
          ? Files.readSymbolicLink(link).toString().matches("/dev/(pts/\\d+|tty.*|console)")
          : asksTheShell(descriptor);
    } catch (IOException e) {
      return false;
    }
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
