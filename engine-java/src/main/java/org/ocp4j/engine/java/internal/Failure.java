package org.ocp4j.engine.java.internal;

import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;
import org.ocp4j.spi.ParserFailure;

/** What a scan found wrong, with offsets into the content it scanned. */
final class Failure {
  private DiagnosticCode code = DiagnosticCode.UNEXPECTED_CHARACTER;
  private String reason = "";
  private int start;
  private int end;
  private @Nullable Limit limit;
  private long actual;
  private long allowed;

  void set(DiagnosticCode code, String reason, int start, int end) {
    this.code = code;
    this.reason = reason;
    this.start = start;
    this.end = end;
    limit = null;
  }

  /** Where it ends. */
  int end() {
    return end;
  }

  /** Whether it is that the content ended. */
  boolean isEof() {
    return limit == null && code == DiagnosticCode.UNEXPECTED_EOF;
  }

  /** More attributes than one node may have. */
  void limit(long actual, long allowed, int at) {
    limit = Limit.ATTRIBUTES;
    this.actual = actual;
    this.allowed = allowed;
    start = at;
    end = at;
  }

  /** The exception that says so, with offsets into the source. */
  RuntimeException exception(Text t) {
    if (limit != null) {
      return new OcpLimitException(limit, allowed, actual, t.source(start));
    }
    int from = start >= t.to ? t.sourceEnd(t.to) : t.source(start);
    return new ParserFailure(code, reason, from, Math.max(from, t.sourceEnd(end)));
  }
}
