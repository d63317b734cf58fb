package org.ocp4j.spark.internal.functions;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.Links;

/** The links and images of a document, as {@link Links} finds them. */
final class LinkRows {
  static final ArrayType TYPE = Rows.arrayOf(new StructType()
      .add("kind", StringType, false)
      .add("image", BooleanType, false)
      .add("target", StringType, false)
      .add("title", StringType, true)
      .add("text", StringType, false)
      .add("external", BooleanType, false)
      .add("start", IntegerType, false)
      .add("end", IntegerType, false)
      .add("line", IntegerType, false)
      .add("column", IntegerType, false));

  private LinkRows() {}

  static ArrayData of(OcpDocument document) {
    return of(document, Links.of(document));
  }

  static ArrayData of(OcpDocument document, List<Link> links) {
    return Rows.array(
        links,
        link -> Rows.row(
            Rows.text(link.kind().name().toLowerCase(Locale.ROOT)),
            link.image(),
            Rows.text(link.target()),
            Rows.text(link.title()),
            Rows.text(link.text(document)),
            link.isExternal(),
            link.start(),
            link.end(),
            link.line(),
            link.column()));
  }
}
