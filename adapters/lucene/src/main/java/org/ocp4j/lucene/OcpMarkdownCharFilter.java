package org.ocp4j.lucene;

import java.io.IOException;
import java.io.Reader;
import java.util.Objects;
import org.apache.lucene.analysis.CharFilter;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Limits;
import org.ocp4j.MalformedInput;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.OcpMemoryLimitException;

/**
 * Turns Markdown or MDX into plain text, and keeps the offsets of the source. A token has the
 * offsets that its characters have in the Markdown that was read, so highlighters mark the right
 * place of it.
 *
 * <pre>{@code
 * protected Reader initReader(String field, Reader reader) {
 *   return new OcpMarkdownCharFilter(reader, engine);
 * }
 * }</pre>
 *
 * <p>The plain text has text, code, math, the alternative text of images, and the text between
 * tags. Other markup, destinations, front matter, ESM, expressions, comments and the labels of
 * footnotes are left out. Line feeds end blocks and the rows of tables, and tabs separate cells.
 *
 * <p>Parsing is always lenient: mistakes in MDX are text. A surrogate without its partner is
 * replaced.
 *
 * <p>The first read reads all of the input and parses it. The document is closed before that read
 * returns or throws. A filter is for one thread, as all readers of Lucene are.
 */
public final class OcpMarkdownCharFilter extends CharFilter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final OcpEngine engine;
  private final ParseOptions options;
  private @Nullable PlainText plain;
  private int byteOrderMark;
  private int at;

  /**
   * Creates a filter for Markdown.
   *
   * @param input the Markdown; closed with this filter
   * @param engine what parses; the caller closes it, after the last read
   */
  public OcpMarkdownCharFilter(Reader input, OcpEngine engine) {
    this(input, engine, ParseOptions.MARKDOWN);
  }

  /**
   * Creates a filter.
   *
   * @param input the Markdown or MDX; closed with this filter
   * @param engine what parses; the caller closes it, after the last read
   * @param options the format, the extensions and the {@linkplain Limits limits}; other options
   *     have no effect
   */
  public OcpMarkdownCharFilter(Reader input, OcpEngine engine, ParseOptions options) {
    super(Objects.requireNonNull(input, "input"));
    this.engine = Objects.requireNonNull(engine, "engine");
    this.options = options
        .withLenient(engine.supportsLenient())
        .withMalformedInput(MalformedInput.REPLACE)
        .withChecksum(false)
        .withOwnership(Ownership.CONFINED);
  }

  /**
   * Reads plain text.
   *
   * @throws IOException when the input throws it
   * @throws OcpLimitException when the input exceeds a limit of the options
   * @throws OcpMemoryLimitException when the document would exceed the engine's memory limit
   * @throws OcpClosedException when the engine is closed
   */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    String text = plain().text();
    if (at >= text.length()) {
      return length == 0 ? 0 : -1;
    }
    int count = Math.min(length, text.length() - at);
    text.getChars(at, at + count, target, offset);
    at += count;
    return count;
  }

  private PlainText plain() throws IOException {
    PlainText known = plain;
    if (known == null) {
      known = parse(readAll());
      plain = known;
    }
    return known;
  }

  private String readAll() throws IOException {
    StringBuilder all = new StringBuilder();
    char[] buffer = new char[8192];
    for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
      all.append(buffer, 0, count);
    }
    return all.toString();
  }

  private PlainText parse(String source) {
    byteOrderMark = !source.isEmpty() && source.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    try (OcpDocument document = engine.parse(source, options)) {
      return PlainText.of(document);
    }
  }

  /**
   * Returns the offset in the Markdown of an offset in the plain text. Between two characters with
   * markup between them, it is the start of the second if a word starts or goes on there, and the
   * end of the first otherwise.
   */
  @Override
  protected int correct(int currentOff) {
    PlainText known = plain;
    return known == null ? currentOff : known.sourceOffset(currentOff) + byteOrderMark;
  }
}
