package org.ocp4j.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.spark.internal.engine.ParserOptions;
import org.ocp4j.spark.internal.functions.SqlFunction;
import org.ocp4j.spark.internal.functions.SqlFunctions;

/** The SQL of {@code docs/spark.md} runs, and prints what the page says. */
class SparkPageTest {
  private static final Path PAGE = Path.of("../docs/spark.md");

  private final SparkSession spark = LocalSession.get();

  /** A query, and the table that follows it on the page, or an empty text. */
  private record Query(int line, String sql, String result) {}

  private static List<Query> queries() throws IOException {
    List<Query> queries = new ArrayList<>();
    try (OcpDocument page = Ocp.parse(Files.readString(PAGE), ParseOptions.MARKDOWN)) {
      for (OcpNode node : page.root().children()) {
        if (node.kind() == NodeKind.CODE && "sql".equals(node.lang())) {
          queries.add(query(node));
        }
      }
    }
    return queries;
  }

  private static Query query(OcpNode code) {
    OcpNode next = code.nextSibling();
    boolean hasResult = next != null && next.kind() == NodeKind.CODE && "text".equals(next.lang());
    return new Query(
        code.position().start().line(),
        String.valueOf(code.value()),
        hasResult ? String.valueOf(next.value()) : "");
  }

  @Test
  void queries_print_what_the_page_says() throws IOException {
    List<Query> queries = queries();
    assertTrue(queries.size() > 8, queries.toString());
    Query view = queries.stream()
        .filter(query -> query.sql().contains("VIEW pages"))
        .findFirst()
        .orElseThrow();
    spark.sql(view.sql());
    StringBuilder expected = new StringBuilder();
    StringBuilder printed = new StringBuilder();
    try {
      for (Query query : queries) {
        String result = run(query.sql());
        if (!query.result().isEmpty()) {
          expected.append(query.line()).append(":\n").append(query.result()).append('\n');
          printed.append(query.line()).append(":\n").append(result).append('\n');
        }
      }
    } finally {
      spark.sql("DROP TABLE IF EXISTS parsed");
    }
    assertEquals(expected.toString(), printed.toString());
  }

  private String run(String sql) {
    Dataset<Row> rows = spark.sql(sql);
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .showString(20, 0, false)
        .strip();
  }

  @Test
  void the_program_of_the_page_runs() {
    Dataset<Row> pages = spark
        .createDataset(List.of("See <https://a.b>."), Encoders.STRING())
        .selectExpr("'a.md' AS path", "value AS source");
    assertEquals("https://a.b", PagesExample.links(spark, pages).first().getAs("target"));
  }

  @Test
  void the_page_has_every_function_option_and_field() throws IOException {
    String page = Files.readString(PAGE);
    List<String> names = new ArrayList<>(ParserOptions.names());
    for (SqlFunction function : SqlFunctions.all()) {
      names.add(function.name() + function.signature());
      String call = function.name() + "(NULL" + (function.name().endsWith("chunks") ? ", 8)" : ")");
      fields(spark.range(1).selectExpr(call).schema().apply(0).dataType()).forEach(names::add);
    }
    assertEquals(
        List.of(),
        names.stream().filter(name -> !page.contains("`" + name + "`")).toList());
  }

  private static Stream<String> fields(DataType type) {
    if (type instanceof ArrayType array) {
      return fields(array.elementType());
    }
    return type instanceof StructType struct
        ? Stream.of(struct.fields()).flatMap(SparkPageTest::names)
        : Stream.empty();
  }

  private static Stream<String> names(StructField field) {
    return Stream.concat(Stream.of(field.name()), fields(field.dataType()));
  }
}
