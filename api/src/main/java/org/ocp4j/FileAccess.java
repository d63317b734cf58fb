package org.ocp4j;

/** How {@link OcpDocument#open(java.nio.file.Path, FileAccess)} gets at a file's bytes. */
public enum FileAccess {
  /**
   * Reads the whole file into memory of its size, on the Java heap. What happens to the file later
   * does not matter.
   */
  READ,

  /**
   * Maps the file, so that its pages are loaded when they are read, and shared with other processes.
   * The file must not be shortened while the document is open, nor while a view of it can be
   * reached. If it is shortened all the same, reading what is gone is beyond the control of this
   * library: it throws {@link OcpMappedFileException} where the JVM notices in time, or later an
   * {@link InternalError} of the JVM; and in code that the JVM has compiled it may read numbers that
   * are wrong, or crash the JVM.
   */
  MAPPED
}
