package org.ocp4j.tck.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocp4j.tck.Effort;
import org.ocp4j.tck.TckOptions;

/**
 * The command-line arguments of the kit.
 *
 * @param engine the engine's name; {@code null} if none was named
 * @param options the other arguments
 */
public record Arguments(@Nullable String engine, TckOptions options) {
  private static final String USAGE =
      "use [--engine ID] [--effort quick|normal|long] [--seed N] [--report DIR] [--rule RULE]..."
          + " [--stop-at-failure]";

  /**
   * Parses arguments.
   *
   * @throws IllegalArgumentException if an argument is unknown or lacks its value
   */
  public static Arguments of(String... arguments) {
    String engine = null;
    TckOptions options = TckOptions.DEFAULT;
    List<String> rules = new ArrayList<>();
    Iterator<String> given = List.of(arguments).iterator();
    while (given.hasNext()) {
      String name = given.next();
      if (name.equals("--stop-at-failure")) {
        options = options.withStopAtFailure(true);
        continue;
      }
      if (!given.hasNext()) {
        throw new IllegalArgumentException(name + " needs a value; " + USAGE);
      }
      String value = given.next();
      switch (name) {
        case "--engine" -> engine = value;
        case "--effort" -> options = options.withEffort(effort(value));
        case "--seed" -> options = options.withSeed(seed(value));
        case "--report" -> options = options.withReport(Path.of(value));
        case "--rule" -> rules.add(value);
        default -> throw new IllegalArgumentException(name + " is not a known argument; " + USAGE);
      }
    }
    return new Arguments(engine, options.withRules(rules));
  }

  private static Effort effort(String value) {
    try {
      return Effort.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--effort must be quick, normal or long, not " + value, e);
    }
  }

  private static long seed(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--seed must be a number, not " + value, e);
    }
  }
}
