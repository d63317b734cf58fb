package org.ocp4j.engine.java.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.PayloadFormat;

/**
 * The mistakes in the syntax of a document: thrown in a strict parse, kept for the payload's
 * diagnostics in a lenient parse.
 */
final class Problems {
  /** Number of integers in a diagnostic, as in the payload. */
  static final int STRIDE = PayloadFormat.DIAGNOSTIC_SIZE / 4;

  static final int MESSAGE = PayloadFormat.D_MESSAGE_OFFSET / 4;

  /** Diagnostics in the order of the source; message offsets are as in {@link Tree}. */
  final Ints rows;

  /** The number of problems that are kept beyond those for the payload, so that sorting is rare. */
  private static final int SLACK = 64;

  private List<Problem> found = new ArrayList<>();

  /**
   * Problems in flow, by the offset where the broken syntax opens. A problem of the text that it
   * becomes replaces them.
   */
  private Map<Integer, Problem> inFlow = new HashMap<>();

  private boolean lenient;

  /** The number of problems that go into the payload: the first ones of the source. */
  private int most;

  /** The last problem that can still go into the payload, once there are enough. */
  private @Nullable Problem limit;

  Problems(Scratch scratch) {
    rows = new Ints(scratch, STRIDE * 8);
  }

  /** Starts a document. */
  void begin(boolean lenient, int most) {
    this.lenient = lenient;
    this.most = most;
    rows.clear();
  }

  /** Drops the problems, but not {@link #rows}. */
  void forget() {
    if (lenient) {
      found = new ArrayList<>();
      inFlow = new HashMap<>();
      limit = null;
    }
  }

  /** Returns whether broken syntax becomes text. */
  boolean isLenient() {
    return lenient;
  }

  /**
   * Throws a problem. A lenient parse keeps it, in place of a problem in flow that opens at the
   * same offset.
   */
  void report(Problem problem, int opening) {
    if (!lenient) {
      throw problem.failure();
    }
    inFlow.remove(opening);
    add(problem);
  }

  /** Keeps at most twice as many problems as go into the payload. */
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
   * Throws a problem in flow. A lenient parse keeps it, unless the text that it becomes has a
   * problem that opens at the same offset.
   */
  void reportInFlow(Problem problem, int opening) {
    if (!lenient) {
      throw problem.failure();
    }
    inFlow.putIfAbsent(opening, problem);
  }

  /** Adds the first problems, in the order of the source, to {@link #rows}. */
  void finish(Strings strings) {
    inFlow.values().forEach(this::add);
    if (found.isEmpty()) {
      return;
    }
    found.sort(null);
    for (int i = 0; i < Math.min(found.size(), most); i++) {
      Problem problem = found.get(i);
      byte[] message = problem.reason().get().getBytes(StandardCharsets.UTF_8);
      int row = rows.row(STRIDE);
      int[] a = rows.array;
      a[row] = PayloadFormat.SEVERITY_ERROR | problem.code().number() << 16;
      a[row + PayloadFormat.D_START / 4] = problem.start();
      a[row + PayloadFormat.D_END / 4] = problem.end();
      a[row + MESSAGE] = strings.made(message);
      a[row + PayloadFormat.D_MESSAGE_LENGTH / 4] = message.length;
      a[row + STRIDE - 1] = 0;
    }
  }
}
