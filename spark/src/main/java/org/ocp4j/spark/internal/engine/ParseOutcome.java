package org.ocp4j.spark.internal.engine;

import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** The result of a parse: a payload or a failure. */
public final class ParseOutcome {
  private final byte @Nullable [] payload;
  private final @Nullable RuntimeException failure;

  private ParseOutcome(byte @Nullable [] payload, @Nullable RuntimeException failure) {
    this.payload = payload;
    this.failure = failure;
  }

  static ParseOutcome ofPayload(byte @Nullable [] payload) {
    return new ParseOutcome(payload, null);
  }

  static ParseOutcome ofFailure(RuntimeException failure) {
    return new ParseOutcome(null, failure);
  }

  /**
   * Returns the payload, which nobody else holds; null if the source could not be parsed, or if the
   * caller did not ask for the payload.
   */
  public byte @Nullable [] payload() {
    return payload;
  }

  /** Returns the exception of the parser; null if the source was parsed. */
  public @Nullable RuntimeException failure() {
    return failure;
  }

  /** Returns the struct of {@link ErrorColumn}; null if the source was parsed. */
  public @Nullable InternalRow error() {
    return failure == null ? null : ErrorColumn.of(failure);
  }
}
