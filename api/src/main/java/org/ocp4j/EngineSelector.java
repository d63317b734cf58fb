package org.ocp4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.ProviderScan.Found;
import org.ocp4j.spi.EngineProvider;

/**
 * Selects the engine to open. The builder's choice comes first, then the system property, then the
 * environment variable. Without any of them, it is the available engine with the highest priority.
 *
 * @spec contract.md#9.1 Contract 9.1
 */
final class EngineSelector {
  static final String PROPERTY = "ocp.engine";
  static final String VARIABLE = "OCP_ENGINE";

  private static final int NONE = -1;
  private static final String BUILDER = "the builder";
  private static final Comparator<Found> ORDER = Comparator.comparingInt(Found::priority)
      .reversed()
      .thenComparing(Found::className)
      .thenComparing(Found::location);

  private final List<Found> found;
  private final @Nullable Demand demand;
  private final int chosen;

  /** The name of the engine to open, and where it was set. */
  private record Demand(String id, String by) {
    @Override
    public String toString() {
      return by + " selects \"" + id + '"';
    }
  }

  private EngineSelector(List<Found> found, @Nullable Demand demand) {
    this.found = found.stream().sorted(ORDER).toList();
    this.demand = demand;
    this.chosen = choose(this.found, demand);
  }

  /** Selects with this JVM's system property and environment variable. */
  static EngineSelector of(List<Found> found, @Nullable String builder) {
    return of(found, builder, System.getProperty(PROPERTY), System.getenv(VARIABLE));
  }

  static EngineSelector of(
      List<Found> found,
      @Nullable String builder,
      @Nullable String property,
      @Nullable String variable) {
    Demand demand = null;
    if (builder != null) {
      demand = new Demand(builder, BUILDER);
    } else if (property != null) {
      demand = new Demand(property, "the system property " + PROPERTY);
    } else if (variable != null) {
      demand = new Demand(variable, "the environment variable " + VARIABLE);
    }
    return new EngineSelector(found, demand);
  }

  /** Selects the builder's provider, which neither the property nor the variable overrides. */
  static EngineSelector ofProvider(EngineProvider provider, @Nullable String builder) {
    List<Found> found = ProviderScan.only(provider);
    return of(found, builder == null ? found.get(0).id() : builder, null, null);
  }

  private static int choose(List<Found> found, @Nullable Demand demand) {
    for (int i = 0; i < found.size(); i++) {
      Found candidate = found.get(i);
      boolean wanted = demand == null || candidate.id().equals(demand.id());
      if (wanted && candidate.availability().available()) {
        return i;
      }
    }
    return NONE;
  }

  List<Ocp.Candidate> candidates() {
    return candidates(found.size());
  }

  /** Returns the first candidates only; those behind them are not asked whether they can run. */
  private List<Ocp.Candidate> candidates(int count) {
    List<Ocp.Candidate> table = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Found candidate = found.get(i);
      table.add(new Ocp.Candidate(
          candidate.id(),
          candidate.priority(),
          candidate.availability().available(),
          candidate.availability().reason(),
          candidate.availability().fix(),
          candidate.className(),
          candidate.location(),
          i == chosen,
          why(i)));
    }
    return List.copyOf(table);
  }

  private String why(int position) {
    Found candidate = found.get(position);
    if (!candidate.availability().available()) {
      return "not available";
    }
    int first = choose(found, new Demand(candidate.id(), ""));
    if (first != position) {
      return "has the same id as " + found.get(first).className() + ", which comes first";
    }
    if (demand != null) {
      return position == chosen ? "selected by " + demand.by() : demand.toString();
    }
    return position == chosen
        ? "highest priority among the available"
        : "lower priority than " + found.get(chosen).id();
  }

  OcpEngine open(OcpEngine.Builder settings) {
    EngineProvider provider = chosen == NONE ? null : found.get(chosen).provider();
    if (provider == null) {
      throw failure(problem(), null);
    }
    String id = found.get(chosen).id();
    OcpEngine engine;
    try {
      engine = new OcpEngine(id, provider.open(settings.memoryLimit()), settings, this::candidates);
    } catch (RuntimeException | LinkageError e) {
      throw failure("engine \"" + id + "\" failed to start: " + e, e);
    }
    log(provider);
    return engine;
  }

  /**
   * Logs what was chosen, unless the program chose it: loggers cost a program time to start. What
   * comes before an engine that somebody asked for was not wanted.
   */
  private void log(EngineProvider provider) {
    if (demand != null && demand.by().equals(BUILDER)) {
      return;
    }
    List<Ocp.Candidate> candidates = candidates(chosen + 1);
    if (demand == null) {
      UnregisteredEngines.warn(found, found.get(chosen).id());
    } else {
      candidates = candidates.subList(chosen, chosen + 1);
    }
    String version = provider.getClass().getPackage().getImplementationVersion();
    new EngineLog().chosen(candidates, version == null ? "" : version);
  }

  private String problem() {
    if (found.isEmpty()) {
      return "no engine found"
          + (demand == null ? "" : " (" + demand + ')')
          + ": add one to the class path, such as the artifact org.ocp4j:ocp4j-engine-java";
    }
    if (demand == null) {
      return "no engine is available";
    }
    boolean known = !demand.id().isEmpty()
        && found.stream().anyMatch(candidate -> candidate.id().equals(demand.id()));
    return "engine \""
        + demand.id()
        + "\", selected by "
        + demand.by()
        + (known ? ", is not available" : ", is unknown");
  }

  private OcpEngineException failure(String problem, @Nullable Throwable cause) {
    OcpEngineException failure = new OcpEngineException(problem, candidates());
    if (cause != null) {
      failure.addSuppressed(cause);
    }
    for (Found candidate : found) {
      Throwable thrown = candidate.availability().cause();
      if (thrown != null) {
        failure.addSuppressed(thrown);
      }
    }
    return failure;
  }
}
