package org.ocp4j.spi;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;

/**
 * Reads the error of a parser in another language: the struct {@code ocp_error} of the C interface,
 * which the WebAssembly module also uses. Byte order and position of buffers are as in {@link
 * OptionRecord}.
 */
public final class ErrorRecord {
  /** The size of the struct in bytes. */
  public static final int BYTES = 48;

  private static final int CODE = 8;
  private static final int LIMIT = 12;
  private static final int START = 16;
  private static final int END = 24;
  private static final int ACTUAL = 32;
  private static final int ALLOWED = 40;
  private static final Limit[] LIMITS = Limit.values();

  private ErrorRecord() {}

  /**
   * Returns the failure of a source that breaks the grammar.
   *
   * @param struct the buffer with the struct
   * @param at the index where the struct starts
   * @param reason the sentence that says what is wrong
   */
  public static ParserFailure grammar(ByteBuffer struct, int at, String reason) {
    DiagnosticCode code = DiagnosticCode.ofNumber(struct.getInt(at + CODE));
    return new ParserFailure(
        Objects.requireNonNull(code, "code"), reason, (int) struct.getLong(at + START), (int)
            struct.getLong(at + END));
  }

  /**
   * Returns the exception for a source that exceeds a limit.
   *
   * @param struct the buffer with the struct
   * @param at the index where the struct starts
   */
  public static OcpLimitException limit(ByteBuffer struct, int at) {
    Limit limit = LIMITS[struct.getInt(at + LIMIT)];
    return new OcpLimitException(
        limit,
        struct.getLong(at + ALLOWED),
        struct.getLong(at + ACTUAL),
        struct.getLong(at + START));
  }
}
