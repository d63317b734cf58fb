package org.ocp4j.toolkit.markdown;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * Writes documents and their parts as Markdown or MDX, in the format and for the extensions that
 * the document was parsed with.
 *
 * <pre>{@code
 * String markdown = MarkdownRenderer.DEFAULT.render(document);
 * }</pre>
 *
 * <p>The parser makes the same tree of what is written, but for positions; and writing that tree
 * gives the same bytes again. A width is the only choice that changes text: it turns spaces into
 * line endings. Source that has no place in the tree, such as the number of blank lines, is written
 * as the choices say.
 *
 * <p>Immutable; any number of threads may use one renderer. Rendering takes time and memory in
 * proportion to the result, and allocates one buffer for it. Streams and {@link Appendable}s get
 * the result when all of it is written.
 */
public final class MarkdownRenderer {
  /** A renderer with the default choices. */
  public static final MarkdownRenderer DEFAULT = builder().build();

  private final Style style;

  private MarkdownRenderer(Style style) {
    this.style = style;
  }

  /** Returns a builder of a renderer with the default choices. */
  public static Builder builder() {
    return new Builder();
  }

  /** Renders a document to a string, which ends with a line ending unless it is empty. */
  public String render(OcpDocument document) {
    return render(document.root());
  }

  /** Renders a subtree to a string, which ends with a line ending unless it is empty. */
  public String render(OcpNode node) {
    Output out = write(node);
    return new String(out.b, 0, out.n, StandardCharsets.UTF_8);
  }

  /**
   * Renders a document as UTF-8 to a stream, which is neither flushed nor closed.
   *
   * @throws IOException when the stream throws it
   * @throws org.ocp4j.OcpClosedException when the document is closed
   */
  public void render(OcpDocument document, OutputStream target) throws IOException {
    render(document.root(), target);
  }

  /** Renders a subtree as UTF-8 to a stream, which is neither flushed nor closed. */
  public void render(OcpNode node, OutputStream target) throws IOException {
    Output out = write(node);
    target.write(out.b, 0, out.n);
  }

  /**
   * Renders a document to an {@link Appendable}, such as a writer or a string builder.
   *
   * @throws IOException when the target throws it
   * @throws org.ocp4j.OcpClosedException when the document is closed
   */
  public void render(OcpDocument document, Appendable target) throws IOException {
    render(document.root(), target);
  }

  /** Renders a subtree to an {@link Appendable}, such as a writer or a string builder. */
  public void render(OcpNode node, Appendable target) throws IOException {
    target.append(render(node));
  }

  /**
   * Renders a document to a {@link PrintStream} such as {@code System.out}, in the charset of the
   * stream, which is neither flushed nor closed. If the stream fails, its {@link
   * PrintStream#checkError checkError} returns {@code true}.
   *
   * @throws org.ocp4j.OcpClosedException when the document is closed
   */
  public void render(OcpDocument document, PrintStream target) {
    render(document.root(), target);
  }

  /**
   * Renders a subtree to a {@link PrintStream}, like {@link #render(OcpDocument, PrintStream)}.
   */
  public void render(OcpNode node, PrintStream target) {
    target.print(render(node));
  }

  private Output write(OcpNode node) {
    return BlockWriter.write(node, style);
  }

  /** Builds a renderer. A builder is not thread-safe. */
  public static final class Builder {
    private char bullet = '-';
    private char orderedDelimiter = '.';
    private boolean incrementNumbers = true;
    private char emphasis = '*';
    private char strong = '*';
    private char fence = '`';
    private int fenceLength = 3;
    private char thematicBreak = '*';
    private boolean setextHeadings;
    private boolean spacedBreaks;
    private boolean alignTables = true;
    private char quote = '"';
    private int width;

    private Builder() {}

    /**
     * Sets the mark of the items of bullet lists: {@code -}, {@code *} or {@code +}. Where two
     * lists would become one, the second has another mark. Default: {@code -}.
     *
     * @throws IllegalArgumentException for other characters
     */
    public Builder bullet(char mark) {
      bullet = oneOf("-*+", mark, "bullet");
      return this;
    }

    /**
     * Sets the character after the numbers of ordered lists: {@code .} or {@code )}. Where two
     * lists would become one, the second has the other. Default: {@code .}.
     *
     * @throws IllegalArgumentException for other characters
     */
    public Builder orderedDelimiter(char delimiter) {
      orderedDelimiter = oneOf(".)", delimiter, "delimiter of an ordered list");
      return this;
    }

    /**
     * Sets whether the numbers of an ordered list count up, or are all that of its first item.
     * Default: true.
     */
    public Builder incrementNumbers(boolean value) {
      incrementNumbers = value;
      return this;
    }

    /**
     * Sets the mark of emphasis: {@code *} or {@code _}. The other is written where that mark would
     * not be read as emphasis. Default: {@code *}.
     *
     * @throws IllegalArgumentException for other characters
     */
    public Builder emphasis(char mark) {
      emphasis = oneOf("*_", mark, "mark of emphasis");
      return this;
    }

    /**
     * Sets the mark of strong emphasis, which is written twice: {@code *} or {@code _}. Default:
     * {@code *}.
     *
     * @throws IllegalArgumentException for other characters
     */
    public Builder strong(char mark) {
      strong = oneOf("*_", mark, "mark of strong emphasis");
      return this;
    }

    /**
     * Sets the character of fences around code: a backtick or {@code ~}. Default: a backtick.
     *
     * @throws IllegalArgumentException for other characters
     */
    public Builder fence(char mark) {
      fence = oneOf("`~", mark, "fence");
      return this;
    }

    /**
     * Sets the least length of fences around code, from 3 to 1,000. A fence is longer if the code
     * has one of its own. Default: 3.
     *
     * @throws IllegalArgumentException when the length is outside that range
     */
    public Builder fenceLength(int length) {
      if (length < 3 || length > 1000) {
        throw new IllegalArgumentException("a fence of length " + length);
      }
      fenceLength = length;
      return this;
    }

    /**
     * Sets the mark of thematic breaks, which is written three times: {@code *}, {@code -} or
     * {@code _}. Another is written where the marks would be read as something else. Default:
     * {@code *}.
     *
     * @throws IllegalArgumentException for other characters
     */
    public Builder thematicBreak(char mark) {
      thematicBreak = oneOf("*-_", mark, "mark of a thematic break");
      return this;
    }

    /**
     * Sets whether headings of depth 1 and 2 are underlined. Headings with line endings are in any
     * case; all others start with number signs. Default: false.
     */
    public Builder setextHeadings(boolean value) {
      setextHeadings = value;
      return this;
    }

    /**
     * Sets whether hard line breaks are written as two spaces, where that is possible, or as a
     * backslash. Default: false.
     */
    public Builder spacedBreaks(boolean value) {
      spacedBreaks = value;
      return this;
    }

    /**
     * Sets whether the cells of a table are padded, so that its columns are aligned in a
     * fixed-width font, with two columns for wide East Asian characters. Tables whose padding would
     * be several times their text are not padded. Default: true.
     */
    public Builder alignTables(boolean value) {
      alignTables = value;
      return this;
    }

    /**
     * Sets the quotes around titles: {@code "} or {@code '}. The other is written around titles
     * that have this one and not the other. Default: {@code "}.
     *
     * @throws IllegalArgumentException for other characters
     */
    public Builder quote(char mark) {
      quote = oneOf("\"'", mark, "quote");
      return this;
    }

    /**
     * Sets the width in columns at which paragraphs are wrapped, or 0 to keep their lines as they
     * are. Wrapping turns spaces into line endings; it joins no lines, and breaks no words.
     * Default: 0.
     *
     * @throws IllegalArgumentException when the width is negative
     */
    public Builder width(int columns) {
      if (columns < 0) {
        throw new IllegalArgumentException("a width of " + columns);
      }
      width = columns;
      return this;
    }

    private static char oneOf(String allowed, char value, String what) {
      if (allowed.indexOf(value) < 0) {
        throw new IllegalArgumentException("a " + what + " of '" + value + "'");
      }
      return value;
    }

    /** Returns a new renderer. */
    public MarkdownRenderer build() {
      return new MarkdownRenderer(new Style(
          bullet,
          orderedDelimiter,
          incrementNumbers,
          emphasis,
          strong,
          fence,
          fenceLength,
          thematicBreak,
          setextHeadings,
          spacedBreaks,
          alignTables,
          quote,
          width));
    }
  }
}
