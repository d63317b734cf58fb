package org.ocp4j.example.spark.speed;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** What a user of commonmark-java writes as functions of Spark. */
final class Commonmark {
  private static final List<Extension> GFM = List.of(
      TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create());

  private static final Parser PARSER = Parser.builder().extensions(GFM).build();

  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder().extensions(GFM).build();

  private Commonmark() {}

  /** Registers {@code commonmark_blocks} and {@code commonmark_text}. */
  static void register(SparkSession session) {
    UDF1<String, Integer> blocks = Commonmark::blocks;
    UDF1<String, String> text = source -> TEXT.render(PARSER.parse(source));
    session.udf().register("commonmark_blocks", blocks, DataTypes.IntegerType);
    session.udf().register("commonmark_text", text, DataTypes.StringType);
  }

  /** Returns the number of blocks at the top of a document. */
  private static int blocks(String source) {
    int blocks = 0;
    for (Node node = PARSER.parse(source).getFirstChild(); node != null; node = node.getNext()) {
      blocks++;
    }
    return blocks;
  }
}
