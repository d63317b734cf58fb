package org.ocp4j.example.direct;

import org.junit.jupiter.api.Tag;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;

/** Runs the TCK on the example engine. */
@Tag("full")
class DirectEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new DirectEngineProvider();
  }
}
