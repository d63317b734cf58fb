package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Detects whether the system's C library is glibc or musl. A library built for one may load in a
 * process of the other and crash later, so this is checked before loading.
 */
final class Libc {
  private Libc() {}

  /** Returns {@code true} if this JVM runs on musl, and {@code false} if that is unknown. */
  static boolean isMusl(Machine machine) {
    Path program = machine.file("/proc/self/exe");
    // The loader of the program; or the loader itself, if it was started with the program as an
    // argument.
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
