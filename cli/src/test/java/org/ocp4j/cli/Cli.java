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

/** The command in this process, with streams of its own. */
final class Cli {
  private final Set<Integer> terminals = new HashSet<>();
  private byte[] input = {};
  private Map<String, String> environment = Map.of();

  /** What came of it. */
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

  /** Makes a descriptor a terminal: 1 the output, 2 the error output. */
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

  /** Runs it with an output that may fail. */
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
