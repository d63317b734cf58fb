package org.ocp4j.spark.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.OcpEngine;
import org.ocp4j.spark.LocalSession;
import org.ocp4j.spark.internal.engine.TaskEngine;

/** Runs on two executors, each a JVM of its own that has ocp4j from {@code --jars}. */
class ClusterTest {
  private static final int FILES = 200;

  @TempDir
  static Path work;

  private static Path pages;
  private static List<String> expected;
  private static SparkSession cluster;

  @BeforeAll
  static void start() throws IOException {
    pages = Files.createDirectory(work.resolve("pages"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(pages.resolve("page" + i + ".mdx"), page(i));
    }
    Files.write(pages.resolve("latin.md"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    try (RandomAccessFile large = new RandomAccessFile(pages.resolve("large.md").toFile(), "rw")) {
      large.setLength(200L << 20);
    }
    expected = rows(LocalSession.get());
    LocalSession.stop();
    cluster = LocalSession.configure(SparkSession.builder().master("local-cluster[2,1,1024]"))
        .config("spark.jars", SparkHome.fill(work))
        .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .getOrCreate();
  }

  @AfterAll
  static void stop() {
    LocalSession.stop();
  }

  /** Returns a page; one in a hundred is broken. */
  private static String page(int i) {
    return i % 100 == 7 ? "# Page\n\n<b>" : "# Page " + i + "\n\n*text*\n".repeat(i);
  }

  private static Dataset<Row> read(SparkSession session) {
    return session
        .read()
        .format("mdx")
        .load(pages.toString())
        .selectExpr("path", "sha2(payload, 256)", "to_json(error)");
  }

  private static List<String> rows(SparkSession session) {
    return read(session).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @Test
  void executorsReadTheSameRowsAsOneJvm() {
    assertEquals(FILES + 2, expected.size());
    assertEquals(4, expected.stream().filter(row -> row.contains("\"code\"")).count());
    assertTrue(
        expected.stream().anyMatch(row -> row.contains("209715200 found, 134217728 allowed")));
    assertEquals(expected, rows(cluster));

    Set<String> engines = new HashSet<>(onExecutors());
    assertEquals(2, engines.size(), engines.toString());
    for (String engine : engines) {
      // Half of the least overhead of an executor, and nothing open or leaked.
      assertTrue(engine.endsWith(" " + (192 << 20) + " 0 0 0"), engine);
      assertNotEquals(ProcessHandle.current().pid(), Long.parseLong(engine.split(" ", 2)[0]));
    }
  }

  /** Returns the process and the figures of the engine of each executor, once for each task. */
  @SuppressWarnings("serial")
  private static List<String> onExecutors() {
    return JavaSparkContext.fromSparkContext(cluster.sparkContext())
        .parallelize(List.of(1, 2, 3, 4, 5, 6, 7, 8), 8)
        .map(i -> {
          Thread.sleep(100);
          OcpEngine engine = TaskEngine.get();
          System.gc();
          return ProcessHandle.current().pid()
              + " "
              + engine.statistics().limit()
              + " "
              + engine.liveDocuments()
              + " "
              + engine.leakCount()
              + " "
              + engine.statistics().pins();
        })
        .collect();
  }

  @Test
  @Tag("full")
  @SuppressWarnings("serial")
  void anExecutorThatDiesChangesNothing() {
    Set<String> before = processes();
    List<String> rows = read(cluster)
        .repartition(4)
        .mapPartitions(
            (MapPartitionsFunction<Row, String>) iterator -> {
              List<String> texts = new ArrayList<>();
              while (iterator.hasNext()) {
                texts.add(iterator.next().toString());
                TaskContext task = TaskContext.get();
                if (task.partitionId() == 1
                    && task.attemptNumber() == 0
                    && task.stageAttemptNumber() == 0
                    && texts.size() == 10) {
                  Runtime.getRuntime().halt(9);
                }
              }
              return texts.iterator();
            },
            Encoders.STRING())
        .collectAsList();
    assertEquals(expected, rows.stream().sorted().toList());
    assertNotEquals(before, processes());
  }

  @Test
  @Tag("full")
  void badRowsEndInErrorsInTheirRows() {
    // One row in a hundred is broken; one has 200 MB, one is not UTF-8, one is null.
    String sources = """
        SELECT id, CASE
          WHEN id = 3 THEN NULL
          WHEN id = 4 THEN unhex('636166E9')
          WHEN id = 5 THEN CAST(repeat('a', 209715195 + INT(id)) AS BINARY)
          WHEN id % 100 = 7 THEN CAST('# Page\n\n<b>' AS BINARY)
          ELSE CAST(concat('# Page ', id) AS BINARY) END AS source
        FROM range(0, 1000, 1, 4)""";
    List<String> counts = cluster
        .sql("SELECT payload IS NULL AS bad, error.code, count(*) FROM ("
            + "SELECT ocp_parse(source) AS payload, ocp_error(source) AS error FROM ("
            + sources
            + ")) GROUP BY ALL ORDER BY ALL")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
    assertEquals(
        List.of(
            "[false,null,987]",
            "[true,null,1]",
            "[true,end-tag-mismatch,10]",
            "[true,invalid-utf8,1]",
            "[true,limit-source-bytes,1]"),
        counts);
  }

  private static Set<String> processes() {
    Set<String> processes = new HashSet<>();
    onExecutors().forEach(line -> processes.add(line.split(" ", 2)[0]));
    return processes;
  }
}
