package org.ocp4j.nativelib;

import java.io.IOException;

/**
 * A file that must not be loaded as a library: the process could crash. Thrown by the check of a
 * file before it is loaded.
 */
public final class LibraryFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The kind of problem. */
  public enum Problem {
    /** The file is neither ELF, PE nor Mach-O, or it is a program and not a library. */
    NOT_A_LIBRARY,
    /** The file ends before something that its headers name. */
    TRUNCATED,
    /** The headers contradict themselves. */
    MALFORMED,
    /** The library is for another operating system, processor or C library. */
    FOREIGN,
  }

  /** The kind of problem. */
  private final Problem problem;

  /** Where the problem is in the file, in bytes. */
  private final long offset;

  /** How many bytes the file would need. */
  private final long neededBytes;

  /** How many bytes the file has. */
  private final long fileBytes;

  LibraryFileException(
      Problem problem, String message, long offset, long neededBytes, long fileBytes) {
    super(message);
    this.problem = problem;
    this.offset = offset;
    this.neededBytes = neededBytes;
    this.fileBytes = fileBytes;
  }

  /** Returns the kind of problem. */
  public Problem problem() {
    return problem;
  }

  /** Returns the offset in the file, in bytes, of what is missing or wrong. */
  public long offset() {
    return offset;
  }

  /**
   * Returns the size that the file would need at least, in bytes: more than {@link #fileBytes()} if
   * it is truncated. It is negative if the headers name a size of 2<sup>63</sup> bytes or more.
   */
  public long neededBytes() {
    return neededBytes;
  }

  /** Returns the size of the file in bytes. */
  public long fileBytes() {
    return fileBytes;
  }
}
