package org.ocp4j.spark.internal.functions;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Heading;
import org.ocp4j.chunks.SourceRange;

/** Chunks as structs. They have what {@link Chunk} has, but for the front matter. */
final class ChunkRows {
  private static final ArrayType RANGES = Rows.arrayOf(new StructType()
      .add("start", IntegerType, false)
      .add("end", IntegerType, false)
      .add("utf16_start", LongType, false)
      .add("utf16_end", LongType, false)
      .add("first_line", IntegerType, false)
      .add("last_line", IntegerType, false)
      .add("repeated", BooleanType, false));

  private static final ArrayType HEADINGS = Rows.arrayOf(new StructType()
      .add("depth", IntegerType, false)
      .add("title", StringType, false)
      .add("slug", StringType, false));

  static final ArrayType TYPE = Rows.arrayOf(new StructType()
      .add("id", StringType, false)
      .add("document_id", StringType, false)
      .add("index", IntegerType, false)
      .add("text", StringType, false)
      .add("context", StringType, false)
      .add("markdown", StringType, false)
      .add("size", IntegerType, false)
      .add("first_line", IntegerType, false)
      .add("last_line", IntegerType, false)
      .add("anchor", StringType, false)
      .add("ranges", RANGES, false)
      .add("heading_path", HEADINGS, false)
      .add("kinds", Rows.STRINGS, false)
      .add("languages", Rows.STRINGS, false)
      .add("links", LinkRows.TYPE, false)
      .add("components", Rows.STRINGS, false));

  private ChunkRows() {}

  static ArrayData of(OcpDocument document, List<Chunk> chunks) {
    return Rows.array(chunks, chunk -> row(document, chunk));
  }

  private static InternalRow row(OcpDocument document, Chunk chunk) {
    return Rows.row(
        Rows.text(chunk.id()),
        Rows.text(chunk.documentId()),
        chunk.index(),
        Rows.text(chunk.text()),
        Rows.text(chunk.context()),
        Rows.text(chunk.markdown()),
        chunk.size(),
        chunk.firstLine(),
        chunk.lastLine(),
        Rows.text(chunk.anchor()),
        Rows.array(chunk.ranges(), ChunkRows::range),
        Rows.array(chunk.headingPath(), ChunkRows::heading),
        Rows.texts(chunk.kinds().stream().sorted().map(NodeKind::type).toList()),
        Rows.texts(chunk.languages()),
        LinkRows.of(document, chunk.links()),
        Rows.texts(chunk.components()));
  }

  private static InternalRow range(SourceRange range) {
    return Rows.row(
        range.start(),
        range.end(),
        range.utf16Start(),
        range.utf16End(),
        range.firstLine(),
        range.lastLine(),
        range.repeated());
  }

  private static InternalRow heading(Heading heading) {
    return Rows.row(heading.depth(), Rows.text(heading.title()), Rows.text(heading.slug()));
  }
}
