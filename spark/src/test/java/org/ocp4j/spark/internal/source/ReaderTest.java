package org.ocp4j.spark.internal.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.OcpDocument;
import org.ocp4j.spark.LocalSession;

class ReaderTest {
  private final SparkSession spark = LocalSession.get();

  @TempDir
  Path folder;

  @BeforeEach
  void files() throws IOException {
    write("a.md", "# A <b>\n");
    write("b.mdx", "# B <b>x</b>\n");
    write("broken.mdx", "one\n\n<b>\n");
    write("latin.markdown", "caf".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xe9});
    write("notes.txt", "notes\n");
    write("_hidden.md", "hidden\n");
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[]... parts) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      for (byte[] part : parts) {
        out.write(part);
      }
    }
  }

  private DataFrameReader reader() {
    return spark.read().format("mdx");
  }

  private List<String> names(Dataset<Row> rows) {
    return rows.select("path").as(Encoders.STRING()).collectAsList().stream()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .sorted()
        .toList();
  }

  private Row row(Dataset<Row> rows, String name) {
    return rows.where("path LIKE '%/" + name + "'").collectAsList().get(0);
  }

  @Test
  void eachFileIsARow() throws IOException {
    Dataset<Row> rows = reader().load(folder.toString());
    assertEquals(FileColumns.SCHEMA.asNullable(), rows.schema().asNullable());
    assertEquals(List.of("a.md", "b.mdx", "broken.mdx", "latin.markdown"), names(rows));

    Row markdown = row(rows, "a.md");
    assertEquals(8L, markdown.<Long>getAs("length"));
    assertEquals(
        Files.getLastModifiedTime(folder.resolve("a.md")).toMillis(),
        markdown.<java.sql.Timestamp>getAs("modificationTime").getTime());
    assertTrue(markdown.isNullAt(markdown.fieldIndex("error")));
    try (OcpDocument document = OcpDocument.open(ByteBuffer.wrap(markdown.getAs("payload")))) {
      assertEquals(Format.MARKDOWN, document.format());
      assertEquals("# A <b>\n", StandardCharsets.UTF_8.decode(document.source()).toString());
    }
    try (OcpDocument document =
        OcpDocument.open(ByteBuffer.wrap(row(rows, "b.mdx").getAs("payload")))) {
      assertEquals(Format.MDX, document.format());
    }
  }

  @Test
  void brokenFilesAreRowsWithAnError() {
    Dataset<Row> rows = reader().load(folder.toString());
    assertEquals("end-tag-mismatch at 5, 3:1", error(row(rows, "broken.mdx")));
    assertEquals("invalid-utf8 at 3, 1:4", error(row(rows, "latin.markdown")));
  }

  private static String error(Row row) {
    Row error = row.getAs("error");
    assertTrue(row.isNullAt(row.fieldIndex("payload")));
    assertFalse(error.getString(1).isBlank());
    return error.get(0) + " at " + error.get(2) + ", " + error.get(3) + ":" + error.get(4);
  }

  @Test
  void fileThatIsTooLargeIsNotReadWhole() throws IOException {
    Dataset<Row> rows = reader().option("maxSourceBytes", "8").load(folder.toString());
    Row large = row(rows, "b.mdx");
    assertEquals("limit-source-bytes at null, null:null", error(large));
    assertEquals(
        "limit on source bytes passed: 13 found, 8 allowed;"
            + " raise it with the option maxSourceBytes",
        large.<Row>getAs("error").getString(1));
    assertTrue(row(rows, "a.md").isNullAt(4));
    // It grows after Spark has listed it.
    write("a.md", "x".repeat(100_000));
    Row grown = row(rows, "a.md");
    assertEquals(8L, grown.<Long>getAs("length"));
    assertEquals(
        "limit on source bytes passed: 9 found, 8 allowed;"
            + " raise it with the option maxSourceBytes",
        grown.<Row>getAs("error").getString(1));
  }

  @Test
  void filesAreReadOnlyForColumnsThatNeedThem() throws IOException {
    Dataset<Row> rows = reader().load(folder.toString());
    Files.delete(folder.resolve("b.mdx"));
    assertEquals(4, rows.count());
    assertEquals(
        4, rows.select("path", "length", "modificationTime").collectAsList().size());
    for (String column : List.of("payload", "error")) {
      Exception e = assertThrows(Exception.class, () -> rows.select(column).collectAsList());
      assertTrue(causes(e).anyMatch(FileNotFoundException.class::isInstance), e.toString());
      assertEquals(
          3,
          reader()
              .option("ignoreMissingFiles", true)
              .load(folder.toString())
              .select(column)
              .collectAsList()
              .size());
    }
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      length < 10                                        | a.md, broken.mdx, latin.markdown
      length <= 8 AND path LIKE '%a.md'                  | a.md
      length > 8                                         | b.mdx, broken.mdx
      NOT (length > 8 OR length = 4)                     | a.md
      NOT (length >= 8 AND path LIKE '%mdx')             | a.md, latin.markdown
      length = 13 OR path LIKE '%a.md'                   | a.md, b.mdx
      modificationTime < TIMESTAMP'2020-01-01 00:00:00Z' | a.md
      modificationTime = TIMESTAMP'2019-05-06 07:08:09Z' | a.md
      modificationTime > TIMESTAMP'2019-05-06 07:08:09Z' | b.mdx, broken.mdx, latin.markdown
      """)
  void filters(String condition, String expected) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve("a.md"), FileTime.from(Instant.parse("2019-05-06T07:08:09Z")));
    for (boolean instants : List.of(false, true)) {
      spark.conf().set("spark.sql.datetime.java8API.enabled", instants);
      Dataset<Row> rows = reader().load(folder.toString()).where(condition);
      assertEquals(expected, String.join(", ", names(rows)));
    }
  }

  @Test
  void filesThatFiltersExcludeAreNotRead() throws IOException {
    Dataset<Row> rows = reader().load(folder.toString()).where("length < 10").select("payload");
    Files.delete(folder.resolve("b.mdx"));
    assertEquals(3, rows.collectAsList().size());
  }

  @Test
  void sparkFindsFiles() throws IOException {
    write("sub/c.md", "c");
    assertEquals(List.of("c.md"), names(reader().load(folder + "/su*")));
    assertEquals(
        List.of("a.md", "b.mdx"), names(reader().load(folder + "/a.md", folder + "/b.mdx")));
    assertEquals(
        List.of("notes.txt"),
        names(reader().option("pathGlobFilter", "*.txt").load(folder.toString())));
    assertEquals(
        List.of("a.md", "b.mdx", "broken.mdx", "c.md", "latin.markdown"),
        names(reader().option("recursiveFileLookup", true).load(folder.toString())));
  }

  @Test
  void foldersArePartitions() throws IOException {
    write("site/y=1/d.md", "d");
    write("site/y=2/e.MDX", "e");
    Dataset<Row> partitions = reader().load(folder + "/site");
    assertEquals("y", partitions.schema().fieldNames()[5]);
    assertEquals(List.of("e.MDX"), names(partitions.where("y = 2")));
    List<Row> rows = partitions.select("payload", "y").where("y = 1").collectAsList();
    assertEquals(1, rows.size());
    assertFalse(rows.get(0).isNullAt(0));
    assertEquals(1, rows.get(0).getInt(1));
  }

  @Test
  void optionsAreThoseOfTheParser() {
    Dataset<Row> rows = reader().option("lenient", "true").load(folder.toString());
    assertFalse(row(rows, "broken.mdx").isNullAt(3));
    rows = reader().option("FORMAT", "Markdown").load(folder.toString());
    assertFalse(row(rows, "broken.mdx").isNullAt(3));
    rows = reader().option("malformedInput", "replace").load(folder.toString());
    assertFalse(row(rows, "latin.markdown").isNullAt(3));
    rows = reader().option("extensions", "gfm, math").load(folder.toString());
    try (OcpDocument document =
        OcpDocument.open(ByteBuffer.wrap(row(rows, "a.md").getAs("payload")))) {
      assertEquals(Set.of(Extension.GFM, Extension.MATH), document.extensions());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      format         | html | option format is "html": use mdx or markdown
      lenient        | yes  | option lenient is "yes": use true or false
      maxDepth       | 0    | option maxDepth is "0": limit on depth is 0: use 1 to 65535
      maxSourceBytes | big  | option maxSourceBytes is "big": use a number, or a size such as 64m
      lenint         | true | unknown option "lenint": use one of format, extensions, lenient,
      """)
  void badOptionsAreRefusedBeforeTheQueryRuns(String name, String value, String message) {
    DataFrameReader reader = reader().option(name, value);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> reader.load(folder.toString()));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void declaredColumnsAreAPartOfTheSource() {
    StructType some = StructType.fromDDL("payload BINARY, path STRING");
    assertEquals(List.of("a.md"), names(reader().schema(some).load(folder + "/a.md")));
    Dataset<Row> other = reader().schema("path STRING, payload STRING").load(folder.toString());
    Exception e = assertThrows(IllegalArgumentException.class, other::count);
    assertTrue(
        e.getMessage().startsWith("the source mdx has no column payload STRING:"), e.getMessage());
  }

  @Test
  void sqlReadsFiles() throws Exception {
    spark.sql("CREATE TEMPORARY VIEW pages USING mdx" + " OPTIONS (path '" + folder
        + "', lenient 'true')");
    assertEquals(3, spark.sql("SELECT * FROM pages WHERE payload IS NOT NULL").count());
    assertEquals(4, spark.sql("SELECT * FROM mdx.`" + folder + "`").count());
  }

  @Test
  void writingIsRefused() {
    Dataset<Row> rows = reader().load(folder.toString());
    Path target = folder.resolve("out");
    Exception e =
        assertThrows(Exception.class, () -> rows.write().format("mdx").save(target.toString()));
    assertTrue(
        causes(e).anyMatch(cause -> String.valueOf(cause.getMessage()).contains("mdx")),
        e.toString());
  }

  @Test
  void aStreamReadsNewFiles(@TempDir Path work) throws Exception {
    Dataset<Row> rows =
        spark.readStream().format("mdx").schema(FileColumns.SCHEMA).load(folder.toString());
    assertEquals(List.of("a.md", "b.mdx", "broken.mdx", "latin.markdown"), newFiles(rows, work));
    write("later.md", "later");
    assertEquals(List.of("later.md"), newFiles(rows, work));
  }

  @SuppressWarnings("serial")
  private List<String> newFiles(Dataset<Row> rows, Path work) throws Exception {
    List<String> found = new CopyOnWriteArrayList<>();
    rows.writeStream()
        .foreachBatch((Dataset<Row> batch, Long id) -> {
          found.addAll(names(batch.where("payload IS NOT NULL OR error IS NOT NULL")));
        })
        .option("checkpointLocation", work.toString())
        .trigger(Trigger.AvailableNow())
        .start()
        .awaitTermination();
    return found;
  }
}
