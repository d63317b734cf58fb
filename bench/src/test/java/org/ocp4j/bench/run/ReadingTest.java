package org.ocp4j.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocp4j.bench.report.Figure;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;

class ReadingTest {
  private static IterationResult iteration(long score, double bytes, double allocated) {
    IterationResult result = new IterationResult(null, null, null);
    result.addResult(
        new AverageTimeResult(ResultRole.PRIMARY, "ocp", 1, score, TimeUnit.NANOSECONDS));
    result.addResult(secondary("bytes", bytes));
    result.addResult(secondary("gc.alloc.rate.norm", allocated));
    return result;
  }

  private static ScalarResult secondary(String label, double value) {
    return new ScalarResult(label, value, "#", AggregationPolicy.AVG);
  }

  private static RunResult result() {
    BenchmarkResult first =
        new BenchmarkResult(null, List.of(iteration(10, 100, 3_000), iteration(20, 200, 5_000)));
    BenchmarkResult second = new BenchmarkResult(null, List.of(iteration(15, 150, 4_000)));
    return new RunResult(null, List.of(first, second));
  }

  @Test
  void everyIterationOfEveryForkIsASample() {
    Figure figure = Reading.nanoseconds(Group.CLOSE, "10 of 1.6 KB", "java").of(result());
    assertEquals(
        new Figure("close", "10 of 1.6 KB", "java", "ns", false, List.of(10.0, 20.0, 15.0)),
        figure);
  }

  @Test
  void speedIsACounter() {
    Figure figure = Reading.speed(Group.PARSE, "corpus", "java").of(result());
    assertEquals(
        new Figure("parse", "corpus", "java", "MB/s", true, List.of(100.0, 200.0, 150.0)), figure);
  }

  @Test
  void allocationIsForEachByteOfSource() {
    Figure figure = Reading.allocation("corpus", "java", 1_000).of(result());
    assertEquals(
        new Figure("allocation", "corpus", "java", "bytes/byte", false, List.of(3.0, 5.0, 4.0)),
        figure);
  }

  @Test
  void aMissingCounterIsAnError() {
    Reading reading = Reading.counter(Group.OFF_HEAP, "1 document", "java", "ms", "absent");
    assertThrows(IllegalStateException.class, () -> reading.of(result()));
  }
}
