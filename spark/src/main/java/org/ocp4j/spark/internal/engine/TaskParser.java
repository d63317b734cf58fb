package org.ocp4j.spark.internal.engine;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Limit;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;

/**
 * Parses the sources of a task with the {@linkplain TaskEngine engine of the JVM}. The driver makes
 * a parser, and Spark serializes it with each task. No document stays open after a method returns.
 *
 * <p>Before each source, a task that was cancelled throws {@link
 * org.apache.spark.TaskKilledException}. Each source counts in the {@link TaskMetrics}.
 *
 * <p>A source that does not fit into the memory beside those of other tasks is parsed alone, see
 * {@link MemoryTurns}.
 */
public final class TaskParser implements Serializable {
  private static final long serialVersionUID = 1;

  private static final MemoryTurns TURNS = new MemoryTurns();

  private final ParserOptions options;
  private final @Nullable TaskMetrics metrics;

  private TaskParser(ParserOptions options, @Nullable TaskMetrics metrics) {
    this.options = options;
    this.metrics = metrics;
  }

  /**
   * Returns a parser, on the driver. It counts for the application of the active session, if there
   * is one.
   *
   * @throws IllegalArgumentException when {@value EngineMemory#SETTING} is bad
   */
  public static TaskParser of(ParserOptions options) {
    scala.Option<SparkSession> session =
        SparkSession.getActiveSession().orElse(SparkSession::getDefaultSession);
    return session.isEmpty() ? new TaskParser(options, null) : of(options, session.get());
  }

  /**
   * Returns a parser, on the driver, that counts for the application of a session.
   *
   * @throws IllegalArgumentException when {@value EngineMemory#SETTING} is bad
   */
  public static TaskParser of(ParserOptions options, SparkSession session) {
    SparkContext context = session.sparkContext();
    EngineMemory.check(context.conf(), session.conf());
    return new TaskParser(options, TaskMetrics.of(context));
  }

  /** Returns the options of this parser. */
  public ParserOptions options() {
    return options;
  }

  /**
   * Parses a source.
   *
   * @param source the bytes between position and limit, which do not change until this returns
   * @return the payload, or the failure if the source cannot be parsed
   * @throws RuntimeException when the failure has nothing to do with the source
   */
  public ParseOutcome parse(ByteBuffer source) {
    return parse(source, options.parseOptions(), true);
  }

  /** Like {@link #parse(ByteBuffer)}, for a file whose name may decide the format. */
  public ParseOutcome parse(ByteBuffer source, String fileName) {
    return parse(source, options.parseOptionsOf(fileName), true);
  }

  /**
   * Parses a source, and returns the struct of {@link ErrorColumn}; null if the source can be
   * parsed. No payload is copied.
   */
  public @Nullable InternalRow error(ByteBuffer source) {
    return parse(source, options.parseOptions(), false).error();
  }

  /** Like {@link #parse(ByteBuffer, String)}, but the outcome has no payload. */
  public ParseOutcome check(ByteBuffer source, String fileName) {
    return parse(source, options.parseOptionsOf(fileName), false);
  }

  /** Returns the outcome for a source of too many bytes, or null if the source is not too large. */
  public @Nullable ParseOutcome refusal(long sourceBytes) {
    long allowed = options.parseOptions().limits().get(Limit.SOURCE_BYTES);
    if (sourceBytes <= allowed) {
      return null;
    }
    checkCancelled();
    if (metrics != null) {
      metrics.refused();
    }
    return ParseOutcome.ofFailure(
        new OcpLimitException(Limit.SOURCE_BYTES, allowed, sourceBytes, -1));
  }

  private ParseOutcome parse(ByteBuffer source, ParseOptions parseOptions, boolean keep) {
    checkCancelled();
    ParseOutcome outcome = outcome(source, parseOptions, keep);
    if (metrics != null && outcome.payload() != null) {
      metrics.kept(outcome.payload().length);
    }
    return outcome;
  }

  private ParseOutcome outcome(ByteBuffer source, ParseOptions parseOptions, boolean keep) {
    OcpEngine engine = TaskEngine.get();
    long start = System.nanoTime();
    boolean parsed = false;
    try {
      ParseOutcome outcome = TURNS.call(engine, () -> parse(engine, source, parseOptions, keep));
      parsed = true;
      return outcome;
    } catch (RuntimeException e) {
      if (!ErrorColumn.isOfSource(e)) {
        throw e;
      }
      return ParseOutcome.ofFailure(e);
    } finally {
      if (metrics != null) {
        metrics.parsed(source.remaining(), !parsed, start);
      }
    }
  }

  private static ParseOutcome parse(
      OcpEngine engine, ByteBuffer source, ParseOptions parseOptions, boolean keep) {
    try (OcpDocument document = engine.parse(source, parseOptions)) {
      return ParseOutcome.ofPayload(keep ? document.toByteArray() : null);
    }
  }

  private static void checkCancelled() {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.killTaskIfInterrupted();
    }
  }
}
