import org.ocp4j.engine.wasm.WasmEngineProvider;
import org.ocp4j.spi.EngineProvider;

/** The engine {@code wasm}: the native parser as WebAssembly, in pure Java. */
module org.ocp4j.engine.wasm {
  requires transitive org.ocp4j;
  requires com.dylibso.chicory.runtime;
  requires com.dylibso.chicory.wasm;
  requires static com.dylibso.chicory.compiler;
  requires static org.jspecify;

  exports org.ocp4j.engine.wasm;

  provides EngineProvider with
      WasmEngineProvider;
}
