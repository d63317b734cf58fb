package org.ocp4j.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The program of {@code docs/spark.md}, which a test runs. */
final class PagesExample {
  private PagesExample() {}

  static Dataset<Row> links(SparkSession session, Dataset<Row> pages) {
    OcpSpark.register(session);
    Dataset<Row> links = pages
        .withColumn("payload", OcpSpark.parse(col("source"), Map.of("format", "markdown")))
        .select(col("path"), inline(OcpSpark.links(col("payload"))));
    return links;
  }
}
