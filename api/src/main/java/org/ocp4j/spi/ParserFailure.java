package org.ocp4j.spi;

import java.util.Objects;
import org.ocp4j.DiagnosticCode;

/**
 * Thrown by a {@link Parser} when a source breaks the grammar. The runtime makes an {@link
 * org.ocp4j.OcpParseException} with line, column and caret of it; users never see this exception.
 */
public final class ParserFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DiagnosticCode code;
  private final String reason;
  private final int start;
  private final int end;

  /**
   * Creates a failure.
   *
   * @param code the kind of the mistake
   * @param reason a sentence that says what is wrong and what was expected, without a place
   * @param start the byte offset in the source where the mistake starts
   * @param end the byte offset in the source after its end, at least {@code start}
   */
  public ParserFailure(DiagnosticCode code, String reason, int start, int end) {
    super(reason, null, false, false);
    this.code = Objects.requireNonNull(code, "code");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.start = start;
    this.end = end;
  }

  /** Returns the kind of the mistake. */
  public DiagnosticCode code() {
    return code;
  }

  /** Returns a sentence that says what is wrong and what was expected. */
  public String reason() {
    return reason;
  }

  /** Returns the byte offset in the source where the mistake starts. */
  public int start() {
    return start;
  }

  /** Returns the byte offset in the source after the end of the mistake. */
  public int end() {
    return end;
  }
}
