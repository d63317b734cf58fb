package org.ocp4j.engine.wasm;

import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;

/** Runs the TCK on the engine {@code wasm}. */
class WasmEngineTest extends OcpEngineTck {
  @Override
  protected EngineProvider provider() {
    return new WasmEngineProvider();
  }
}
