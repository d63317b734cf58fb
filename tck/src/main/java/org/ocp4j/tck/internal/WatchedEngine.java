package org.ocp4j.tck.internal;

import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * An engine with someone who looks on: it does what the engine does, and a {@link Watch} sees it.
 */
final class WatchedEngine implements EngineProvider {
  private final EngineProvider engine;
  private final Watch watch = new Watch();

  WatchedEngine(EngineProvider engine) {
    this.engine = engine;
  }

  Watch watch() {
    return watch;
  }

  @Override
  public String id() {
    return engine.id();
  }

  @Override
  public int priority() {
    return engine.priority();
  }

  @Override
  public Availability availability() {
    return engine.availability();
  }

  @Override
  public EngineBackend open() {
    return new WatchedBackend(engine.open(), watch);
  }

  @Override
  public EngineBackend open(long memoryLimit) {
    return new WatchedBackend(engine.open(memoryLimit), watch);
  }
}
