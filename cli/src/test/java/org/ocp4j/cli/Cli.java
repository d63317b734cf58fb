package org.ocp4j.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Runs the command {@code ocp} in this process, with streams that the test controls. */
final class Cli {
  private final Set<Integer> terminals = new HashSet<>();
  private byte[] input = {};
  private Map<String, String> environment = Map.of();

  /** The result of a run: exit code, output and error output. */
  record Result(int code, ByteBuffer bytes, String err) {
    String out() {
      return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
  }

  Cli input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  Cli input(byte[] bytes) {
    input = bytes;
    return this;
  }

  /** Declares a file descriptor to be a terminal: 0 is the input, 1 the output, 2 the errors. */
  Cli terminal(int descriptor) {
    terminals.add(descriptor);
    return this;
  }

  Cli environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = run(out, err, arguments);
    return new Result(
        code, ByteBuffer.wrap(out.toByteArray()), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs the command with streams that may fail, and returns its exit code. */
  int run(OutputStream out, OutputStream err, String... arguments) {
    Console console = new Console(
        new ByteArrayInputStream(input),
        out,
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminals::contains,
        environment);
    return Main.run(console, arguments);
  }
}
