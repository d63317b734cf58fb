package org.ocp4j.engine.java.internal;

import java.util.function.Supplier;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.spi.ParserFailure;

/**
 * A mistake in the syntax, with offsets into the source, ordered as in the source.
 *
 * @param reason makes the message; most messages of a lenient parse are never shown
 */
record Problem(int start, int end, DiagnosticCode code, Supplier<String> reason)
    implements Comparable<Problem> {
  Problem(int start, int end, DiagnosticCode code, String reason) {
    this(start, end, code, () -> reason);
  }

  /** Returns the exception of a strict parse. */
  ParserFailure failure() {
    return new ParserFailure(code, reason.get(), start, end);
  }

  @Override
  public int compareTo(Problem other) {
    int order = Integer.compare(start, other.start);
    order = order != 0 ? order : Integer.compare(end, other.end);
    order = order != 0 ? order : Integer.compare(code.number(), other.code.number());
    return order != 0 ? order : reason.get().compareTo(other.reason.get());
  }
}
