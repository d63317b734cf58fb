package org.ocp4j.engine.wasm;

import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;

/** The contract. */
class WasmEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new WasmEngineProvider();
  }
}
