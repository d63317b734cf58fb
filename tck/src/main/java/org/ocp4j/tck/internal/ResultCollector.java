package org.ocp4j.tck.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.ocp4j.tck.OcpEngineTck;
import org.ocp4j.tck.Rule;
import org.ocp4j.tck.TckResult.Status;
import org.ocp4j.tck.TckResult.TestResult;
import org.opentest4j.TestAbortedException;

/** Collects the results of the kit's tests, by test class and rule; ignores all other tests. */
final class ResultCollector implements TestExecutionListener {
  private final Consumer<String> progress;
  private final Map<String, KitResults> results = new LinkedHashMap<>();
  private final Map<String, Long> started = new ConcurrentHashMap<>();
  private Settings settings = Settings.of(name -> Optional.empty());
  private @Nullable TestPlan plan;

  ResultCollector(Consumer<String> progress) {
    this.progress = progress;
  }

  Settings settings() {
    return settings;
  }

  /** Returns a report for each test class; none if no test of the kit ran. */
  synchronized List<KitReport> reports() {
    List<KitReport> reports = new ArrayList<>();
    results.forEach((testClass, found) -> reports.add(found.report(testClass, settings)));
    return reports;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan begun) {
    plan = begun;
    settings = Settings.of(begun.getConfigurationParameters()::get);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    started.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    TestPlan current = plan;
    if (test.isTest()) {
      add(test, Status.SKIPPED, reason, "");
    } else if (current != null) {
      current.getChildren(test).forEach(child -> executionSkipped(child, reason));
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult outcome) {
    Throwable thrown = outcome.getThrowable().orElse(null);
    String message = thrown == null ? "" : messageOf(thrown);
    boolean failed = outcome.getStatus() == TestExecutionResult.Status.FAILED;
    String details = failed && thrown != null ? traceOf(thrown) : "";
    if (failed) {
      add(test, Status.FAILED, message, details);
    } else if (test.isTest()) {
      boolean passed = outcome.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      add(test, passed ? Status.PASSED : Status.SKIPPED, message, details);
    } else {
      tellProgress(test);
    }
  }

  private static String messageOf(Throwable thrown) {
    String message = thrown.getMessage();
    if (message != null
        && (Contract.isViolation(message) || thrown instanceof TestAbortedException)) {
      return message.replace("Assumption failed: ", "");
    }
    return thrown.toString();
  }

  private static String traceOf(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private synchronized void add(
      TestIdentifier test, Status status, String message, String details) {
    Class<?> testClass = testClassOf(test);
    if (testClass == null) {
      return;
    }
    Long start = started.get(test.getUniqueId());
    long millis = start == null ? 0 : (System.nanoTime() - start) / 1_000_000;
    Rule rule = test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getJavaMethod().getAnnotation(Rule.class))
        .orElse(null);
    String name = test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName())
        .orElse(test.getDisplayName());
    results
        .computeIfAbsent(testClass.getName(), key -> new KitResults())
        .add(
            rule == null ? "" : rule.value(),
            new TestResult(
                sectionOf(test), name, test.getDisplayName(), status, message, details, millis));
  }

  /**
   * Returns the subclass of {@link OcpEngineTck} that contains a test; {@code null} for other
   * tests.
   */
  private @Nullable Class<?> testClassOf(TestIdentifier test) {
    TestPlan current = plan;
    Class<?> found = null;
    for (TestIdentifier at = test;
        at != null && current != null;
        at = current.getParent(at).orElse(null)) {
      if (at.getSource().orElse(null) instanceof ClassSource source
          && OcpEngineTck.class.isAssignableFrom(source.getJavaClass())) {
        found = source.getJavaClass();
      }
    }
    return found;
  }

  private String sectionOf(TestIdentifier test) {
    TestPlan current = plan;
    return current == null || !test.isTest()
        ? ""
        : current.getParent(test).map(TestIdentifier::getDisplayName).orElse("");
  }

  private synchronized void tellProgress(TestIdentifier container) {
    Class<?> testClass = testClassOf(container);
    KitResults found = testClass == null ? null : results.get(testClass.getName());
    if (found != null) {
      String line = found.line(container.getDisplayName());
      if (!line.isEmpty()) {
        progress.accept(line);
      }
    }
  }
}
