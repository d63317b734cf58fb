package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that a file has its old content or its new one, whatever fails. */
class AtomicWriterTest {
  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("a.md"), "old");
  }

  /** A step of writing. */
  enum Step {
    CONTENT,
    FORCE,
    MOVE
  }

  /** Returns a writer that fails at a step. */
  static AtomicWriter failingAt(Step failing) {
    return new AtomicWriter() {
      @Override
      void force(FileChannel channel) throws IOException {
        fail(Step.FORCE);
        super.force(channel);
      }

      @Override
      void move(Path temporary, Path target) throws IOException {
        fail(Step.MOVE);
        super.move(temporary, target);
      }

      private void fail(Step step) throws IOException {
        if (step == failing) {
          throw new IOException("no " + step);
        }
      }
    };
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replaces_files_and_makes_new_ones() throws IOException {
    AtomicWriter writer = new AtomicWriter();
    writer.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
    assertEquals("new", Files.readString(file));
    writer.write(folder.resolve("b.md"), out -> out.write('b'));
    assertEquals("b", Files.readString(folder.resolve("b.md")));
    assertEquals(List.of("a.md", "b.md"), names());
  }

  @ParameterizedTest
  @EnumSource
  void leaves_the_old_content_and_no_other_file_when_a_step_fails(Step step) throws IOException {
    AtomicWriter.Content content = out -> {
      out.write("new".getBytes(StandardCharsets.UTF_8));
      if (step == Step.CONTENT) {
        throw new IOException("no CONTENT");
      }
    };
    AtomicWriter writer = failingAt(step);
    IOException e = assertThrows(IOException.class, () -> writer.write(file, content));
    assertEquals("no " + step, e.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.md"), names());
    Path fresh = folder.resolve("b.md");
    assertThrows(IOException.class, () -> writer.write(fresh, content));
    assertEquals(List.of("a.md"), names());
  }

  @Test
  void shows_the_old_content_until_all_of_the_new_one_is_written() throws IOException {
    new AtomicWriter().write(file, out -> {
      out.write(new byte[1 << 20]);
      out.flush();
      assertEquals("old", Files.readString(file));
    });
    assertEquals(1 << 20, Files.size(file));
  }

  @Test
  void keeps_permissions() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions");
    for (String permissions : List.of("rw-r-----", "rwxr-xr-x", "r--------")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
      new AtomicWriter().write(file, out -> out.write('x'));
      assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void shows_the_temporary_file_to_nobody_else() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    new AtomicWriter().write(file, out -> {
      Path temporary = folder.resolve(names().get(0));
      assertTrue(temporary.toString().endsWith(".tmp"), names().toString());
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary)));
    });
  }
}
