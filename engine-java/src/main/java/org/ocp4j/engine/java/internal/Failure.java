package org.ocp4j.engine.java.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;

/** The mistake that a scan found, with offsets into the content. */
final class Failure {
  private DiagnosticCode code = DiagnosticCode.UNEXPECTED_CHARACTER;
  private Supplier<String> reason = () -> "";
  private int start;
  private int end;
  private @Nullable Limit limit;
  private long actual;
  private long allowed;

  void set(DiagnosticCode code, Supplier<String> reason, int start, int end) {
    this.code = code;
    this.reason = reason;
    this.start = start;
    this.end = end;
    limit = null;
  }

  /** Returns where the mistake ends. */
  int end() {
    return end;
  }

  /** Returns whether the mistake is that the content ended. */
  boolean isEof() {
    return limit == null && code == DiagnosticCode.UNEXPECTED_EOF;
  }

  /** Sets the mistake to more attributes than one node may have. */
  void limit(long actual, long allowed, int at) {
    limit = Limit.ATTRIBUTES;
    this.actual = actual;
    this.allowed = allowed;
    start = at;
    end = at;
  }

  /**
   * Returns the mistake with offsets into the source.
   *
   * @throws OcpLimitException if the mistake is that a limit was passed, even in a lenient parse
   */
  Problem problem(Text t) {
    if (limit != null) {
      throw new OcpLimitException(limit, allowed, actual, t.source(start));
    }
    int from = start >= t.to ? t.sourceEnd(t.to) : t.source(start);
    return new Problem(from, Math.max(from, t.sourceEnd(end)), code, reason);
  }
}
