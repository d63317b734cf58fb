package org.ocp4j.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes files whole: at any time, a file has its old content or its new content, even if the
 * process is killed. The new content goes to a temporary file in the same folder, which is forced
 * to the disk and then moved. A process that is told to end, as with Ctrl+C, finishes the file that
 * it writes, so that no temporary file is left. A file that is replaced keeps its permissions.
 */
class AtomicWriter {
  private static final FileAttribute<?> PRIVATE = PosixFilePermissions.asFileAttribute(
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private static final Set<PosixFilePermission> OF_GROUP = EnumSet.of(
      PosixFilePermission.GROUP_READ,
      PosixFilePermission.GROUP_WRITE,
      PosixFilePermission.GROUP_EXECUTE);

  private static final long LONGEST_SECONDS = 10;

  /** Held during a write. When the process is told to end, it waits for this lock and keeps it. */
  private static final ReentrantLock WRITING = new ReentrantLock();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtomicWriter::finish, "ocp-finish-write"));
  }

  /** Writes the content of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, or replaces it. A target that is a symbolic link is replaced itself.
   *
   * @throws IOException when the content throws it, or when the file cannot be written; the target
   *     is then unchanged, and no temporary file is left
   */
  final void write(Path target, Content content) throws IOException {
    Path temporary = target.resolveSibling(".ocp-" + UUID.randomUUID() + ".tmp");
    WRITING.lock();
    try {
      fill(temporary, target, content);
      move(temporary, target);
    } catch (IOException | RuntimeException | Error e) {
      delete(temporary, e);
      throw e;
    } finally {
      WRITING.unlock();
    }
    forceFolder(target.toAbsolutePath().getParent());
  }

  /** Waits for a write that is going on, and lets no other begin. */
  private static void finish() {
    try {
      boolean isFinished = WRITING.tryLock(LONGEST_SECONDS, TimeUnit.SECONDS);
      assert isFinished : "a write takes too long";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fill(Path temporary, Path target, Content content) throws IOException {
    PosixFileAttributes access = access(target);
    FileAttribute<?>[] attributes =
        access == null ? new FileAttribute<?>[0] : new FileAttribute<?>[] {PRIVATE};
    try (FileChannel channel = FileChannel.open(
        temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      content.writeTo(out);
      out.flush();
      if (access != null) {
        setAccess(temporary, access);
      }
      force(channel);
    }
  }

  /** Forces what was written to the disk. */
  void force(FileChannel channel) throws IOException {
    channel.force(true);
  }

  /** Moves a complete file to its final place. */
  void move(Path temporary, Path target) throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static @Nullable PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Returns the owner, group and permissions of a file that exists; null on systems without them.
   */
  private static @Nullable PosixFileAttributes access(Path file) throws IOException {
    PosixFileAttributeView view = view(file);
    return view != null && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? view.readAttributes()
        : null;
  }

  /**
   * Sets owner, group and permissions. If the system does not let this user set the group, the
   * permissions of the group are left out.
   */
  private static void setAccess(Path file, PosixFileAttributes access) throws IOException {
    PosixFileAttributeView view = view(file);
    if (view == null) {
      return;
    }
    PosixFileAttributes made = view.readAttributes();
    Set<PosixFilePermission> permissions = new HashSet<>(access.permissions());
    if (!made.owner().equals(access.owner())) {
      isDone(() -> view.setOwner(access.owner()));
    }
    if (!made.group().equals(access.group()) && !isDone(() -> view.setGroup(access.group()))) {
      permissions.removeAll(OF_GROUP);
    }
    view.setPermissions(permissions);
  }

  private interface Step {
    void run() throws IOException;
  }

  private static boolean isDone(Step step) {
    try {
      step.run();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path temporary, Throwable failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Forces the new name to the disk, on systems where folders can be opened. */
  private static void forceFolder(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is complete in any case: its old or its new name will be there.
    }
  }
}
