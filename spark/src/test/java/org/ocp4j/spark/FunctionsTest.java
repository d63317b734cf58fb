package org.ocp4j.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  @Test
  void textOfAPayload() throws Exception {
    try (SparkSession session = SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.sql.extensions", OcpExtensions.class.getName())
        .getOrCreate()) {
      session
          .createDataset(List.of("# Title", "*one*", "two"), Encoders.STRING())
          .repartition(2)
          .createOrReplaceTempView("pages");
      List<Row> rows = session
          .sql("SELECT value, ocp_text(ocp_parse(value)) FROM pages ORDER BY value")
          .collectAsList();
      assertEquals("[[# Title,Title], [*one*,one], [two,two]]", rows.toString());
    }
  }
}
