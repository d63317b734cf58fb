package org.ocp4j.spark.internal.source;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Not;
import org.apache.spark.sql.sources.Or;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a file's length and time of modification, which needs no read of the file. Spark
 * checks each row again, so a condition may let files pass that it cannot judge.
 */
@FunctionalInterface
interface FileFilter extends Serializable {
  /**
   * Returns {@code true} if the file may be in the result.
   *
   * @param length its length in bytes
   * @param modified its time of modification, in microseconds since 1970
   */
  boolean test(long length, long modified);

  /** Returns the conditions of a query, as far as they are about length and time. */
  static FileFilter of(List<Filter> filters) {
    FileFilter all = (length, modified) -> true;
    for (Filter filter : filters) {
      FileFilter part = part(filter);
      if (part != null) {
        all = and(all, part);
      }
    }
    return all;
  }

  /** Returns a condition that is true whenever the filter is; null if there is nothing to judge. */
  private static @Nullable FileFilter part(Filter filter) {
    if (filter instanceof And and) {
      FileFilter left = part(and.left());
      FileFilter right = part(and.right());
      return left == null ? right : right == null ? left : and(left, right);
    }
    return exact(filter);
  }

  /** Returns a condition that is true exactly when the filter is; null if there is none. */
  private static @Nullable FileFilter exact(Filter filter) {
    if (filter instanceof And and) {
      FileFilter left = exact(and.left());
      FileFilter right = exact(and.right());
      return left == null || right == null ? null : and(left, right);
    }
    if (filter instanceof Or or) {
      FileFilter left = exact(or.left());
      FileFilter right = exact(or.right());
      return left == null || right == null
          ? null
          : (length, modified) -> left.test(length, modified) || right.test(length, modified);
    }
    if (filter instanceof Not not) {
      FileFilter child = exact(not.child());
      return child == null ? null : (length, modified) -> !child.test(length, modified);
    }
    return comparison(filter);
  }

  private static FileFilter and(FileFilter left, FileFilter right) {
    return (length, modified) -> left.test(length, modified) && right.test(length, modified);
  }

  private static @Nullable FileFilter comparison(Filter filter) {
    if (filter instanceof LessThan f) {
      return comparison(f.attribute(), f.value(), order -> order < 0);
    }
    if (filter instanceof LessThanOrEqual f) {
      return comparison(f.attribute(), f.value(), order -> order <= 0);
    }
    if (filter instanceof GreaterThan f) {
      return comparison(f.attribute(), f.value(), order -> order > 0);
    }
    if (filter instanceof GreaterThanOrEqual f) {
      return comparison(f.attribute(), f.value(), order -> order >= 0);
    }
    if (filter instanceof EqualTo f) {
      return comparison(f.attribute(), f.value(), order -> order == 0);
    }
    return null;
  }

  private static @Nullable FileFilter comparison(String column, Object value, Order order) {
    if (column.equals(FileColumns.LENGTH) && value instanceof Long bound) {
      long bytes = bound;
      return (length, modified) -> order.test(Long.compare(length, bytes));
    }
    Long bound = column.equals(FileColumns.MODIFICATION_TIME) ? micros(value) : null;
    if (bound == null) {
      return null;
    }
    long micros = bound;
    return (length, modified) -> order.test(Long.compare(modified, micros));
  }

  private static @Nullable Long micros(Object value) {
    if (value instanceof Timestamp time) {
      return DateTimeUtils.fromJavaTimestamp(time);
    }
    return value instanceof Instant time ? DateTimeUtils.instantToMicros(time) : null;
  }

  /** Judges the result of a comparison. */
  @FunctionalInterface
  interface Order extends Serializable {
    /** Returns {@code true} if the result of {@link Long#compare} satisfies the condition. */
    boolean test(int order);
  }
}
