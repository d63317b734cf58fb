package org.ocp4j.engine.java.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  /** Throws a problem, or notes it in place of one in flow that opens there. */
  void report(Problem problem, int opening) {
    if (!lenient) {
      throw problem.failure();
    }
    inFlow.remove(opening);
    add(problem);
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
  void reportInFlow(Problem problem, int opening) {
    if (!lenient) {
      throw problem.failure();
    }
    inFlow.putIfAbsent(opening, problem);
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
