package org.ocp4j.nativelib;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is asked of the machine: system properties, and files of the operating system. */
final class Machine {
  private final UnaryOperator<@Nullable String> properties;
  private final Path root;

  /**
   * A machine.
   *
   * @param properties returns a system property, or null
   * @param root the directory that is taken for the root of the file system
   */
  Machine(UnaryOperator<@Nullable String> properties, Path root) {
    this.properties = properties;
    this.root = root;
  }

  /** This machine. */
  static Machine current() {
    return new Machine(name -> name == null ? null : System.getProperty(name), Path.of("/"));
  }

  /** A system property, empty when it is not set. */
  String property(String name) {
    String value = properties.apply(name);
    return value == null ? "" : value;
  }

  /** A file of the operating system. */
  Path file(String absolutePath) {
    return root.resolve(absolutePath.substring(1));
  }
}
