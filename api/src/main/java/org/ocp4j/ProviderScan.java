package org.ocp4j;

import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineProvider;

/** Finds engine providers and probes whether they can run. Exceptions of providers are caught. */
final class ProviderScan {
  private static final int MAX_FAILURES = 1_000;

  /** The class name in the message of a failed load. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("^(?:[\\w.]+: )?(?:Provider )?([\\w$]+(?:[./][\\w$]+)+) ");

  private static final String REPORT = "report it to the provider's authors";
  private static final String LOADING_FIX =
      "use the artifact that fits this JDK (" + Runtime.version().feature() + "), or remove it";

  private ProviderScan() {}

  /**
   * A provider that was found, or an entry that could not be loaded.
   *
   * @param provider the provider, or null if it could not be loaded
   * @param id the engine's id; empty if the provider failed
   * @param priority the engine's priority; -1 if the provider failed or is not registered
   * @param probe finds out whether the engine is available
   * @param className the class name of the provider, as far as known
   * @param location the module, or the location of the class file; empty if unknown
   */
  record Found(
      @Nullable EngineProvider provider,
      String id,
      int priority,
      Probe probe,
      String className,
      String location) {
    Availability availability() {
      return probe.result();
    }
  }

  /**
   * Probes whether a provider is available, once, and only if the selection needs it, because the
   * probe may load a library.
   */
  static final class Probe {
    private final Supplier<Availability> question;
    private @Nullable Availability result;

    Probe(Supplier<Availability> question) {
      this.question = question;
    }

    synchronized Availability result() {
      if (result == null) {
        result = asked();
      }
      return result;
    }

    private Availability asked() {
      try {
        return Objects.requireNonNull(question.get(), "availability");
      } catch (RuntimeException | LinkageError e) {
        return failed(e);
      }
    }
  }

  /**
   * Finds the providers that service files name, and engines of this project that are not
   * registered.
   */
  static List<Found> scan(@Nullable ClassLoader classLoader) {
    List<Found> found = registered(classLoader);
    found.addAll(UnregisteredEngines.besides(found, classLoader));
    return found;
  }

  private static List<Found> registered(@Nullable ClassLoader classLoader) {
    List<Found> found = new ArrayList<>();
    Iterator<EngineProvider> providers =
        ServiceLoader.load(EngineProvider.class, classLoader).iterator();
    String lastFailure = "";
    for (int failures = 0; failures < MAX_FAILURES; ) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        found.add(probe(providers.next()));
      } catch (ServiceConfigurationError | LinkageError e) {
        if (e.toString().equals(lastFailure)) {
          break; // the next call would fail in the same way
        }
        lastFailure = e.toString();
        failures++;
        found.add(broken(e));
      }
    }
    return found;
  }

  static List<Found> only(EngineProvider provider) {
    return List.of(probe(provider));
  }

  private static Found probe(EngineProvider provider) {
    String className = provider.getClass().getName();
    String location = location(provider.getClass());
    String id = "";
    int priority = -1;
    Probe probe;
    try {
      id = Objects.requireNonNull(provider.id(), "id");
      priority = provider.priority();
      probe = new Probe(
          id.isBlank()
              ? () -> Availability.no("its id is blank", REPORT, null)
              : provider::availability);
    } catch (RuntimeException | LinkageError e) {
      probe = new Probe(() -> failed(e));
    }
    return new Found(provider, id, priority, probe, className, location);
  }

  private static Availability failed(Throwable e) {
    return Availability.no("probing it failed: " + e, REPORT, e);
  }

  private static Found broken(Error e) {
    Throwable cause = e.getCause();
    String reason = "loading it failed: " + (cause == null ? e : e.getMessage() + ": " + cause);
    Availability availability = Availability.no(reason, LOADING_FIX, e);
    return new Found(null, "", -1, new Probe(() -> availability), className(e), "");
  }

  private static String className(Error e) {
    Matcher matcher = CLASS_NAME.matcher(String.valueOf(e.getMessage()));
    return matcher.find() ? matcher.group(1).replace('/', '.') : "unknown provider";
  }

  private static String location(Class<?> type) {
    if (type.getModule().isNamed()) {
      return "module " + type.getModule().getName();
    }
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL url = source == null ? null : source.getLocation();
    return url == null ? "" : url.toString();
  }
}
