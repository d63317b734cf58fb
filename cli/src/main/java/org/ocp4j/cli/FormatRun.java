package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** Formats inputs one after another. One that fails is reported, and the others are formatted. */
final class FormatRun {
  private final DocumentReader reader;
  private final Formatter formatter;
  private final FormatMode mode;
  private final AtomicWriter writer;
  private final InputReporter reporter;
  private final Paint paint;
  private final OutputStream out;
  private int failed;
  private int unfaithful;
  private int changed;

  FormatRun(
      DocumentReader reader,
      Formatter formatter,
      FormatMode mode,
      AtomicWriter writer,
      InputReporter reporter,
      Paint paint,
      OutputStream out) {
    this.reader = reader;
    this.formatter = formatter;
    this.mode = mode;
    this.writer = writer;
    this.reporter = reporter;
    this.paint = paint;
    this.out = out;
  }

  /** Formats all inputs and returns the exit code. */
  int format(List<Input> inputs) throws IOException {
    for (Input input : inputs) {
      try {
        format(input);
      } catch (InputException e) {
        failed++;
        reporter.failure(input, e.failure());
      }
    }
    if (unfaithful > 0) {
      return ExitCode.USAGE;
    }
    boolean isFine = failed == 0 && (changed == 0 || mode == FormatMode.WRITE);
    return isFine ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void format(Input input) throws IOException, InputException {
    FileState state = mode == FormatMode.WRITE ? FileState.of(input) : null;
    byte[] source = reader.sourceBytes(input);
    Formatter.Formatted formatted = formatter.format(input, source);
    String before = new String(source, StandardCharsets.UTF_8);
    String after = formatted.text();
    if (formatted.differentLine() > 0) {
      unfaithful++;
      reporter.error(
          input,
          "left alone: after formatting, it would mean something else from line "
              + formatted.differentLine()
              + " on. This is a bug: please report it, with the file");
    } else if (mode == FormatMode.PRINT) {
      out.write(after.getBytes(StandardCharsets.UTF_8));
    } else if (!before.equals(after)) {
      if (state != null) {
        write(state, after.getBytes(StandardCharsets.UTF_8));
      }
      changed++;
      print(input, before, after);
    }
    out.flush(); // before messages about the next input
  }

  private void print(Input input, String before, String after) throws IOException {
    String text = mode == FormatMode.DIFF
        ? UnifiedDiff.of(input.name(), before, after, paint)
        : input.name() + "\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(FileState state, byte[] after) throws InputException {
    try {
      if (!Files.isWritable(state.path)) {
        throw new AccessDeniedException(state.path.toString());
      }
      writer.write(state.path, stream -> {
        stream.write(after);
        state.requireUnchanged();
      });
    } catch (IOException e) {
      throw new InputException(
          new IOException("cannot be written, left as it was: " + Failure.of(e).reason(), e));
    }
  }

  /**
   * What a file was like before it was read.
   *
   * @param path the file itself, not a link to it
   */
  private record FileState(Path path, long size, FileTime modified) {
    static FileState of(Input input) throws InputException {
      try {
        Path path = input.path().toRealPath();
        if (!Files.isRegularFile(path)) {
          throw new IOException("is not a regular file, so it cannot be replaced");
        }
        return new FileState(path, Files.size(path), Files.getLastModifiedTime(path));
      } catch (IOException e) {
        throw new InputException(e);
      }
    }

    void requireUnchanged() throws IOException {
      if (Files.size(path) != size || !Files.getLastModifiedTime(path).equals(modified)) {
        throw new IOException("another program changed it in the meantime");
      }
    }
  }
}
