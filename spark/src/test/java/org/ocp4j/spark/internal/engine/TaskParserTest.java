package org.ocp4j.spark.internal.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.spark.LocalSession;

class TaskParserTest {
  private static final CountDownLatch RUNNING = new CountDownLatch(1);

  private final SparkSession spark = LocalSession.get();
  private final TaskParser parser = TaskParser.of(ParserOptions.DEFAULT, spark);

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  @Test
  void payloadIsThatOfTheApi() {
    ParseOutcome outcome = parser.parse(bytes("# A <b>x</b>"));
    try (OcpDocument document = Ocp.parse("# A <b>x</b>")) {
      byte[] expected = new byte[document.byteSize()];
      document.payload().get(expected);
      assertArrayEquals(expected, outcome.payload());
    }
    assertNull(outcome.failure());
    assertNull(outcome.error());
    assertNull(parser.error(bytes("# A")));
  }

  @Test
  void aBrokenSourceHasAnError() {
    ParseOutcome outcome = parser.parse(bytes("a\n<b>"));
    assertNull(outcome.payload());
    assertTrue(outcome.failure() instanceof OcpParseException);
    assertEquals("end-tag-mismatch", outcome.error().getString(0));
    assertEquals(2, outcome.error().getLong(2));
    assertEquals(2, outcome.error().getInt(3));
    assertEquals(1, outcome.error().getInt(4));
    assertEquals("end-tag-mismatch", parser.error(bytes("a\n<b>")).getString(0));
    assertNull(parser.check(bytes("<b>"), "page.md").error());
  }

  @Test
  void aSourceOverTheLimitIsRefusedUnread() {
    assertNull(parser.refusal(128 << 20));
    ParseOutcome outcome = parser.refusal((128L << 20) + 1);
    assertTrue(outcome.failure() instanceof OcpLimitException);
    assertEquals("limit-source-bytes", outcome.error().getString(0));
    assertTrue(outcome.error().isNullAt(2));
  }

  @Test
  void aSourceThatNeedsTooMuchMemoryHasAnError() {
    // Held by the program, so that even a parse alone has too little.
    long room =
        TaskEngine.get().statistics().limit() - TaskEngine.get().statistics().used();
    try (OcpFrame frame = TaskEngine.get().openFrame(room - (1 << 20))) {
      assertTrue(frame.isAlive());
      ParseOutcome outcome = parser.parse(bytes("*x*\n\n".repeat(100_000)));
      assertEquals("memory-limit", outcome.error().getString(0));
      assertTrue(
          outcome.error().getString(1).endsWith("raise it with the setting spark.ocp.memory"));
    }
    assertNotNull(parser.parse(bytes("*x*\n\n".repeat(100_000))).payload());
  }

  @Test
  void anotherFailureIsNoErrorOfASource() {
    assertThrows(
        IllegalArgumentException.class, () -> ErrorColumn.of(new IllegalStateException("x")));
  }

  @Test
  @SuppressWarnings("serial")
  void tasksCountInAccumulators() throws Exception {
    parser.parse(bytes("outside a task, not counted"));
    TaskParser own = parser;
    List<Integer> sizes;
    Recorder recorder = new Recorder(spark.sparkContext());
    try (recorder) {
      sizes = context()
          .parallelize(List.of("# A", "<b>", "*c*", "d"), 2)
          .map(text -> own.parse(bytes(text)).payload())
          .map(payload -> payload == null ? 0 : payload.length)
          .collect();
    }
    assertEquals(0, sizes.get(1));
    long payloadBytes = sizes.stream().mapToInt(Integer::intValue).sum();
    assertTrue(recorder.ofTasks().get(TaskMetrics.NANOSECONDS) > 0);
    recorder.ofTasks().remove(TaskMetrics.NANOSECONDS);
    assertEquals(
        Map.of(
            TaskMetrics.DOCUMENTS,
            4L,
            TaskMetrics.BYTES,
            10L,
            TaskMetrics.ERRORS,
            1L,
            TaskMetrics.PAYLOAD_BYTES,
            payloadBytes),
        recorder.ofTasks());
    assertEquals(
        Set.of(
            TaskMetrics.DOCUMENTS,
            TaskMetrics.BYTES,
            TaskMetrics.ERRORS,
            TaskMetrics.PAYLOAD_BYTES,
            TaskMetrics.NANOSECONDS),
        recorder.ofStages());
  }

  @Test
  @SuppressWarnings("serial")
  void aTaskIsCancelledBetweenDocuments() throws Exception {
    TaskParser own = parser;
    Recorder recorder = new Recorder(spark.sparkContext());
    try (recorder) {
      // The partition has one row, so Spark itself never looks.
      JavaFutureAction<Void> job = context().parallelize(List.of("# A"), 1).foreachAsync(text -> {
        while (true) {
          own.parse(bytes(text));
          RUNNING.countDown();
        }
      });
      assertTrue(RUNNING.await(1, TimeUnit.MINUTES));
      job.cancel(false);
      assertTrue(recorder.awaitEnd().startsWith("TaskKilled"));
    }
    assertNothingIsOpen();
  }

  @Test
  @SuppressWarnings("serial")
  void nothingStaysOpenAfterAJob() {
    TaskParser own = parser;
    List<String> sources = IntStream.range(0, 1000)
        .mapToObj(i -> i % 100 == 0 ? "<broken" + i : "# Page " + i)
        .toList();
    long parsed = context()
        .parallelize(sources, 4)
        .map(text -> own.parse(bytes(text)).payload())
        .filter(payload -> payload != null)
        .count();
    assertEquals(990, parsed);
    assertNothingIsOpen();
  }

  private static void assertNothingIsOpen() {
    assertEquals(0, TaskEngine.get().liveDocuments());
    assertEquals(0, TaskEngine.get().leakCount());
    assertEquals(0, TaskEngine.get().statistics().pins());
    assertEquals(0, TaskEngine.get().statistics().documents().liveBlocks());
  }
}
