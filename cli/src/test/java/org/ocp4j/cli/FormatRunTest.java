package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/** Tests formatting with a renderer or a disk that fails. */
class FormatRunTest {
  private static final String SOURCE = "* one\n* *two*\n";

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final OcpEngine engine = Ocp.builder().engine("java").build();
  private List<Input> inputs = List.of();

  @BeforeEach
  void write() throws IOException {
    inputs = List.of(
        new Input(Files.writeString(folder.resolve("a.md"), SOURCE).toString()),
        new Input(Files.writeString(folder.resolve("b.md"), SOURCE).toString()));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private int run(FormatMode mode, Function<OcpDocument, String> renderer, AtomicWriter writer)
      throws IOException {
    DocumentReader reader =
        new DocumentReader(engine, input -> ParseOptions.MARKDOWN, InputStream.nullInputStream());
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new FormatRun(
            reader,
            new Formatter(reader, renderer, false),
            mode,
            writer,
            new InputReporter(errors, false),
            new Paint(false),
            out)
        .format(inputs);
  }

  private List<String> errors() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void requireUnchanged() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> left = files.sorted().toList();
      assertEquals(inputs.stream().map(Input::path).toList(), left);
      for (Path file : left) {
        assertEquals(SOURCE, Files.readString(file));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void leaves_files_alone_that_would_mean_something_else(FormatMode mode) throws IOException {
    assertEquals(2, run(mode, document -> "* one\n* two\n", new AtomicWriter()));
    requireUnchanged();
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertEquals(2, errors().size());
    String expected = inputs.get(0).name() + ": error: left alone: after formatting, it would mean"
        + " something else from line 2 on. ";
    assertTrue(errors().get(0).startsWith(expected), errors().get(0));
  }

  @ParameterizedTest
  @EnumSource(AtomicWriterTest.Step.class)
  void leaves_files_alone_that_cannot_be_written(AtomicWriterTest.Step step) throws IOException {
    AtomicWriter writer =
        step == AtomicWriterTest.Step.CONTENT ? withFullDisk() : AtomicWriterTest.failingAt(step);
    assertEquals(1, run(FormatMode.WRITE, MarkdownRenderer.DEFAULT::render, writer));
    requireUnchanged();
    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertEquals(2, errors().size());
    assertTrue(
        errors()
            .get(1)
            .startsWith(inputs.get(1).name() + ": error: cannot be written, left as it was: no "),
        errors().get(1));
  }

  /** Returns a writer that fails when the content is on its way to the disk. */
  private static AtomicWriter withFullDisk() {
    return new AtomicWriter() {
      @Override
      void force(FileChannel channel) throws IOException {
        channel.truncate(channel.size() / 2);
        throw new IOException("no space left on device");
      }
    };
  }

  @Test
  void does_not_replace_what_another_program_has_changed_meanwhile() throws IOException {
    Path first = inputs.get(0).path();
    int code = run(
        FormatMode.WRITE,
        document -> {
          try {
            Files.writeString(first, "changed by an editor");
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return MarkdownRenderer.DEFAULT.render(document);
        },
        new AtomicWriter());
    assertEquals(1, code);
    assertEquals("changed by an editor", Files.readString(first));
    assertEquals(
        first + ": error: cannot be written, left as it was: another program changed it in the"
            + " meantime",
        errors().get(0));
  }

  @Test
  void reports_bugs_of_the_renderer_and_goes_on() throws IOException {
    int code = run(
        FormatMode.WRITE,
        document -> {
          throw new IllegalStateException("a bug");
        },
        new AtomicWriter());
    assertEquals(1, code);
    requireUnchanged();
    assertEquals(2, errors().size());
    assertTrue(errors().get(0).contains("internal error: java.lang.IllegalStateException: a bug"));
  }
}
