package org.ocp4j.example.direct;

import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * Provides the engine {@code direct}, an example: the Java engine's parser, with payloads in direct
 * buffers.
 */
public final class DirectEngineProvider implements EngineProvider {
  /** Makes a provider. */
  public DirectEngineProvider() {}

  @Override
  public String id() {
    return "direct";
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public Availability availability() {
    return Availability.yes("an example, runs everywhere");
  }

  @Override
  public EngineBackend open() {
    return new DirectBackend();
  }
}
