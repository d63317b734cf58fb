package org.ocp4j.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.bench.command.Measurer;
import org.ocp4j.bench.report.Runs;
import org.ocp4j.cli.Console;

/**
 * Runs the command {@code ocp bench} in this process, with streams that the test controls and a
 * measurer that measures nothing.
 */
public final class BenchCli {
  private final Set<Integer> terminals = new HashSet<>();
  private Measurer measurer = (plan, progress) -> Runs.typical();
  private @Nullable Path checkout;
  private boolean isClosed;

  /** The result of a run: exit code, output and error output. */
  public record Result(int code, String out, String err) {}

  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  /** Uses another measurer. */
  public BenchCli measurer(Measurer other) {
    measurer = other;
    return this;
  }

  /** Runs the command as from a checkout. */
  public BenchCli checkout(Path root) {
    checkout = root;
    return this;
  }

  /** Makes every write to the output fail, as if its reader had closed it. */
  public BenchCli closed() {
    isClosed = true;
    return this;
  }

  /** Declares a file descriptor to be a terminal: 1 is the output, 2 the error output. */
  public BenchCli terminal(int descriptor) {
    terminals.add(descriptor);
    return this;
  }

  /** Runs the command. */
  public Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(
        new ByteArrayInputStream(new byte[0]),
        isClosed ? new ClosedPipe() : out,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminals::contains,
        Map.of());
    int code = Main.run(console, measurer, checkout, arguments);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
