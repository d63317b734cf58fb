package org.ocp4j.spark.internal.functions;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.outline.Outline;
import org.ocp4j.toolkit.outline.Section;

/** The headings of a document that start a section, as an {@link Outline} has them. */
final class Headings {
  static final ArrayType TYPE = Rows.arrayOf(new StructType()
      .add("depth", IntegerType, false)
      .add("title", StringType, false)
      .add("slug", StringType, false)
      .add("start", IntegerType, false)
      .add("content_start", IntegerType, false)
      .add("end", IntegerType, false)
      .add("first_line", IntegerType, false)
      .add("last_line", IntegerType, false));

  private Headings() {}

  static ArrayData of(OcpDocument document) {
    return Rows.array(Outline.of(document).stream().toList(), Headings::row);
  }

  private static InternalRow row(Section section) {
    return Rows.row(
        section.depth(),
        Rows.text(section.title()),
        Rows.text(section.slug()),
        section.start(),
        section.contentStart(),
        section.end(),
        section.firstLine(),
        section.lastLine());
  }
}
