package org.ocp4j.bench.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH. Its output goes to a log, which is deleted unless something failed. */
final class Jmh implements AutoCloseable {
  private final Path log;
  private final PrintStream output;
  private boolean failed;

  /** Creates the log, a temporary file. */
  Jmh() throws IOException {
    log = Files.createTempFile("ocp4j-bench", ".log");
    output = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
  }

  /**
   * Runs benchmarks and returns their results.
   *
   * @throws IOException if a benchmark failed; the message names the log
   */
  Collection<RunResult> run(ChainedOptionsBuilder options) throws IOException {
    try {
      return new Runner(
              options.build(), OutputFormatFactory.createFormatInstance(output, VerboseMode.NORMAL))
          .run();
    } catch (RunnerException e) {
      failed = true;
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(cause.getMessage() + " (all of it in " + log + ")", e);
    }
  }

  @Override
  public void close() throws IOException {
    output.close();
    if (!failed) {
      Files.deleteIfExists(log);
    }
  }
}
