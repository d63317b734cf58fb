package org.ocp4j.engine.java.internal;

import java.util.function.Supplier;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.spi.ParserFailure;

/**
 * What breaks the grammar, with offsets into the source, in the order of the source.
 *
 * @param reason its words, which are put together when they are wanted: most of a lenient parse
 *     never are
 */
record Problem(int start, int end, DiagnosticCode code, Supplier<String> reason)
    implements Comparable<Problem> {
  Problem(int start, int end, DiagnosticCode code, String reason) {
    this(start, end, code, () -> reason);
  }

  /** The exception of a strict parse. */
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
