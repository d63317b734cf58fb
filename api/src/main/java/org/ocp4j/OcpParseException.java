package org.ocp4j;

import java.nio.ByteBuffer;
import org.ocp4j.internal.text.LineScanner;
import org.ocp4j.internal.text.Snippet;
import org.ocp4j.spi.ParserFailure;

/**
 * Thrown when a source breaks the grammar or is not UTF-8. All engines throw the same exception for
 * the same source.
 *
 * @spec contract.md#6.2 Contract 6.2
 * @spec contract.md#6.3 Contract 6.3
 */
public final class OcpParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DiagnosticCode code;
  private final String reason;
  private final long offset;
  private final long endOffset;
  private final int line;
  private final int column;
  private final long utf16Offset;
  private final String snippet;

  private OcpParseException(ParserFailure failure, Point point, String snippet) {
    super(point.line()
        + ":"
        + point.column()
        + ": "
        + failure.reason()
        + " ["
        + failure.code().id()
        + "]\n"
        + snippet);
    this.code = failure.code();
    this.reason = failure.reason();
    this.offset = failure.start();
    this.endOffset = failure.end();
    this.line = point.line();
    this.column = point.column();
    this.utf16Offset = point.offset();
    this.snippet = snippet;
  }

  /** Returns the exception for a failure in the source between a buffer's position and limit. */
  static OcpParseException of(ParserFailure failure, ByteBuffer source) {
    ByteBuffer bytes = source.slice();
    LineScanner scanner = new LineScanner(bytes);
    scanner.moveTo(failure.start());
    Point point = new Point(scanner.line(), scanner.column(), scanner.utf16Offset());
    return new OcpParseException(failure, point, Snippet.of(bytes, failure.start()));
  }

  /** Returns the kind of the mistake. */
  public DiagnosticCode code() {
    return code;
  }

  /** Returns a sentence that says what is wrong and what was expected, without the place. */
  public String reason() {
    return reason;
  }

  /** Returns the byte offset in the source, as UTF-8, where the mistake starts. */
  public long offset() {
    return offset;
  }

  /** Returns the byte offset in the source, as UTF-8, after the end of the mistake. */
  public long endOffset() {
    return endOffset;
  }

  /** Returns the line where the mistake starts, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column in UTF-16 code units, from 1. A byte order mark does not count. */
  public int column() {
    return column;
  }

  /** Returns the offset in UTF-16 code units, from 0. A byte order mark does not count. */
  public long utf16Offset() {
    return utf16Offset;
  }

  /**
   * Returns two lines: the line of the source, and a caret under the column. A long line is cut to
   * a part around the column. The second line has no line ending.
   */
  public String snippet() {
    return snippet;
  }
}
