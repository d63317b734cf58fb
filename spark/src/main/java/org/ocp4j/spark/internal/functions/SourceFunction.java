package org.ocp4j.spark.internal.functions;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spark.OcpFunctionException;
import org.ocp4j.spark.internal.engine.ErrorColumn;
import org.ocp4j.spark.internal.engine.ParseOutcome;
import org.ocp4j.spark.internal.engine.ParserOptions;
import org.ocp4j.spark.internal.engine.TaskParser;

/** A function that parses a source. */
public final class SourceFunction implements Target {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final TaskParser parser;
  private final String options;

  /** What the function returns. */
  enum Kind {
    PARSE("ocp_parse"),
    PARSE_STRICT("ocp_parse_strict"),
    ERROR("ocp_error");

    final String function;

    Kind(String function) {
      this.function = function;
    }

    Expression call(Arguments arguments) throws AnalysisException {
      arguments.requireCount(1, 2);
      Expression source = arguments.source(0);
      SourceFunction target =
          new SourceFunction(this, parser(arguments), arguments.sqlAfterComma(1));
      DataType type = this == ERROR ? ErrorColumn.TYPE : DataTypes.BinaryType;
      return Call.of(target, SourceFunction.class, type, List.of(source));
    }

    private static TaskParser parser(Arguments arguments) throws AnalysisException {
      try {
        return TaskParser.of(ParserOptions.of(arguments.options(1)));
      } catch (IllegalArgumentException e) {
        throw arguments.refusal(String.valueOf(e.getMessage()), e);
      }
    }
  }

  private SourceFunction(Kind kind, TaskParser parser, String options) {
    this.kind = kind;
    this.parser = parser;
    this.options = options;
  }

  @Override
  public String function() {
    return kind.function;
  }

  @Override
  public String sql(List<String> arguments) {
    return function() + "(" + arguments.get(0) + options + ")";
  }

  /** Returns the result for a source. Text on the Java heap is not copied. */
  public @Nullable Object apply(UTF8String source) {
    return apply(source.getByteBuffer());
  }

  /** Returns the result for a source in UTF-8. */
  public @Nullable Object apply(byte[] source) {
    return apply(ByteBuffer.wrap(source));
  }

  private @Nullable Object apply(ByteBuffer source) {
    return switch (kind) {
      case PARSE -> parser.parse(source).payload();
      case ERROR -> parser.error(source);
      case PARSE_STRICT -> strict(parser.parse(source));
    };
  }

  private byte @Nullable [] strict(ParseOutcome outcome) {
    RuntimeException failure = outcome.failure();
    if (failure != null) {
      throw new OcpFunctionException(
          function(),
          reason(ErrorColumn.of(failure))
              + "; with ocp_parse the result is null, and ocp_error returns the reason",
          failure);
    }
    return outcome.payload();
  }

  /** Returns what an error has, on one line. */
  private static String reason(InternalRow error) {
    StringBuilder reason = new StringBuilder("the source does not parse: ");
    reason.append(error.getUTF8String(0));
    if (!error.isNullAt(2)) {
      reason.append(" at byte ").append(error.getLong(2));
    }
    if (!error.isNullAt(3)) {
      reason.append(" (line ").append(error.getInt(3));
      reason.append(", column ").append(error.getInt(4)).append(')');
    }
    return reason.append(": ").append(error.getUTF8String(1)).toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceFunction that
        && kind == that.kind
        && parser.options().equals(that.parser.options());
  }

  @Override
  public int hashCode() {
    return 31 * kind.function.hashCode() + parser.options().hashCode();
  }

  @Override
  public String toString() {
    return kind.function;
  }
}
