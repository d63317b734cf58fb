package org.ocp4j;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value for every {@link Limit}. Immutable. */
public final class Limits {
  /** The default value of every limit. */
  public static final Limits DEFAULT = defaults();

  private final Map<Limit, Long> values;

  private Limits(Map<Limit, Long> values) {
    this.values = values;
  }

  private static Limits defaults() {
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    for (Limit limit : Limit.values()) {
      values.put(limit, limit.defaultValue());
    }
    return new Limits(values);
  }

  /** Returns the value of one limit. */
  public long get(Limit limit) {
    return Objects.requireNonNull(values.get(limit));
  }

  /**
   * Returns a copy of these limits with another value for one of them.
   *
   * @param limit the limit to change
   * @param value the largest count that is allowed, from 1 to {@link Limit#maximum()}
   * @throws IllegalArgumentException when the value is outside that range
   */
  public Limits with(Limit limit, long value) {
    Objects.requireNonNull(limit, "limit");
    if (value < 1 || value > limit.maximum()) {
      throw new IllegalArgumentException(
          "limit on " + limit.title() + " is " + value + ": use 1 to " + limit.maximum());
    }
    Map<Limit, Long> copy = new EnumMap<>(values);
    copy.put(limit, value);
    return new Limits(copy);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Limits that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Limits" + values;
  }
}
