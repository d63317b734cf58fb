package org.ocp4j.tck;

import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.EngineProvider;

/** Runs the kit on the Java engine. */
class JavaEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new JavaEngineProvider();
  }
}
