package org.ocp4j.spark.internal.functions;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Locale;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.ocp4j.Diagnostic;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.OcpDocument;
import org.ocp4j.Point;
import org.ocp4j.Severity;
import org.ocp4j.lint.Linter;

/** What is wrong in a document: findings of the linter, and mistakes that were read as text. */
final class Findings {
  static final ArrayType TYPE = Rows.arrayOf(new StructType()
      .add("rule", StringType, false)
      .add("severity", StringType, false)
      .add("message", StringType, false)
      .add("start", IntegerType, false)
      .add("end", IntegerType, false)
      .add("line", IntegerType, false)
      .add("column", IntegerType, false));

  private Findings() {}

  static ArrayData ofLinter(OcpDocument document) {
    return Rows.array(
        Linter.DEFAULT.check(document),
        found -> row(
            document,
            found.rule().id(),
            found.severity(),
            found.message(),
            Math.toIntExact(found.start()),
            Math.toIntExact(found.end())));
  }

  static ArrayData ofParser(OcpDocument document) {
    return Rows.array(
        document.diagnostics(),
        found -> row(
            document,
            id(found),
            found.severity(),
            found.message(),
            Math.toIntExact(found.start()),
            Math.toIntExact(found.end())));
  }

  private static String id(Diagnostic found) {
    DiagnosticCode code = found.code();
    return code == null ? String.valueOf(found.number()) : code.id();
  }

  private static InternalRow row(
      OcpDocument document, String rule, Severity severity, String message, int start, int end) {
    Point point = document.point(start);
    return Rows.row(
        Rows.text(rule),
        Rows.text(severity.name().toLowerCase(Locale.ROOT)),
        Rows.text(message),
        start,
        end,
        point.line(),
        point.column());
  }
}
