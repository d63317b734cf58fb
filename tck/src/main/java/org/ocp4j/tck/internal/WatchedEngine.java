package org.ocp4j.tck.internal;

import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/** The provider of the engine under test, whose heap and parsers a {@link Watch} observes. */
final class WatchedEngine extends Delegates.OfProvider {
  private final Watch watch = new Watch();

  WatchedEngine(EngineProvider engine) {
    super(engine);
  }

  Watch watch() {
    return watch;
  }

  @Override
  protected EngineBackend around(EngineBackend backend) {
    return new WatchedBackend(backend, watch);
  }
}
