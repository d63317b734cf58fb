package org.ocp4j.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What a command reads from and writes to. Everything written is UTF-8, whatever the locale.
 *
 * @param in the standard input
 * @param out the standard output, buffered
 * @param err the standard error
 * @param terminals whether a file descriptor, 1 or 2, is a terminal
 * @param environment the environment variables
 */
public record Console(
    InputStream in,
    OutputStream out,
    PrintStream err,
    IntPredicate terminals,
    Map<String, String> environment) {
  private static final int BUFFER = 64 << 10;

  /** The streams of this process, without the character sets that Java puts around them. */
  public static Console ofProcess() {
    return new Console(
        System.in,
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Terminals::isTerminal,
        System.getenv());
  }

  /** Whether the standard output is a terminal. */
  public boolean outIsTerminal() {
    return terminals.test(1);
  }

  /** Whether the standard error is a terminal. */
  public boolean errIsTerminal() {
    return terminals.test(2);
  }

  /** Whether the standard output is a terminal that shows colours and a user who wants them. */
  public boolean inColour() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb")
        && outIsTerminal();
  }
}
