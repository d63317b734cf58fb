package org.ocp4j.engine.java.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.spi.ParserFailure;
import org.ocp4j.spi.PayloadFormat;

/**
 * What breaks the grammar: thrown where parsing is strict, and noted where it is lenient, for the
 * payload's diagnostics.
 */
final class Problems {
  /** Integers of a diagnostic, as the payload has it. */
  static final int STRIDE = PayloadFormat.DIAGNOSTIC_SIZE / 4;

  static final int MESSAGE = PayloadFormat.D_MESSAGE_OFFSET / 4;

  /** Diagnostics in the order of the source; message offsets are as in {@link Tree}. */
  final Ints rows;

  /** Problems that are kept besides, so that they need not be sorted for every few. */
  private static final int SLACK = 64;

  private List<Problem> found = new ArrayList<>();

  /** By where what is wrong opens, problems in flow that may yet be told better, as of text. */
  private Map<Integer, Problem> inFlow = new HashMap<>();

  private boolean lenient;

  /** How many go into the payload: the first ones in the order of the source. */
  private int most;

  /** The last one that may still go into it, once there are enough. */
  private @Nullable Problem limit;

  private record Problem(int start, int end, DiagnosticCode code, String message)
      implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
      int order = Integer.compare(start, other.start);
      order = order != 0 ? order : Integer.compare(end, other.end);
      order = order != 0 ? order : Integer.compare(code.number(), other.code.number());
      return order != 0 ? order : message.compareTo(other.message);
    }
  }

  Problems(Scratch scratch) {
    rows = new Ints(scratch, STRIDE * 8);
  }

  /** Starts a document. */
  void begin(boolean lenient, int most) {
    this.lenient = lenient;
    this.most = most;
    rows.clear();
  }

  /** Lets go of what was noted; {@link #rows} stay. */
  void forget() {
    if (lenient) {
      found = new ArrayList<>();
      inFlow = new HashMap<>();
      limit = null;
    }
  }

  /** Whether what breaks the grammar becomes text. */
  boolean isLenient() {
    return lenient;
  }

  /**
   * Throws, or notes, what a scan of text found; limits are thrown always.
   *
   * @param opening where in the source it opens what is refused
   */
  void report(Failure failure, Text t, int opening) {
    RuntimeException exception = failure.exception(t);
    if (!(exception instanceof ParserFailure problem)) {
      throw exception;
    }
    report(problem, opening);
  }

  /** Throws a problem, or notes it. */
  void report(ParserFailure problem, int opening) {
    if (!lenient) {
      throw problem;
    }
    report(problem.code(), problem.reason(), problem.start(), problem.end(), opening);
  }

  /** Notes a problem of a lenient parse. */
  void report(DiagnosticCode code, String reason, int start, int end, int opening) {
    inFlow.remove(opening);
    add(new Problem(start, end, code, reason));
  }

  /** Keeps no more than twice what goes into the payload, however much is broken. */
  private void add(Problem problem) {
    if (limit != null && problem.compareTo(limit) > 0) {
      return;
    }
    found.add(problem);
    if (found.size() > 2L * most + SLACK) {
      found.sort(null);
      found.subList(most, found.size()).clear();
      limit = most == 0 ? null : found.get(most - 1);
    }
  }

  /**
   * Throws a problem in flow, or notes it unless the text that it becomes has one that opens at the
   * same place.
   */
  void reportInFlow(ParserFailure problem, int opening) {
    if (!lenient) {
      throw problem;
    }
    inFlow.putIfAbsent(
        opening, new Problem(problem.start(), problem.end(), problem.code(), problem.reason()));
  }

  /** Puts the first ones, in the order of the source, into {@link #rows}. */
  void finish(Strings strings) {
    inFlow.values().forEach(this::add);
    if (found.isEmpty()) {
      return;
    }
    found.sort(null);
    for (int i = 0; i < Math.min(found.size(), most); i++) {
      Problem problem = found.get(i);
      byte[] message = problem.message.getBytes(StandardCharsets.UTF_8);
      int row = rows.row(STRIDE);
      int[] a = rows.a;
      a[row] = PayloadFormat.SEVERITY_ERROR | problem.code.number() << 16;
      a[row + PayloadFormat.D_START / 4] = problem.start;
      a[row + PayloadFormat.D_END / 4] = problem.end;
      a[row + MESSAGE] = strings.made(message);
      a[row + PayloadFormat.D_MESSAGE_LENGTH / 4] = message.length;
      a[row + STRIDE - 1] = 0;
    }
  }
}
