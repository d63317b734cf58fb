package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells glibc from musl. A library for the one may load into a process of the other and crash
 * later, so this is asked first.
 */
final class Libc {
  private Libc() {}

  /** Whether this JVM runs on musl. Glibc when it cannot be told. */
  static boolean isMusl(Machine machine) {
    Path program = machine.file("/proc/self/exe");
    // What loaded the program, or the loader itself when it was called with the program's name.
    String loader = ElfInterpreter.of(program);
    if (loader.isEmpty()) {
      loader = target(program);
    }
    if (isLoader(loader, "ld-musl-")) {
      return true;
    }
    if (isLoader(loader, "ld-linux") || isLoader(loader, "ld64.so") || isLoader(loader, "ld-2.")) {
      return false;
    }
    return has(machine, "/lib", "ld-musl-*.so.*")
        && !has(machine, "/lib", "ld-linux*")
        && !has(machine, "/lib64", "ld-linux*");
  }

  private static boolean isLoader(String path, String start) {
    return path.substring(path.lastIndexOf('/') + 1).startsWith(start);
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static boolean has(Machine machine, String directory, String glob) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(machine.file(directory), glob)) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }
}
