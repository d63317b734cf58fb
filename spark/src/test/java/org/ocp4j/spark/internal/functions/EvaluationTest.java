package org.ocp4j.spark.internal.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpFormatException;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.spark.LocalSession;
import org.ocp4j.spark.OcpFunctionException;
import org.ocp4j.spark.internal.engine.TaskEngine;

/** How Spark evaluates the functions: in each of its ways, for errors, nulls and constants. */
class EvaluationTest {
  private static final String TESTING = "spark.testing";

  private final SparkSession spark = LocalSession.get();

  /** A way in which Spark evaluates expressions. */
  enum Way {
    /** Generated code for a whole stage. */
    WHOLE_STAGE,
    /** Generated code for each projection. */
    PROJECTION,
    /** No generated code. */
    INTERPRETED
  }

  @BeforeEach
  void pages() {
    spark
        .createDataset(
            List.of("# Title", "one\n\nA <b>bold word.", "[a](b.md) and `c`", "```sh\nls\n```"),
            Encoders.STRING())
        .repartition(2)
        .toDF("source")
        .createOrReplaceTempView("pages");
  }

  /** Lets Spark choose the way that only its tests can choose. */
  private void choose(Way way) {
    System.setProperty(TESTING, "true");
    spark.conf().set("spark.sql.codegen.wholeStage", way == Way.WHOLE_STAGE);
    spark
        .conf()
        .set(
            "spark.sql.codegen.factoryMode",
            way == Way.INTERPRETED ? "NO_CODEGEN" : "CODEGEN_ONLY");
  }

  @AfterEach
  void everything_is_closed() {
    System.clearProperty(TESTING);
    OcpEngine engine = TaskEngine.get();
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, engine.leakCount());
    assertEquals(0, engine.statistics().pins());
    assertEquals(0, engine.statistics().documents().liveBlocks());
  }

  private static String calls() {
    return SqlFunctions.all().stream()
        .map(function -> switch (function.name()) {
          case "ocp_parse", "ocp_error" -> function.name() + "(source)";
          case "ocp_parse_strict" -> "ocp_parse_strict(source, map('format', 'markdown'))";
          case "ocp_chunks" -> "ocp_chunks(payload, 8, source, map('unit', 'words'))";
          default -> function.name() + "(payload)";
        })
        .collect(Collectors.joining(", "));
  }

  private List<Row> rowsOfAllFunctions() {
    return spark
        .sql("SELECT " + calls() + " FROM (SELECT source, ocp_parse(source) AS payload FROM pages)"
            + " ORDER BY source")
        .collectAsList();
  }

  @Test
  void all_ways_return_the_same_rows() {
    Set<String> results = new HashSet<>();
    for (Way way : Way.values()) {
      choose(way);
      results.add(text(rowsOfAllFunctions()));
    }
    assertEquals(1, results.size(), results.toString());
    assertTrue(results.toString().contains("end-tag-mismatch"), results.toString());
  }

  private static String text(List<Row> rows) {
    return rows.stream()
        .map(row -> Stream.iterate(0, i -> i < row.size(), i -> i + 1)
            .map(i -> row.get(i) instanceof byte[] bytes
                ? Arrays.toString(bytes)
                : String.valueOf(row.get(i)))
            .toList()
            .toString())
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @EnumSource
  void bytes_that_are_no_payload_fail_and_name_the_function(Way way) {
    choose(way);
    Throwable failure =
        failure(spark.sql("SELECT ocp_headings(CAST(source AS BINARY)) FROM pages"));
    OcpFunctionException cause = assertInstanceOf(OcpFunctionException.class, failure);
    assertEquals("ocp_headings", cause.function());
    assertInstanceOf(OcpFormatException.class, cause.getCause());
    assertTrue(
        String.valueOf(cause.getMessage())
            .startsWith("ocp_headings: the argument is not a payload: "),
        cause.getMessage());
    boolean isGenerated = Arrays.stream(cause.getStackTrace())
        .anyMatch(frame -> frame.getClassName().contains("GeneratedClass"));
    assertEquals(way != Way.INTERPRETED, isGenerated);
  }

  /** Returns the exception of ocp4j that fails a job. */
  private static Throwable failure(Dataset<Row> query) {
    Throwable failure = assertThrows(Exception.class, query::collectAsList);
    while (!(failure instanceof OcpFunctionException) && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }

  @Test
  void a_broken_source_is_null_and_has_an_error() {
    Row row = spark
        .sql("SELECT payload, ocp_text(payload), error.* FROM (SELECT ocp_parse(source) AS payload,"
            + " ocp_error(source) AS error FROM pages WHERE source LIKE '%bold%')")
        .first();
    assertNull(row.get(0));
    assertNull(row.get(1));
    assertEquals("end-tag-mismatch", row.getAs("code"));
    assertTrue(row.<String>getAs("message").startsWith("Expected a closing tag"), row.toString());
    assertEquals(7L, row.<Long>getAs("offset"));
    assertEquals(3, row.<Integer>getAs("line"));
    assertEquals(3, row.<Integer>getAs("column"));
  }

  @Test
  void bytes_that_are_not_utf8_have_an_error() {
    Row row = spark.sql("SELECT ocp_error(X'61FF').code, ocp_parse(X'61FF')").first();
    assertEquals("invalid-utf8", row.get(0));
    assertNull(row.get(1));
  }

  @Test
  void a_strict_parse_fails_the_job_and_says_where() {
    Throwable failure = failure(spark.sql("SELECT ocp_parse_strict(source) FROM pages"));
    OcpFunctionException cause = assertInstanceOf(OcpFunctionException.class, failure);
    assertInstanceOf(OcpParseException.class, cause.getCause());
    assertEquals(
        "ocp_parse_strict: the source does not parse: end-tag-mismatch at byte 7"
            + " (line 3, column 3): Expected a closing tag for `<b>` before the end of `paragraph`;"
            + " with ocp_parse the result is null, and ocp_error returns the reason",
        cause.getMessage());
  }

  @Test
  void a_strict_parse_names_the_option_for_a_limit() {
    Throwable failure = failure(
        spark.sql("SELECT ocp_parse_strict(source, map('maxSourceBytes', '8')) FROM pages"));
    assertInstanceOf(OcpLimitException.class, failure.getCause());
    assertTrue(
        String.valueOf(failure.getMessage())
            .contains("limit-source-bytes at byte 8: limit on source bytes passed"),
        failure.getMessage());
    assertTrue(
        String.valueOf(failure.getMessage()).contains("the option maxSourceBytes"),
        failure.getMessage());
  }

  @Test
  void front_matter_without_its_library_fails_and_names_the_artifact() {
    Throwable failure = failure(
        spark.sql("SELECT ocp_frontmatter(ocp_parse('+++\\na = 1\\n+++'))" + " FROM pages"));
    OcpFunctionException cause = assertInstanceOf(OcpFunctionException.class, failure);
    assertTrue(
        String.valueOf(cause.getMessage())
            .startsWith("ocp_frontmatter: front matter in TOML needs a library"),
        cause.getMessage());
    assertTrue(
        String.valueOf(cause.getMessage()).contains("jackson-dataformat-toml"), cause.getMessage());
  }

  @Test
  void null_in_null_out() {
    String ofNull = calls()
        .replace("(source", "(CAST(NULL AS STRING)")
        .replace("(payload", "(CAST(NULL AS BINARY)")
        .replace(", source,", ", 'a',");
    Row constant = spark.sql("SELECT " + ofNull).first();
    Row untyped = spark
        .sql("SELECT ocp_parse(NULL), ocp_text(NULL), ocp_chunks(NULL, 8), ocp_error(NULL),"
            + " ocp_chunks(ocp_parse('a'), 8, NULL)")
        .first();
    Row column = spark
        .sql("SELECT " + calls()
            + " FROM (SELECT nullif(source, source) AS source,"
            + " ocp_parse(nullif(source, source)) AS payload FROM pages)")
        .first();
    for (Row row : List.of(constant, untyped, column)) {
      for (int i = 0; i < row.size(); i++) {
        assertNull(row.get(i), row.schema().apply(i).name());
      }
    }
  }

  @Test
  void empty_sources_are_documents() {
    Row row = spark
        .sql("SELECT ocp_text(p), size(ocp_headings(p)), size(ocp_chunks(p, 8)), size(ocp_nodes(p))"
            + " FROM (SELECT ocp_parse('') AS p)")
        .first();
    assertEquals("[,0,0,1]", row.toString());
  }

  @Test
  void constants_are_computed_once_and_not_for_each_row() {
    Dataset<Row> query = spark.sql("SELECT ocp_text(ocp_parse('# *Hi*')) AS hi FROM pages");
    String plan = query.queryExecution().optimizedPlan().toString();
    assertTrue(plan.contains("[Hi AS hi"), plan);
    assertFalse(plan.contains("ocp_"), plan);
    assertEquals("Hi", query.first().getString(0));
  }

  @Test
  void equal_calls_are_equal_for_spark() {
    assertEquals(call("ocp_parse(source)"), call("ocp_parse(source, map())"));
    assertEquals(
        call("ocp_parse(source, map('lenient', 'true'))"),
        call("ocp_parse(source, map('LENIENT', 'true'))"));
    assertEquals(call("ocp_chunks(X'', 8)"), call("ocp_chunks(X'', 4 + 4)"));
    assertEquals(call("ocp_text(X'')"), call("ocp_text(X'')"));
    assertFalse(
        call("ocp_parse(source)").equals(call("ocp_parse(source, map('lenient', 'true'))")));
    assertFalse(call("ocp_chunks(X'', 8)").equals(call("ocp_chunks(X'', 9)")));
    assertFalse(call("ocp_text(X'')").equals(call("ocp_html(X'')")));
  }

  private Object call(String sql) {
    return spark
        .sql("SELECT " + sql + " FROM pages")
        .queryExecution()
        .analyzed()
        .expressions()
        .head()
        .children()
        .head()
        .canonicalized();
  }

  @Test
  void columns_and_plans_have_the_names_of_the_functions() {
    Dataset<Row> query = spark.sql("SELECT ocp_text(ocp_parse(source, map('lenient', 'true'))),"
        + " size(ocp_chunks(ocp_parse(source), 8, source, map('unit', 'words'))) FROM pages");
    assertEquals(
        List.of(
            "ocp_text(ocp_parse(source, map('lenient', 'true')))",
            "size(ocp_chunks(ocp_parse(source), 8, source, map('unit', 'words')))"),
        List.of(query.columns()));
    assertTrue(query.queryExecution().executedPlan().toString().contains("ocp_text(ocp_parse("));
  }

  @Test
  void functions_work_inside_of_others() {
    Row row = spark
        .sql("SELECT transform(array('*a*', '`b`'), s -> ocp_text(ocp_parse(s))),"
            + " (SELECT max(ocp_text(ocp_parse(source))) FROM pages),"
            + " (SELECT count(*) FROM pages LATERAL VIEW inline(ocp_nodes(ocp_parse(source))) n)")
        .first();
    assertEquals(List.of("a", "b"), row.getList(0));
    assertNotNull(row.get(1));
    assertTrue(row.getLong(2) > 8, row.toString());
  }
}
