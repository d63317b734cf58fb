package org.ocp4j.nativelib;

import java.util.Locale;

/**
 * The platform that a library is built for.
 *
 * @param os {@code linux}, {@code windows}, {@code macos} or another
 * @param arch {@code x86_64}, {@code aarch64} or another
 * @param musl whether the C library is musl; always false except on Linux
 */
record Platform(String os, String arch, boolean musl) {
  static Platform of(Machine machine) {
    String os = os(machine);
    return new Platform(os, arch(machine), os.equals("linux") && Libc.isMusl(machine));
  }

  /**
   * Returns the name of the platform's directory, such as {@code linux-x86_64} or {@code
   * linux-x86_64-musl}.
   */
  String directory() {
    return os + "-" + arch + (musl ? "-musl" : "");
  }

  private static String os(Machine machine) {
    String vm = machine.property("java.vm.name").toLowerCase(Locale.ROOT);
    String name = machine.property("os.name").toLowerCase(Locale.ROOT);
    if (vm.contains("dalvik")) {
      return "android";
    }
    if (name.startsWith("windows")) {
      return "windows";
    }
    if (name.startsWith("mac")) {
      return "macos";
    }
    return plain(name);
  }

  private static String arch(Machine machine) {
    String arch = machine.property("os.arch").toLowerCase(Locale.ROOT);
    return switch (arch) {
      case "amd64", "x64", "x86_64" -> "x86_64";
      case "arm64", "aarch64" -> "aarch64";
      default -> plain(arch);
    };
  }

  private static String plain(String name) {
    String plain = name.replaceAll("[^a-z0-9_]", "");
    return plain.isEmpty() ? "unknown" : plain;
  }
}
