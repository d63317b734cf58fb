package org.ocp4j.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps runs from overlapping. JMH locks a file while it runs one benchmark; a run of many keeps
 * that lock from its first to its last, so that no other JMH of the machine starts between two of
 * them.
 */
final class RunLock implements AutoCloseable {
  private static final String JMH_IGNORES_LOCK = "jmh.ignoreLock";

  private final FileChannel file;

  private RunLock(FileChannel file) {
    this.file = file;
  }

  /** The file that JMH locks. */
  static Path ofJmh() {
    return Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
  }

  /**
   * Locks the file. JMH, if this JVM has not used it before, takes no lock of its own from now on.
   *
   * @throws IOException when it is locked, by whichever process; the message says what to do
   */
  static RunLock acquire(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock(file) == null) {
        throw new IOException("another benchmark is running on this machine, which has locked "
            + path + ", and the two would disturb each other; wait until it has ended");
      }
      // As JMH does, for the machine's other users.
      path.toFile().setWritable(true, false);
      System.setProperty(JMH_IGNORES_LOCK, "true");
      return new RunLock(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    System.clearProperty(JMH_IGNORES_LOCK);
    file.close();
  }
}
