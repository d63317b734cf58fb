package org.ocp4j.nativelib;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives access to this machine's system properties and operating system files; tests replace both.
 */
final class Machine {
  private final UnaryOperator<@Nullable String> properties;
  private final Path root;

  /**
   * Makes a machine.
   *
   * @param properties returns the value of a system property, or null
   * @param root the directory to use as the root of the file system
   */
  Machine(UnaryOperator<@Nullable String> properties, Path root) {
    this.properties = properties;
    this.root = root;
  }

  /** Returns the machine that this JVM runs on. */
  static Machine current() {
    return new Machine(name -> name == null ? null : System.getProperty(name), Path.of("/"));
  }

  /** Returns a system property, or an empty string if it is not set. */
  String property(String name) {
    String value = properties.apply(name);
    return value == null ? "" : value;
  }

  /** Returns the path of an operating system file, below this machine's root. */
  Path file(String absolutePath) {
    return root.resolve(absolutePath.substring(1));
  }
}
