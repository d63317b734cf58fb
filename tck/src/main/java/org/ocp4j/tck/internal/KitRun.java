package org.ocp4j.tck.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;
import org.ocp4j.tck.TckOptions;
import org.ocp4j.tck.TckResult;

/** One run of the kit through JUnit's launcher; other tests on the class path do not run. */
public final class KitRun {
  private static final AtomicLong RUNS = new AtomicLong();

  private KitRun() {}

  /** Runs the kit and returns the result. */
  public static TckResult run(EngineProvider provider, TckOptions options) {
    for (String rule : options.rules()) {
      if (!RuleBook.has(rule)) {
        throw new IllegalArgumentException("there is no rule " + rule + "; the rules are "
            + String.join(", ", RuleBook.numbers()));
      }
    }
    String run = provider.id() + '-' + RUNS.incrementAndGet();
    RunnerTck.handOver(run, provider);
    try {
      ResultCollector collector = new ResultCollector(options.progress());
      LauncherFactory.create(LauncherConfig.builder()
              .enableTestExecutionListenerAutoRegistration(false)
              .build())
          .execute(request(run, options), collector);
      return report(collector, provider, options);
    } finally {
      RunnerTck.forget(run);
    }
  }

  private static LauncherDiscoveryRequest request(String run, TckOptions options) {
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(RunnerTck.class))
        .filters(EngineFilter.includeEngines("junit-jupiter"), only(options.rules()))
        .configurationParameter(RunnerTck.RUN, run)
        .configurationParameter(Settings.EFFORT, options.effort().name())
        .configurationParameter(Settings.STOP, Boolean.toString(options.stopsAtFailure()))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false");
    options
        .seed()
        .ifPresent(seed -> request.configurationParameter(Settings.SEED, Long.toString(seed)));
    return request.build();
  }

  private static PostDiscoveryFilter only(List<String> rules) {
    return descriptor -> FilterResult.includedIf(
        descriptor.isContainer() || RuleBook.matches(ruleOf(descriptor), rules));
  }

  private static String ruleOf(TestDescriptor descriptor) {
    return descriptor
        .getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getJavaMethod().getAnnotation(Rule.class))
        .map(Rule::value)
        .orElse("");
  }

  private static TckResult report(
      ResultCollector collector, EngineProvider provider, TckOptions options) {
    KitReport report = collector.reports().stream()
        .findFirst()
        .orElseGet(() -> KitReport.empty(collector.settings()))
        .of(provider);
    Path directory = options.report();
    if (directory != null) {
      try {
        report.write(directory, provider.id());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return report.result();
  }
}
