package org.ocp4j.spi;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;

/**
 * Why a parser in another language failed, as it tells it: the struct {@code ocp_error} of the C
 * interface, which the WebAssembly module shares. Byte order and position of buffers are as for {@link
 * OptionRecord}.
 */
public final class ErrorRecord {
  /** Bytes of the struct. */
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
   * The failure of a source that breaks the grammar.
   *
   * @param struct where the struct is
   * @param at where it starts
   * @param reason the words that go with it
   */
  public static ParserFailure grammar(ByteBuffer struct, int at, String reason) {
    DiagnosticCode code = DiagnosticCode.ofNumber(struct.getInt(at + CODE));
    return new ParserFailure(
        Objects.requireNonNull(code, "code"), reason, (int) struct.getLong(at + START), (int)
            struct.getLong(at + END));
  }

  /**
   * The failure of a source that passes a limit.
   *
   * @param struct where the struct is
   * @param at where it starts
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
