package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * A directory that only this user can access. Without POSIX permissions, it inherits the
 * permissions of its parent, which on Windows is the user's own directory by default.
 *
 * @param path the directory
 * @param temporary whether only this JVM uses the directory and deletes it on exit
 */
record PrivateDirectory(Path path, boolean temporary) {
  private static final String PREFIX = "ocp4j-";
  private static final Set<String> VIEWS = FileSystems.getDefault().supportedFileAttributeViews();

  private static final int WRITABLE_FOR_ALL = 0002;
  private static final int STICKY = 01000;

  /**
   * Returns the user's directory and makes it if necessary. If something else has its name, returns
   * a new temporary directory.
   *
   * @param base the parent directory, made if necessary
   * @param user the user's name
   */
  static PrivateDirectory in(Path base, String user) throws IOException {
    Files.createDirectories(base);
    Path real = base.toRealPath();
    refuseWhatOthersMayRename(real);
    Path own = real.resolve(PREFIX + plain(user));
    try {
      make(own);
      return new PrivateDirectory(own, false);
    } catch (FileAlreadyExistsException e) {
      if (isOurs(own, real)) {
        return new PrivateDirectory(own, false);
      }
    }
    Path temporary = Files.createTempDirectory(real, PREFIX, ownerOnly("rwx------"));
    temporary.toFile().deleteOnExit();
    return new PrivateDirectory(temporary, true);
  }

  /** Makes a directory that only its owner can access. */
  static void make(Path directory) throws IOException {
    Files.createDirectory(directory, ownerOnly("rwx------"));
  }

  /** Makes an empty file that only its owner can access. */
  static Path makeFile(Path directory, String prefix, String suffix) throws IOException {
    return Files.createTempFile(directory, prefix, suffix, ownerOnly("rw-------"));
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return VIEWS.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Throws an exception if other users could rename our directory: the parent is writable for all
   * and has no sticky bit.
   */
  private static void refuseWhatOthersMayRename(Path base) throws IOException {
    if (VIEWS.contains("unix")) {
      int mode = (Integer) Files.getAttribute(base, "unix:mode");
      if ((mode & WRITABLE_FOR_ALL) != 0 && (mode & STICKY) == 0) {
        throw new IOException(base + " is writable for all users and has no sticky bit");
      }
    }
  }

  private static boolean isOurs(Path directory, Path base) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Path probe = makeFile(base, PREFIX, ".probe");
    UserPrincipal us;
    try {
      us = Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
    return us.equals(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS))
        && (!VIEWS.contains("posix") || onlyTheOwnerMayReach(directory));
  }

  private static boolean onlyTheOwnerMayReach(Path directory) throws IOException {
    Set<PosixFilePermission> allowed =
        Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
    return PosixFilePermissions.fromString("rwx------").containsAll(allowed);
  }

  private static String plain(String user) {
    String plain = user.replaceAll("[^A-Za-z0-9._-]", "");
    return plain.isEmpty() || !plain.equals(user)
        ? plain + "-" + Integer.toHexString(user.hashCode())
        : plain;
  }
}
