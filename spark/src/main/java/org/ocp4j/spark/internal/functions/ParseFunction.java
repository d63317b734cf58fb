package org.ocp4j.spark.internal.functions;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spark.internal.engine.ParserOptions;
import org.ocp4j.spark.internal.engine.TaskParser;

/** Parses a source. */
public final class ParseFunction implements Serializable {
  private static final long serialVersionUID = 1;

  private final TaskParser parser;

  private ParseFunction(TaskParser parser) {
    this.parser = parser;
  }

  static Expression call(List<Expression> arguments) {
    return Calls.call(
        new ParseFunction(TaskParser.of(ParserOptions.DEFAULT)),
        DataTypes.BinaryType,
        arguments,
        List.of(DataTypes.BinaryType));
  }

  /** Returns the payload of a source, or null if the source cannot be parsed. */
  public byte @Nullable [] apply(byte[] source) {
    return parser.parse(ByteBuffer.wrap(source)).payload();
  }
}
