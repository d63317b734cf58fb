package org.ocp4j.tck.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints the table and writes the report after a build or an IDE has run tests of the kit. JUnit
 * finds this listener through the service loader.
 */
public final class ReportListener implements TestExecutionListener {
  private ResultCollector collector = new ResultCollector(line -> {});

  /** Creates a listener; for the service loader. */
  public ReportListener() {}

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    collector = new ResultCollector(line -> {});
    collector.testPlanExecutionStarted(plan);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    collector.executionStarted(test);
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    collector.executionSkipped(test, reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult outcome) {
    collector.executionFinished(test, outcome);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    Set<String> names = new HashSet<>();
    for (KitReport report : collector.reports()) {
      String name = report.result().engine();
      for (int i = 2; !names.add(name); i++) {
        name = report.result().engine() + '-' + i;
      }
      System.out.println(SummaryTable.of(report.result()));
      write(report, collector.settings().report(), name);
    }
  }

  private static void write(KitReport report, Path directory, String name) {
    try {
      report.write(directory, name);
      System.out.println("report: " + directory.resolve("ocp4j-tck-" + name + ".html"));
    } catch (IOException e) {
      System.out.println("the report could not be written: " + e);
    }
  }
}
