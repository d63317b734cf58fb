package org.ocp4j.spark.internal.engine;

import java.io.Serializable;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;

/**
 * The counters of an application's parses: accumulators of Spark, which its web page shows for each
 * stage. An object of the driver is serialized with each task; the copy counts for that task.
 * Outside a task nothing is counted.
 */
public final class TaskMetrics implements Serializable {
  /** The accumulator of the sources that were parsed, with success or not. */
  public static final String DOCUMENTS = "ocp documents";

  /** The accumulator of the bytes of these sources. */
  public static final String BYTES = "ocp bytes";

  /** The accumulator of the sources that could not be parsed. */
  public static final String ERRORS = "ocp errors";

  /** The accumulator of the bytes of the payloads that Spark received. */
  public static final String PAYLOAD_BYTES = "ocp payload bytes";

  /** The accumulator of the time in the parser, in nanoseconds, of all threads together. */
  public static final String NANOSECONDS = "ocp parser ns";

  private static final long serialVersionUID = 1;

  /** Keeps the accumulators of the driver reachable, or Spark would drop them. */
  private static final Map<SparkContext, TaskMetrics> OF_CONTEXTS = new WeakHashMap<>();

  private final LongAccumulator documents;
  private final LongAccumulator bytes;
  private final LongAccumulator errors;
  private final LongAccumulator payloadBytes;
  private final LongAccumulator nanoseconds;

  private TaskMetrics(SparkContext context) {
    documents = context.longAccumulator(DOCUMENTS);
    bytes = context.longAccumulator(BYTES);
    errors = context.longAccumulator(ERRORS);
    payloadBytes = context.longAccumulator(PAYLOAD_BYTES);
    nanoseconds = context.longAccumulator(NANOSECONDS);
  }

  /** Returns the counters of an application. May be called on its driver only. */
  static TaskMetrics of(SparkContext context) {
    synchronized (OF_CONTEXTS) {
      return OF_CONTEXTS.computeIfAbsent(context, TaskMetrics::new);
    }
  }

  /** Counts a parse that this thread began at a time of {@link System#nanoTime()}. */
  void parsed(int sourceBytes, boolean isError, long start) {
    if (TaskContext.get() != null) {
      documents.add(1);
      bytes.add(sourceBytes);
      nanoseconds.add(System.nanoTime() - start);
      if (isError) {
        errors.add(1);
      }
    }
  }

  /** Counts a source that is too large to be read. */
  void refused() {
    if (TaskContext.get() != null) {
      documents.add(1);
      errors.add(1);
    }
  }

  /** Counts a payload that Spark receives. */
  void kept(int count) {
    if (TaskContext.get() != null) {
      payloadBytes.add(count);
    }
  }
}
