package org.ocp4j.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The output of a command: the standard output, or a file. A file is written under a temporary name
 * and moved to its final place by {@link #commit}, so it appears complete or not at all.
 */
final class Output implements AutoCloseable {
  private static final String STANDARD = "-";

  private final OutputStream stream;
  private final boolean terminal;
  private final @Nullable Move move;

  private record Move(Path from, Path to) {}

  private Output(OutputStream stream, boolean terminal, @Nullable Move move) {
    this.stream = stream;
    this.terminal = terminal;
    this.move = move;
  }

  /**
   * Opens a file or the standard output for writing.
   *
   * @param name the file name; null or {@code -} for the standard output
   */
  static Output open(@Nullable String name, Console console) {
    if (name == null || name.equals(STANDARD)) {
      return new Output(console.out(), console.outIsTerminal(), null);
    }
    try {
      return toFile(Path.of(name));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("-o: cannot write " + name + ": " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "its folder does not exist; create the folder, or choose another";
    }
    return e instanceof InvalidPathException p ? p.getReason() : Failure.of(e).reason();
  }

  private static Output toFile(Path name) throws IOException {
    Path target = Files.exists(name) ? name.toRealPath() : name.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // Writes to a device or a pipe directly instead of replacing it. Opening a folder fails here.
      return new Output(new BufferedOutputStream(Files.newOutputStream(target)), false, null);
    }
    Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    OutputStream file = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
    temporary.toFile().deleteOnExit();
    return new Output(new BufferedOutputStream(file), false, new Move(temporary, target));
  }

  OutputStream stream() {
    return stream;
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Moves the finished file to its final place. */
  void commit() throws IOException {
    stream.flush();
    if (move != null) {
      stream.close();
      try {
        Files.move(move.from, move.to, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(move.from, move.to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Closes the output and deletes a file that was not committed. */
  @Override
  public void close() throws IOException {
    if (move != null) {
      stream.close();
      Files.deleteIfExists(move.from);
    }
  }
}
