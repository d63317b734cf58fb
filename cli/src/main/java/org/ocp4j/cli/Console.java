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
 * The streams and the environment of a command. Output is always UTF-8, whatever the locale.
 *
 * @param in the standard input
 * @param out the standard output, buffered
 * @param err the standard error
 * @param terminals returns whether a file descriptor, 0 to 2, is a terminal
 * @param environment the environment variables
 */
public record Console(
    InputStream in,
    OutputStream out,
    PrintStream err,
    IntPredicate terminals,
    Map<String, String> environment) {
  private static final int BUFFER = 64 << 10;

  /** Returns the streams of this process, without the character sets that Java applies to them. */
  public static Console ofProcess() {
    return new Console(
        System.in,
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        Terminals::isTerminal,
        System.getenv());
  }

  /** Returns {@code true} if the standard input is a terminal. */
  boolean inIsTerminal() {
    return terminals.test(0);
  }

  /** Returns {@code true} if the standard output is a terminal. */
  public boolean outIsTerminal() {
    return terminals.test(1);
  }

  /** Returns {@code true} if the standard error is a terminal. */
  public boolean errIsTerminal() {
    return terminals.test(2);
  }

  /**
   * Returns {@code true} if the standard output is a terminal that supports colours, and the user
   * has not turned colours off.
   */
  public boolean inColour() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb")
        && outIsTerminal();
  }
}
