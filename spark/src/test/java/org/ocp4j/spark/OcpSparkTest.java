package org.ocp4j.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.xbean.asm9.ClassWriter;
import org.apache.xbean.asm9.MethodVisitor;
import org.apache.xbean.asm9.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.spark.internal.functions.SqlFunction;
import org.ocp4j.spark.internal.functions.SqlFunctions;

class OcpSparkTest {
  private final SparkSession spark = LocalSession.get();

  @Test
  void each_function_on_columns_is_a_function_of_sql() {
    Column source = col("source");
    Column payload = OcpSpark.parse(source);
    Map<String, String> lenient = Map.of("lenient", "true");
    List<String> columns = List.of(spark
        .createDataset(List.of("# a"), Encoders.STRING())
        .toDF("source")
        .select(
            payload,
            OcpSpark.error(source),
            OcpSpark.parseStrict(source),
            OcpSpark.text(payload),
            OcpSpark.html(payload),
            OcpSpark.json(payload),
            OcpSpark.markdown(payload),
            OcpSpark.headings(payload),
            OcpSpark.links(payload),
            OcpSpark.code(payload),
            OcpSpark.frontMatter(payload),
            OcpSpark.lint(payload),
            OcpSpark.diagnostics(payload),
            OcpSpark.nodes(payload),
            OcpSpark.chunks(payload, 8),
            OcpSpark.parse(source, lenient),
            OcpSpark.error(source, lenient),
            OcpSpark.parseStrict(source, lenient),
            OcpSpark.chunks(payload, 8, Map.of("unit", "words")),
            OcpSpark.chunks(payload, 8, source, Map.of()))
        .columns());
    List<String> names = SqlFunctions.all().stream().map(SqlFunction::name).toList();
    assertEquals(
        names,
        columns.stream()
            .map(name -> name.substring(0, name.indexOf('(')))
            .limit(names.size())
            .toList());
    assertEquals(
        List.of(
            "ocp_parse(source, map('lenient', 'true'))",
            "ocp_error(source, map('lenient', 'true'))",
            "ocp_parse_strict(source, map('lenient', 'true'))",
            "ocp_chunks(ocp_parse(source), 8, map('unit', 'words'))",
            "ocp_chunks(ocp_parse(source), 8, source)"),
        columns.subList(names.size(), columns.size()));
  }

  static List<SqlFunction> functions() {
    return SqlFunctions.all();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void functions_are_described(SqlFunction function) {
    String described = String.join(
        "\n",
        spark
            .sql("DESCRIBE FUNCTION EXTENDED " + function.name())
            .as(Encoders.STRING())
            .collectAsList());
    assertTrue(described.contains("Function: " + function.name()), described);
    assertTrue(
        described.contains("Usage: " + function.name() + function.signature() + " - "), described);
    assertTrue(described.contains("Arguments:\n      * "), described);
    assertTrue(described.contains("> SELECT "), described);
    assertTrue(described.contains("Since: 0.1.0"), described);
    assertFalse(described.contains("_FUNC_"), described);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void examples_have_the_results_that_are_shown(SqlFunction function) {
    Row row = spark.sql(function.example().replace("_FUNC_", function.name())).first();
    assertEquals(function.result(), String.valueOf(row.get(0)));
  }

  @Test
  void functions_are_added_to_a_session_that_runs() {
    SparkSession session = spark.newSession();
    SqlFunctions.all()
        .forEach(
            function -> dropped((org.apache.spark.sql.classic.SparkSession) session, function));
    assertThrows(Exception.class, () -> session.sql("SELECT ocp_text(NULL)"));

    OcpSpark.register(session);
    assertEquals("a", session.sql("SELECT ocp_text(ocp_parse('*a*'))").first().get(0));
    OcpSpark.register(session);
    assertEquals(
        "a",
        session
            .range(1)
            .select(OcpSpark.text(OcpSpark.parse(lit("*a*"))))
            .first()
            .get(0));
  }

  private static void dropped(
      org.apache.spark.sql.classic.SparkSession session, SqlFunction function) {
    assertTrue(session
        .sessionState()
        .functionRegistry()
        .dropFunction(FunctionRegistry$.MODULE$.builtinFunctionIdentifier(function.name())));
  }

  @Test
  void a_session_of_another_kind_is_refused() throws Exception {
    SparkSession other = otherSession();
    UnsupportedOperationException refusal =
        assertThrows(UnsupportedOperationException.class, () -> OcpSpark.register(other));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("org.ocp4j.spark.OtherSession"), message);
    assertTrue(message.contains("spark.sql.extensions=org.ocp4j.spark.OcpExtensions"), message);
  }

  /**
   * Returns a session that is not a classic one. Its class is generated: a class in Java would need
   * fifty methods, and the client of Spark Connect brings a second copy of Spark's classes.
   */
  private static SparkSession otherSession() throws Exception {
    String parent = SparkSession.class.getName().replace('.', '/');
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "org/ocp4j/spark/OtherSession", null, parent, null);
    MethodVisitor constructor = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
    constructor.visitInsn(Opcodes.RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    type.visitEnd();
    Class<?> session = MethodHandles.lookup().defineClass(type.toByteArray());
    return (SparkSession) session.getConstructor().newInstance();
  }
}
