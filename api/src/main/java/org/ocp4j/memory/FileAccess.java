package org.ocp4j.memory;

import org.ocp4j.OcpDocument;

/** The ways in which {@link OcpDocument#open(java.nio.file.Path, FileAccess)} accesses a file. */
public enum FileAccess {
  /**
   * Reads the whole file into an array on the Java heap. Later changes of the file have no effect.
   */
  READ,

  /**
   * Maps the file. Its pages are loaded when they are read, and are shared with other processes.
   * The file must not be shortened while the document is open or a view of it is reachable.
   *
   * <p>This library cannot protect against that: reading the missing part throws {@link
   * OcpMappedFileException} if the JVM notices in time. JVMs before 21 may throw an {@link
   * InternalError} later, in the middle of other code. In code that the JVM has compiled, reading
   * may also return wrong numbers or crash the JVM.
   */
  MAPPED
}
