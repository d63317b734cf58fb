package org.ocp4j.spark.internal.functions;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.ocp4j.OcpDocument;

/** Returns the text of a payload. */
public final class TextFunction implements Serializable {
  private static final long serialVersionUID = 1;

  static Expression call(List<Expression> arguments) {
    return Calls.call(
        new TextFunction(), DataTypes.StringType, arguments, List.of(DataTypes.BinaryType));
  }

  /** Returns the text of a payload. */
  public UTF8String apply(byte[] payload) {
    try (OcpDocument document = OcpDocument.open(ByteBuffer.wrap(payload))) {
      return UTF8String.fromString(document.toText());
    }
  }
}
