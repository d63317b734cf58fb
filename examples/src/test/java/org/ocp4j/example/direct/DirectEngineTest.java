package org.ocp4j.example.direct;

import org.junit.jupiter.api.Tag;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;

/** The whole contract, for an engine of one's own. */
@Tag("full")
class DirectEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new DirectEngineProvider();
  }
}
