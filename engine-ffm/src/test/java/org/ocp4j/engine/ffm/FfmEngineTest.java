package org.ocp4j.engine.ffm;

import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;

/** Runs the TCK on the engine {@code ffm}. */
class FfmEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new FfmEngineProvider();
  }
}
