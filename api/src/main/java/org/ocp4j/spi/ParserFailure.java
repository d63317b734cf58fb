package org.ocp4j.spi;

import java.util.Objects;
import org.ocp4j.DiagnosticCode;

/**
 * How a {@link Parser} says that a source breaks the grammar. The runtime turns it into an {@link
 * org.ocp4j.OcpParseException} with line, column and caret; users never see it.
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
   * @param code what is wrong
   * @param reason what is wrong and what was expected, without a place
   * @param start byte offset into the source
   * @param end byte offset into the source, at least {@code start}
   */
  public ParserFailure(DiagnosticCode code, String reason, int start, int end) {
    super(reason, null, false, false);
    this.code = Objects.requireNonNull(code, "code");
    this.reason = Objects.requireNonNull(reason, "reason");
    this.start = start;
    this.end = end;
  }

  /** What is wrong. */
  public DiagnosticCode code() {
    return code;
  }

  /** What is wrong and what was expected. */
  public String reason() {
    return reason;
  }

  /** Byte offset into the source where it starts. */
  public int start() {
    return start;
  }

  /** Byte offset into the source where it ends. */
  public int end() {
    return end;
  }
}
