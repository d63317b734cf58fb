package org.ocp4j.tck.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;

/** The kit for an engine whose provider a program passes to {@link KitRun}. */
@ExtendWith(RunnerTck.HandedOver.class)
final class RunnerTck extends OcpEngineTck {
  /** The configuration parameter that identifies the provider. */
  static final String RUN = "ocp.tck.run";

  private static final Map<String, EngineProvider> PROVIDERS = new ConcurrentHashMap<>();

  private final EngineProvider provider;

  RunnerTck(EngineProvider provider) {
    this.provider = provider;
  }

  @Override
  protected EngineProvider provider() {
    return provider;
  }

  static void handOver(String run, EngineProvider provider) {
    PROVIDERS.put(run, provider);
  }

  static void forget(String run) {
    PROVIDERS.remove(run);
  }

  /** Resolves the constructor's parameter: the provider of this run. */
  static final class HandedOver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == EngineProvider.class;
    }

    @Override
    public EngineProvider resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getConfigurationParameter(RUN)
          .map(PROVIDERS::get)
          .orElseThrow(() -> new IllegalStateException("no provider is registered for this run"));
    }
  }
}
