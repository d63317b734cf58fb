package org.ocp4j.nativelib;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.ocp4j.nativelib.LibraryIndex.Entry;
import org.ocp4j.nativelib.LibraryIndex.Resources;

/** Extracts a library from the jar's resources to a file. */
final class Extraction {
  /** The time after which an unused copy is deleted. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final int NAME_DIGITS = 16;

  private Extraction() {}

  /**
   * Returns the path of the library in a private directory. Extracts it, unless an identical file
   * exists.
   *
   * @throws IOException if the file cannot be written, or its content differs from what was
   *     built
   */
  static Path extract(Resources resources, Entry entry, PrivateDirectory directory)
      throws IOException {
    Path home = directory.path().resolve(entry.sha256().substring(0, NAME_DIGITS));
    try {
      PrivateDirectory.make(home);
    } catch (FileAlreadyExistsException e) {
      Files.setLastModifiedTime(home, FileTime.from(Instant.now()));
    }
    Path library = home.resolve(entry.file());
    if (!isIntact(library, entry)) {
      write(resources, entry, home, library);
      removeOthers(directory.path(), home);
    }
    if (directory.temporary()) {
      home.toFile().deleteOnExit();
      library.toFile().deleteOnExit();
    }
    return library;
  }

  /**
   * Writes the library to a temporary file and renames it, so that no process sees an incomplete
   * file.
   */
  private static void write(Resources resources, Entry entry, Path home, Path library)
      throws IOException {
    Path fresh = PrivateDirectory.makeFile(home, entry.file(), ".new");
    try {
      try (InputStream in = LibraryIndex.open(resources, entry.resource());
          OutputStream out = Files.newOutputStream(fresh)) {
        in.transferTo(out);
      }
      String digest = Sha256.of(fresh);
      if (!digest.equals(entry.sha256())) {
        throw new IOException("its SHA-256 is " + digest + ", not " + entry.sha256());
      }
      move(fresh, library, entry);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void move(Path fresh, Path library, Entry entry) throws IOException {
    try {
      Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Windows does not replace a library in use. A file of another JVM serves as well.
      if (!isIntact(library, entry)) {
        throw e;
      }
    }
  }

  private static boolean isIntact(Path library, Entry entry) throws IOException {
    return Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS)
        && Sha256.of(library).equals(entry.sha256());
  }

  /**
   * Deletes copies of other libraries that have not been used for {@link #KEPT}. Failures are
   * ignored.
   */
  private static void removeOthers(Path directory, Path home) {
    Instant limit = Instant.now().minus(KEPT);
    try (DirectoryStream<Path> others = Files.newDirectoryStream(directory)) {
      for (Path other : others) {
        if (!other.equals(home) && Files.getLastModifiedTime(other).toInstant().isBefore(limit)) {
          remove(other);
        }
      }
    } catch (IOException e) {
      // The next extraction tries again.
    }
  }

  private static void remove(Path home) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(home);
  }
}
