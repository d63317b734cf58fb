package org.ocp4j.tck;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.ocp4j.Capability;
import org.ocp4j.spi.EngineProvider;

/** The kit passes an engine that revokes the views of confined documents, and of no others. */
@EnabledForJreRange(min = JRE.JAVA_22)
class RevokingConfinedEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new RevokingEngine(Capability.REVOKES_CONFINED_VIEWS);
  }
}
