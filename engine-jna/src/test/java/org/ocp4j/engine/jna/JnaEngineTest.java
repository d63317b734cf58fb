package org.ocp4j.engine.jna;

import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;

/** Runs the TCK on the engine {@code jna}. */
class JnaEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new JnaEngineProvider();
  }
}
