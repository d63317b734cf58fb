package org.ocp4j.memory;

import java.nio.file.Path;

/**
 * Thrown when a mapped file cannot be read any more: it was shortened while a document over it was
 * open, or its storage failed. Close the document, and open the file with {@link FileAccess#READ}
 * if another program may change it again.
 */
public final class OcpMappedFileException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final String file;

  /**
   * Creates an exception.
   *
   * @param file the file that was mapped
   * @param cause the error that the JVM threw
   */
  public OcpMappedFileException(Path file, InternalError cause) {
    super(
        "the mapped file "
            + file
            + " was shortened or cannot be read: close the document, and open the file with"
            + " FileAccess.READ if it may change while it is open",
        cause);
    this.file = file.toString();
  }

  /** Returns the path of the file that was mapped. */
  public String file() {
    return file;
  }
}
