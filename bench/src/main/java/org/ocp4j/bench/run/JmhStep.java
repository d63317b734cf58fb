package org.ocp4j.bench.run;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ocp4j.bench.report.Figure;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A step that runs one JMH benchmark in a JVM of its own.
 *
 * @param title the title of the step
 * @param benchmark the benchmark's class
 * @param method the benchmark's method
 * @param parameters the benchmark's parameters, one value each
 * @param threads the number of threads that run the benchmark
 * @param timing how long the benchmark runs
 * @param operationSeconds the estimated duration of one operation in seconds, or 0 if it is far
 *     shorter than an iteration
 * @param heap the JVM's heap size in megabytes
 * @param readings the figures to read from the results
 * @param jmh runs the benchmark
 */
record JmhStep(
    String title,
    Class<?> benchmark,
    String method,
    Map<String, String> parameters,
    int threads,
    Timing timing,
    double operationSeconds,
    long heap,
    List<Reading> readings,
    Jmh jmh)
    implements Step {
  @Override
  public double seconds() {
    return timing.seconds(operationSeconds);
  }

  @Override
  public List<Figure> measure() throws IOException {
    Collection<RunResult> results = jmh.run(options());
    if (results.size() != 1) {
      throw new IOException("JMH returned " + results.size() + " results instead of one");
    }
    RunResult result = results.iterator().next();
    return readings.stream().map(reading -> reading.of(result)).toList();
  }

  /** Returns the options for JMH. */
  ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options = new OptionsBuilder()
        .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
        .forks(1)
        .threads(threads)
        .warmupIterations(timing.warmups())
        .warmupTime(TimeValue.milliseconds(timing.warmupMillis()))
        .measurementIterations(timing.iterations())
        .measurementTime(TimeValue.milliseconds(timing.millis()))
        .shouldFailOnError(true)
        .jvmArgs(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseG1GC",
            "-Xms" + heap + "m",
            "-Xmx" + heap + "m");
    if (readings.stream().anyMatch(reading -> reading.counter().equals(Reading.ALLOCATED))) {
      options.addProfiler(GCProfiler.class);
    }
    parameters.forEach(options::param);
    return options;
  }
}
