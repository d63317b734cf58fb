package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.ocp4j.OcpLimitException;
import org.ocp4j.spi.ErrorRecord;
import org.ocp4j.spi.ParserFailure;

/** Reads why the last parse of a parser failed: {@code ocp_error} and a text. */
final class ErrorReader {
  /** Bytes in a mailbox: the struct, the length of the text, and room for most texts. */
  static final int BYTES = 512;

  private static final int STRUCT = ErrorRecord.BYTES;
  private static final int LENGTH = STRUCT;
  private static final int TEXT = LENGTH + Long.BYTES;

  private final NativeCalls calls;
  private final Mailbox box;
  private final int at;

  /**
   * Reads through a part of a mailbox.
   *
   * @param at where its {@link #BYTES} start
   */
  ErrorReader(NativeCalls calls, Mailbox box, int at) {
    this.calls = calls;
    this.box = box;
    this.at = at;
    box.bytes.putInt(at, STRUCT);
  }

  /** The failure of a source that breaks the grammar. */
  ParserFailure grammar(long parser) {
    return ErrorRecord.grammar(box.bytes, at, text(parser));
  }

  /** The failure of a source that passes a limit. */
  OcpLimitException limit(long parser) {
    ask(parser, box, at + TEXT, 0);
    return ErrorRecord.limit(box.bytes, at);
  }

  /** The whole text, which says what is wrong. */
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
        "asking what is wrong with a source");
    return (int) box.number(at + LENGTH);
  }

  private static String decoded(ByteBuffer bytes, int start, int length) {
    return StandardCharsets.UTF_8.decode(bytes.slice(start, length)).toString();
  }
}
