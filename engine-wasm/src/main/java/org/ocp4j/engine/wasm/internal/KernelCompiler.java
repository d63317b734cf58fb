package org.ocp4j.engine.wasm.internal;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.function.Function;

/** Compiles modules to bytecode. Only this class needs Chicory's compiler, which is optional. */
final class KernelCompiler {
  private KernelCompiler() {}

  /**
   * Compiles a module.
   *
   * @throws NoClassDefFoundError if the compiler is not on the class path
   */
  static Function<Instance, Machine> compile(WasmModule module) {
    return MachineFactoryCompiler.builder(module)
        .withInterpreterFallback(InterpreterFallback.SILENT)
        .compile();
  }
}
