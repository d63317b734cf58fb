package org.ocp4j.tck;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpEngineException;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.internal.Arguments;
import org.ocp4j.tck.internal.KitRun;
import org.ocp4j.tck.internal.SummaryTable;

/** Runs the kit without a build: from a program, or from the command line. */
public final class TckRunner {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int MAX_FAILURES = 1_000;

  private TckRunner() {}

  /**
   * Checks an engine against the contract.
   *
   * @throws IllegalArgumentException if the options name a rule that the kit does not have
   * @throws UncheckedIOException if the report cannot be written
   */
  public static TckResult run(EngineProvider provider, TckOptions options) {
    return KitRun.run(provider, options);
  }

  /** Returns a summary of a result as text, with one line for each rule. */
  public static String table(TckResult result) {
    return SummaryTable.of(result);
  }

  /**
   * Returns the provider of an engine on the class path or the module path.
   *
   * @param id the engine's name; {@code null} for the one that {@link Ocp#engine()} opens
   * @throws OcpEngineException if there is no such engine, or it is not available
   */
  public static EngineProvider find(@Nullable String id) {
    OcpEngine.Builder builder = Ocp.builder();
    String found;
    try (OcpEngine engine = (id == null ? builder : builder.engine(id)).build()) {
      found = engine.id();
    }
    Ocp.Candidate candidate = Ocp.engines().stream()
        .filter(each -> each.id().equals(found) && each.available())
        .findFirst()
        .orElseThrow();
    Iterator<EngineProvider> providers =
        ServiceLoader.load(EngineProvider.class, Ocp.class.getClassLoader()).iterator();
    for (int failures = 0; failures < MAX_FAILURES; ) {
      try {
        EngineProvider provider = providers.next();
        if (provider.getClass().getName().equals(candidate.provider())) {
          return provider;
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++; // the provider of another engine, such as one for a newer JDK
      }
    }
    throw new IllegalStateException(candidate.provider() + " was found before, but is now missing");
  }

  /**
   * Runs the kit, prints the table, and exits the process with status 0 if all tests passed, 1 if a
   * test failed, or 2 if an argument is wrong.
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    TckResult result;
    try {
      Arguments told = Arguments.of(arguments);
      result = run(find(told.engine()), told.options().withProgress(out::println));
    } catch (IllegalArgumentException | OcpEngineException e) {
      err.println("tck: " + e.getMessage());
      return USAGE;
    }
    out.println();
    out.println(table(result));
    return result.isSuccess() ? 0 : FAILED;
  }
}
