package org.ocp4j.spark.internal.engine;

import java.util.Locale;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.memory.OcpMemoryLimitException;

/** The struct that says why a source has no payload. */
public final class ErrorColumn {
  /**
   * The type of the struct.
   *
   * <ul>
   *   <li>{@code code}: the identifier of a {@link org.ocp4j.DiagnosticCode}, such as {@code
   *       end-tag-mismatch}; {@code limit-} and the limit, such as {@code limit-source-bytes}; or
   *       {@code memory-limit}
   *   <li>{@code message}: a sentence that says what is wrong, without the place
   *   <li>{@code offset}: the byte offset in the source; null if the error has no place
   *   <li>{@code line} and {@code column}: the place in the source, from 1, the column in UTF-16
   *       code units; null for limits
   * </ul>
   */
  public static final StructType TYPE = new StructType(new StructField[] {
    new StructField("code", DataTypes.StringType, false, Metadata.empty()),
    new StructField("message", DataTypes.StringType, false, Metadata.empty()),
    new StructField("offset", DataTypes.LongType, true, Metadata.empty()),
    new StructField("line", DataTypes.IntegerType, true, Metadata.empty()),
    new StructField("column", DataTypes.IntegerType, true, Metadata.empty())
  });

  private ErrorColumn() {}

  /**
   * Returns the struct for an exception.
   *
   * @throws IllegalArgumentException when {@link #isOfSource} returns {@code false}
   */
  public static InternalRow of(RuntimeException failure) {
    if (failure instanceof OcpParseException e) {
      return row(e.code().id(), e.reason(), e.offset(), e.line(), e.column());
    }
    if (failure instanceof OcpLimitException e) {
      String code = "limit-" + e.limit().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return row(code, message(e), e.offset() < 0 ? null : e.offset(), null, null);
    }
    if (failure instanceof OcpMemoryLimitException e) {
      return row("memory-limit", message(e), null, null, null);
    }
    throw new IllegalArgumentException("not an error of a source", failure);
  }

  /**
   * Returns {@code true} if an exception of the parser is about one source. Any other exception
   * fails the task.
   */
  static boolean isOfSource(RuntimeException failure) {
    return failure instanceof OcpParseException
        || failure instanceof OcpLimitException
        || failure instanceof OcpMemoryLimitException;
  }

  private static String message(OcpLimitException e) {
    String counts = "limit on "
        + e.limit().title()
        + " passed: "
        + e.actual()
        + " found, "
        + e.allowed()
        + " allowed; ";
    return counts
        + (e.actual() <= e.limit().maximum()
            ? "raise it with the option " + ParserOptions.optionOf(e.limit())
            : "no option allows more than " + e.limit().maximum());
  }

  private static String message(OcpMemoryLimitException e) {
    return "memory limit of the engine exceeded: "
        + e.asked()
        + " bytes requested, "
        + e.left()
        + " left of "
        + e.allowed()
        + "; raise it with the setting "
        + EngineMemory.SETTING;
  }

  private static InternalRow row(
      String code,
      String message,
      @Nullable Long offset,
      @Nullable Integer line,
      @Nullable Integer column) {
    return new GenericInternalRow(new @Nullable Object[] {
      UTF8String.fromString(code), UTF8String.fromString(message), offset, line, column
    });
  }
}
