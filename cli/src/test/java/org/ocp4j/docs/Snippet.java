package org.ocp4j.docs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * What surrounds the statements of a code block: a subclass has them as its {@link #run}. The
 * fields are what a block may use without declaring it.
 */
public abstract class Snippet {
  private static final String SOURCE = """
      # Hello, *world*

      See [the guide](guide.md).

      <Note kind="info">Mind the **gap**.</Note>
      """;

  /** An open engine, which is closed afterwards. */
  protected OcpEngine engine;

  /** A source in MDX: a heading, a link and a component {@code Note}. */
  protected String source = SOURCE;

  /** The same source as bytes of UTF-8. */
  protected byte[] bytes = SOURCE.getBytes(StandardCharsets.UTF_8);

  /** The same source in a direct buffer. */
  protected ByteBuffer buffer;

  /** The same source as a stream. */
  protected InputStream stream = new ByteArrayInputStream(bytes);

  /** The document of the source, open; it is closed afterwards. */
  protected OcpDocument document;

  /** The default options. */
  protected ParseOptions options = ParseOptions.DEFAULT;

  /** A folder that is empty except for the files. */
  protected Path folder;

  /** An MDX file in the folder, with the same source. */
  protected Path path;

  /** Files in the folder: the MDX file, a Markdown file, and an MDX file with a mistake. */
  protected List<Path> files;

  /** Called by the compiler's code. */
  protected Snippet() {}

  /** Runs the statements of the block. */
  public abstract void run() throws Exception;

  /** Runs the statements, and checks that they leave no document open. */
  final void runIn(Path empty) throws Exception {
    prepare(empty);
    try (OcpEngine opened = Ocp.engine()) {
      engine = opened;
      try (OcpDocument parsed = opened.parse(SOURCE)) {
        document = parsed;
        run();
      }
      if (opened.liveDocuments() != 0) {
        throw new AssertionError(opened.liveDocuments() + " documents are left open");
      }
    }
  }

  private void prepare(Path empty) throws IOException {
    buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    folder = empty;
    path = Files.write(empty.resolve("page.mdx"), bytes);
    files = List.of(
        path,
        Files.writeString(empty.resolve("notes.md"), "# Notes\n\n- one\n- two\n"),
        Files.writeString(empty.resolve("broken.mdx"), "# Broken\n\n<Note>\n"));
  }
}
