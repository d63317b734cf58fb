package org.ocp4j.tck;

import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.EngineProvider;

/** The Java engine keeps the contract. */
class JavaEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new JavaEngineProvider();
  }
}
