package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.ocp4j.OcpLimitException;
import org.ocp4j.spi.ErrorRecord;
import org.ocp4j.spi.ParserFailure;

/** Reads why the last parse of a parser failed: a struct {@code ocp_error} and a text. */
final class ErrorReader {
  /** Bytes used in a mailbox: the struct, the length of the text, and room for most texts. */
  static final int BYTES = 512;

  private static final int STRUCT = ErrorRecord.BYTES;
  private static final int LENGTH = STRUCT;
  private static final int TEXT = LENGTH + Long.BYTES;

  private final NativeCalls calls;
  private final Mailbox box;
  private final int at;

  /**
   * Makes a reader that uses a part of a mailbox.
   *
   * @param calls the library's functions
   * @param box the mailbox
   * @param at the offset of the first of {@link #BYTES} bytes
   */
  ErrorReader(NativeCalls calls, Mailbox box, int at) {
    this.calls = calls;
    this.box = box;
    this.at = at;
    box.bytes.putInt(at, STRUCT);
  }

  /** Returns the error of a source with invalid syntax. */
  ParserFailure grammar(long parser) {
    return ErrorRecord.grammar(box.bytes, at, text(parser));
  }

  /** Returns the error of a source that exceeds a limit. */
  OcpLimitException limit(long parser) {
    ask(parser, box, at + TEXT, 0);
    return ErrorRecord.limit(box.bytes, at);
  }

  /** Returns the whole text of the error. */
  String text(long parser) {
    int length = ask(parser, box, at + TEXT, BYTES - TEXT);
    if (length < BYTES - TEXT) {
      return decoded(box.bytes, at + TEXT, length);
    }
    Mailbox larger = new Mailbox(calls, length + 1);
    ask(parser, larger, 0, length + 1);
    return decoded(larger.bytes, 0, length);
  }

  private int ask(long parser, Mailbox target, int text, int capacity) {
    Status.check(
        calls.parserError(
            parser, box.at(at), STRUCT, target.at(text), capacity, box.at(at + LENGTH)),
        "reading a parser's error");
    return (int) box.number(at + LENGTH);
  }

  private static String decoded(ByteBuffer bytes, int start, int length) {
    return StandardCharsets.UTF_8.decode(bytes.slice(start, length)).toString();
  }
}
