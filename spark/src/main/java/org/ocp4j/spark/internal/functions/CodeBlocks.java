package org.ocp4j.spark.internal.functions;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** The blocks of code of a document. */
final class CodeBlocks {
  static final ArrayType TYPE = Rows.arrayOf(new StructType()
      .add("language", StringType, true)
      .add("meta", StringType, true)
      .add("text", StringType, false)
      .add("fenced", BooleanType, false)
      .add("start", IntegerType, false)
      .add("end", IntegerType, false)
      .add("line", IntegerType, false));

  private CodeBlocks() {}

  static ArrayData of(OcpDocument document) {
    return Rows.array(document.find(NodeKind.CODE).toList(), CodeBlocks::row);
  }

  private static InternalRow row(OcpNode code) {
    return Rows.row(
        Rows.text(code.lang()),
        Rows.text(code.meta()),
        Rows.text(String.valueOf(code.value())),
        code.isFenced(),
        code.start(),
        code.end(),
        code.position().start().line());
  }
}
