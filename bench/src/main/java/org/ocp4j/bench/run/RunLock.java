package org.ocp4j.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Prevents two runs on one machine at the same time. JMH locks a file while it runs one benchmark.
 * A run of many benchmarks holds that lock from its first to its last benchmark, so that no other
 * JMH starts in between.
 */
final class RunLock implements AutoCloseable {
  private static final String JMH_IGNORES_LOCK = "jmh.ignoreLock";

  private final FileChannel file;

  private RunLock(FileChannel file) {
    this.file = file;
  }

  /** Returns the path of the file that JMH locks. */
  static Path ofJmh() {
    return Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
  }

  /**
   * Locks the file. If this JVM has not used JMH before, JMH takes no lock of its own from now on.
   *
   * @throws IOException if another process or this one has locked the file; the message says
   *     what to do
   */
  static RunLock acquire(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock(file) == null) {
        throw new IOException("another benchmark is running on this machine, which has locked "
            + path + ", and the two would disturb each other; wait until it has ended");
      }
      // Writable for the machine's other users, as JMH makes the file.
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
