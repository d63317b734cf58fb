package org.ocp4j.springai;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocp4j.MalformedInput;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Chunker;

/**
 * Parses sources and cuts them into chunks.
 *
 * @param chunker cuts
 * @param engine parses; null stands for the engine that the methods of {@link Ocp} share
 * @param options how to parse; if no format was chosen, the name of a source decides
 */
record SourceParser(Chunker chunker, @Nullable OcpEngine engine, ParseOptions options) {
  /** Refuses nothing but what exceeds a limit. */
  static final ParseOptions LENIENT =
      ParseOptions.DEFAULT.withLenient(true).withMalformedInput(MalformedInput.REPLACE);

  private static final Path MDX = Path.of("page.mdx");
  private static final Path MARKDOWN = Path.of("page.md");

  /**
   * The chunks of a source.
   *
   * @param mistakes the number of mistakes in its MDX
   */
  record Result(List<Chunk> chunks, int mistakes) {}

  Result chunks(String source, String name, String documentId) {
    return chunks(source.getBytes(StandardCharsets.UTF_8), name, documentId);
  }

  /**
   * Returns the chunks of a source, whose document is closed before.
   *
   * @param name the name of its file, or an empty string
   * @throws IllegalArgumentException when the source is refused; the message names it
   */
  Result chunks(byte[] source, String name, String documentId) {
    boolean isMdx = name.toLowerCase(Locale.ROOT).endsWith(".mdx");
    ParseOptions own = options.withFormatOf(isMdx ? MDX : MARKDOWN);
    try (OcpDocument parsed = engine == null ? Ocp.parse(source, own) : engine.parse(source, own)) {
      return new Result(chunker.chunks(parsed, documentId), parsed.diagnostics().size());
    } catch (OcpParseException | OcpLimitException e) {
      throw new IllegalArgumentException("cannot split " + documentId + ": " + e.getMessage(), e);
    }
  }
}
