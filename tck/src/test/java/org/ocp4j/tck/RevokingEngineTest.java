package org.ocp4j.tck;

import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.ocp4j.Capability;
import org.ocp4j.spi.EngineProvider;

/** The kit passes an engine with the capabilities that the Java engine lacks. */
@EnabledForJreRange(min = JRE.JAVA_22)
class RevokingEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new RevokingEngine(Capability.REVOKES_VIEWS);
  }
}
