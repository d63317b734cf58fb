package org.ocp4j.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.NodeType;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.vm.CompileMode;

/**
 * Runs each race briefly, in this JVM. A plain build runs every eighth race, {@code -Pfull} all.
 * The jcstress launcher itself starts about twenty JVMs to probe the machine, and one or more for
 * each race, which takes minutes. Each race has two actors, because jcstress silently leaves out
 * races with more actors than the machine has processors.
 */
class StressTest {
  /** Yielding lets the other actor run when other programs use the processors, too. */
  private static final String[] SHORT = {
    "-iters", "1", "-time", "400", "-strideCount", "10", "-spinStyle", "THREAD_YIELD", "-af", "NONE"
  };

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * The name of a race whose threads did not end, or empty. No other race can run beside these
   * threads.
   */
  private String stuck = "";

  @TestFactory
  Stream<DynamicTest> everyRaceEndsAsItMay() throws IOException {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "a race needs two processors");
    Options options = new Options(SHORT);
    assertTrue(options.parse());
    int step = Boolean.getBoolean("ocp.tests.full") ? 1 : 8;
    List<String> races = List.copyOf(TestList.tests());
    return IntStream.range(0, races.size())
        .filter(i -> i % step == 0)
        .mapToObj(races::get)
        .map(name -> DynamicTest.dynamicTest(name, () -> race(options, TestList.getInfo(name))));
  }

  private void race(Options options, TestInfo info) throws ReflectiveOperationException {
    assumeTrue(stuck.isEmpty(), () -> stuck + " is stuck");
    SchedulingClass anywhere =
        new SchedulingClass(AffinityMode.NONE, info.threads(), NodeType.PACKAGE);
    TestConfig config = new TestConfig(options, info, 0, List.of(), CompileMode.UNIFIED, anywhere);
    Runner<?> runner = Class.forName(config.generatedRunnerName)
        .asSubclass(Runner.class)
        .getConstructor(ForkedTestConfig.class)
        .newInstance(new ForkedTestConfig(config));
    stuck = info.name();
    TestResult result = assertTimeoutPreemptively(PATIENCE, runner::run, stuck);
    result.setConfig(config);
    if (!runner.forceExit()) {
      stuck = "";
    }
    StringWriter table = new StringWriter();
    ReportUtils.printResult(new PrintWriter(table), result, true);
    assertEquals(Status.NORMAL, result.status(), () -> table + "\n" + result.getMessages());
    assertTrue(result.grading().isPassed, table::toString);
  }
}
