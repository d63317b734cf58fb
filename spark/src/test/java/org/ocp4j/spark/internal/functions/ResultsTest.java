package org.ocp4j.spark.internal.functions;

import static org.apache.spark.sql.functions.expr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.JTokkitCounter;
import org.ocp4j.chunks.NodePolicy;
import org.ocp4j.chunks.TokenCounter;
import org.ocp4j.lint.Linter;
import org.ocp4j.spark.LocalSession;
import org.ocp4j.spark.OcpSpark;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.Links;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;
import org.ocp4j.toolkit.outline.Outline;

/** Each function returns what the API returns for the same document. */
class ResultsTest {
  private static final String SOURCE = """
      ---
      title: Käse & "Brot"
      tags: [a, b]
      author: {name: Ada, born: 1815}
      draft: false
      none:
      ---

      # Käse *und* Brot

      See [the guide](guide.md "Guide") and https://example.com here.

      <Note kind="info">Hi {name} 🧀</Note>

      ## Code

      ```java title="A.java"
      int a;
      ```

      ![](cat.png)

      > # Quoted
      """;

  private final SparkSession spark = LocalSession.get();

  private Row first(Column... columns) {
    return pages(SOURCE).select(columns).first();
  }

  private Dataset<Row> pages(String... sources) {
    return spark
        .createDataset(List.of(sources), Encoders.STRING())
        .repartition(2)
        .toDF("source");
  }

  private static Column payload() {
    return OcpSpark.parse(functions.col("source"));
  }

  private List<Row> rows(Column array) {
    return pages(SOURCE).select(functions.inline(array)).collectAsList();
  }

  private static List<List<Object>> values(List<Row> rows) {
    return rows.stream().map(ResultsTest::values).toList();
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    return values;
  }

  @Test
  void rendering_is_that_of_the_api() {
    Column payload = payload();
    Row row = first(
        OcpSpark.text(payload),
        OcpSpark.html(payload),
        OcpSpark.json(payload),
        OcpSpark.markdown(payload));
    try (OcpDocument document = Ocp.parse(SOURCE)) {
      assertEquals(document.toText(), row.getString(0));
      assertEquals(document.toHtml(), row.getString(1));
      assertEquals(document.toJson(), row.getString(2));
      assertEquals(MarkdownRenderer.DEFAULT.render(document), row.getString(3));
    }
  }

  @Test
  void payloads_are_those_of_the_api_for_text_and_for_bytes() {
    Row row = first(
        payload(),
        OcpSpark.parse(functions.col("source").cast("binary")),
        OcpSpark.parseStrict(functions.col("source")),
        OcpSpark.parse(functions.col("source"), Map.of("format", "markdown", "lenient", "true")));
    byte[] mdx = payload(ParseOptions.MDX);
    byte[] markdown = payload(ParseOptions.MARKDOWN.withLenient(true));
    assertEquals(List.of(), differences(row, mdx, mdx, mdx, markdown));
  }

  private static List<Integer> differences(Row row, byte[]... payloads) {
    return IntStream.range(0, payloads.length)
        .filter(i -> !Arrays.equals(payloads[i], row.getAs(i)))
        .boxed()
        .toList();
  }

  private static byte[] payload(ParseOptions options) {
    try (OcpDocument document = Ocp.parse(SOURCE, options)) {
      byte[] payload = new byte[document.byteSize()];
      document.payload().get(payload);
      return payload;
    }
  }

  @Test
  void headings_are_those_of_the_outline() {
    try (OcpDocument document = Ocp.parse(SOURCE)) {
      assertEquals(
          Outline.of(document).stream()
              .map(section -> List.<Object>of(
                  section.depth(),
                  section.title(),
                  section.slug(),
                  section.start(),
                  section.contentStart(),
                  section.end(),
                  section.firstLine(),
                  section.lastLine()))
              .toList(),
          values(rows(OcpSpark.headings(payload()))));
    }
  }

  @Test
  void links_are_those_of_the_toolkit() {
    List<Row> rows = rows(OcpSpark.links(payload()));
    try (OcpDocument document = Ocp.parse(SOURCE)) {
      List<Link> links = Links.of(document);
      assertEquals(
          links.stream()
              .map(link -> Arrays.<Object>asList(
                  link.kind().name().toLowerCase(Locale.ROOT),
                  link.image(),
                  link.target(),
                  link.title(),
                  link.text(document),
                  link.isExternal(),
                  link.start(),
                  link.end(),
                  link.line(),
                  link.column()))
              .toList(),
          values(rows));
    }
    assertEquals(
        List.of("guide.md Guide false", "https://example.com null true", "cat.png null false"),
        rows.stream()
            .map(
                row -> row.getAs("target") + " " + row.getAs("title") + " " + row.getAs("external"))
            .toList());
  }

  @Test
  void code_has_its_language() {
    int start = SOURCE.substring(0, SOURCE.indexOf("```")).getBytes(StandardCharsets.UTF_8).length;
    int end = start + "```java title=\"A.java\"\nint a;\n```".length();
    assertEquals(
        List.of(List.of("java", "title=\"A.java\"", "int a;", true, start, end, 17)),
        values(rows(OcpSpark.code(payload()))));
  }

  @Test
  void front_matter_is_a_map_with_json_for_what_is_no_scalar() {
    Map<Object, Object> map = first(OcpSpark.frontMatter(payload())).getJavaMap(0);
    assertEquals("Käse & \"Brot\"", map.get("title"));
    assertEquals("[\"a\",\"b\"]", map.get("tags"));
    assertEquals("{\"name\":\"Ada\",\"born\":1815}", map.get("author"));
    assertEquals("false", map.get("draft"));
    assertNull(map.get("none"));
    assertEquals(5, map.size());
  }

  @Test
  void front_matter_may_be_absent_or_broken() {
    List<Row> rows = pages("a", "---\na: [\n---\n")
        .sort("source")
        .select(OcpSpark.frontMatter(payload()))
        .collectAsList();
    String broken = String.valueOf(rows.get(0).getJavaMap(0).get("front_matter_error"));
    assertEquals("line 2, column 5", broken.replaceFirst(":.*", "").strip());
    assertNull(rows.get(1).get(0));
  }

  @Test
  void findings_are_those_of_the_linter() {
    List<Row> rows = rows(OcpSpark.lint(payload()));
    try (OcpDocument document = Ocp.parse(SOURCE)) {
      assertEquals(
          Linter.DEFAULT.check(document).stream()
              .map(finding -> finding.rule().id() + " " + finding.message() + " "
                  + finding.start() + " " + finding.end() + " "
                  + finding.position(document).start().line())
              .toList(),
          rows.stream()
              .map(row -> row.get(0) + " " + row.get(2) + " " + row.get(3) + " " + row.get(4) + " "
                  + row.get(5))
              .toList());
      assertEquals("warning", rows.get(0).getString(1));
    }
  }

  @Test
  void diagnostics_are_those_of_a_lenient_parse() {
    Column lenient = OcpSpark.parse(functions.col("source"), Map.of("lenient", "true"));
    List<Row> rows = pages("one\n\nA <b>bold word.")
        .select(functions.inline(OcpSpark.diagnostics(lenient)))
        .collectAsList();
    assertEquals(1, rows.size());
    assertEquals("end-tag-mismatch", rows.get(0).getString(0));
    assertEquals(
        List.of(7, 3, 3),
        List.of(rows.get(0).get(3), rows.get(0).get(5), rows.get(0).get(6)));
  }

  @Test
  void nodes_are_those_of_the_document() {
    try (OcpDocument document = Ocp.parse(SOURCE)) {
      List<List<Object>> nodes = document.root().stream().map(ResultsTest::node).toList();
      assertEquals(nodes, values(rows(OcpSpark.nodes(payload()))));
      assertTrue(nodes.stream().anyMatch(node -> "Note".equals(node.get(6))));
      assertTrue(nodes.stream().anyMatch(node -> "name".equals(node.get(7))));
    }
  }

  private static List<Object> node(OcpNode node) {
    OcpNode parent = node.parent();
    return Arrays.asList(
        node.index(),
        node.kind().type(),
        (int) node.ancestors().count(),
        node.start(),
        node.end(),
        parent == null ? null : parent.index(),
        node.name(),
        node.value());
  }

  @Test
  void every_node_of_a_deep_document_has_its_depth() {
    String deep = "> ".repeat(200) + "a\n\nb";
    List<Row> rows = pages(deep)
        .select(functions.inline(OcpSpark.nodes(payload())))
        .filter(expr("kind = 'text'"))
        .collectAsList();
    assertEquals(List.of(202, 2), rows.stream().map(row -> row.getInt(2)).toList());
  }

  @Test
  void chunks_are_those_of_the_chunker() {
    List<Row> rows = rows(OcpSpark.chunks(payload(), 24, functions.lit("käse.mdx"), Map.of()));
    Chunker chunker = Chunker.of(24, JTokkitCounter.of(EncodingType.CL100K_BASE));
    try (OcpDocument document = Ocp.parse(SOURCE)) {
      List<Chunk> chunks = chunker.chunks(document, "käse.mdx");
      assertEquals(
          chunks.stream()
              .map(chunk -> List.of(
                  chunk.id(),
                  chunk.documentId(),
                  chunk.index(),
                  chunk.text(),
                  chunk.context(),
                  chunk.markdown(),
                  chunk.size(),
                  chunk.firstLine(),
                  chunk.lastLine(),
                  chunk.anchor()))
              .toList(),
          rows.stream()
              .map(row -> IntStream.range(0, 10).mapToObj(row::get).toList())
              .toList());
      Chunk second = chunks.get(1);
      Row row = rows.get(1);
      assertEquals(second.ranges().size(), row.getList(10).size());
      assertEquals(second.headingPath().size(), row.getList(11).size());
      assertEquals(List.copyOf(second.languages()), row.getList(13));
      assertEquals(second.links().size(), row.getList(14).size());
      assertEquals(second.components(), row.getList(15));
    }
  }

  @Test
  void chunks_have_options() {
    Map<String, String> options = Map.of(
        "unit", "words",
        "overlap", "4",
        "minimum", "0",
        "headingPath", "false",
        "visibleText", "false",
        "omitExpressions", "true",
        "locale", "de",
        "omit", "code, image",
        "alone", "blockquote");
    Chunker chunker = Chunker.builder(8, TokenCounter.WORDS)
        .overlap(4)
        .minimum(0)
        .headingPath(false)
        .visibleText(false)
        .omitExpressions(true)
        .locale(Locale.GERMAN)
        .policy(NodeKind.CODE, NodePolicy.OMIT)
        .policy(NodeKind.IMAGE, NodePolicy.OMIT)
        .policy(NodeKind.BLOCKQUOTE, NodePolicy.ALONE)
        .build();
    List<String> texts = rows(OcpSpark.chunks(payload(), 8, options)).stream()
        .map(row -> row.<String>getAs("text"))
        .toList();
    try (OcpDocument document = Ocp.parse(SOURCE)) {
      assertEquals(chunker.chunks(document).stream().map(Chunk::text).toList(), texts);
      assertFalse(Chunker.of(8, TokenCounter.WORDS).chunks(document).stream()
          .map(Chunk::text)
          .toList()
          .equals(texts));
    }
  }

  @Test
  void structs_have_no_null_where_they_say_so() {
    StructType schema = pages(SOURCE)
        .select(
            OcpSpark.headings(payload()),
            OcpSpark.links(payload()),
            OcpSpark.chunks(payload(), 8),
            OcpSpark.nodes(payload()))
        .schema();
    for (int i = 0; i < schema.size(); i++) {
      ArrayType array = (ArrayType) schema.apply(i).dataType();
      assertEquals(false, array.containsNull(), schema.apply(i).name());
    }
  }
}
