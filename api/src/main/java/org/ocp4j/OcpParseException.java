package org.ocp4j;

import java.nio.ByteBuffer;
import org.ocp4j.internal.LineScanner;
import org.ocp4j.internal.Snippet;
import org.ocp4j.spi.ParserFailure;

/** A source breaks the grammar, or is not UTF-8 (contract 6.2, 6.3). The same on every engine. */
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

  /** What a parser found, with its place in the source; the source is position to limit. */
  static OcpParseException of(ParserFailure failure, ByteBuffer source) {
    ByteBuffer bytes = source.slice();
    LineScanner scanner = new LineScanner(bytes);
    scanner.moveTo(failure.start());
    Point point = new Point(scanner.line(), scanner.column(), scanner.utf16Offset());
    return new OcpParseException(failure, point, Snippet.of(bytes, failure.start()));
  }

  /** What is wrong. */
  public DiagnosticCode code() {
    return code;
  }

  /** What is wrong and what was expected, in words, without the place. */
  public String reason() {
    return reason;
  }

  /** Byte offset into the source, as UTF-8, where it starts. */
  public long offset() {
    return offset;
  }

  /** Byte offset into the source, as UTF-8, where it ends. */
  public long endOffset() {
    return endOffset;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1, in UTF-16 units; a byte order mark is not counted. */
  public int column() {
    return column;
  }

  /** The offset in UTF-16 units; a byte order mark is not counted. */
  public long utf16Offset() {
    return utf16Offset;
  }

  /**
   * Two lines: the source line, a long one cut to a window around the column, and below it a caret
   * under the column. Without a line ending at the end.
   */
  public String snippet() {
    return snippet;
  }
}
