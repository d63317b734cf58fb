package org.ocp4j.spark.internal.functions;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.ocp4j.OcpDocument;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.spark.internal.engine.TaskEngine;

/** Parses a source. */
public final class ParseFunction implements Serializable {
  private static final long serialVersionUID = 1;

  static Expression call(List<Expression> arguments) {
    return Calls.call(
        new ParseFunction(), DataTypes.BinaryType, arguments, List.of(DataTypes.BinaryType));
  }

  /** Returns the payload of a source. */
  public byte[] apply(byte[] source) {
    ParseOptions options = ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);
    try (OcpDocument document = TaskEngine.get().parse(ByteBuffer.wrap(source), options)) {
      byte[] payload = new byte[document.byteSize()];
      document.payload().get(payload);
      return payload;
    }
  }
}
