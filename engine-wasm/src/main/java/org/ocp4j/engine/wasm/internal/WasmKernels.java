package org.ocp4j.engine.wasm.internal;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelBindException;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.KernelModule;

/**
 * A WebAssembly module of kernels. Each call has a sandbox of its own while it runs; sandboxes are
 * used again.
 */
final class WasmKernels implements KernelModule {
  private final String name;
  private final WasmModule module;
  private final Function<Instance, Machine> machines;
  private final boolean isCompiled;
  private final long memoryLimit;
  /** Sandboxes that no call uses. The collector may take them when memory is scarce. */
  private final Queue<SoftReference<KernelSandbox>> idle = new ConcurrentLinkedQueue<>();

  private WasmKernels(String name, WasmModule module, long memoryLimit) {
    this.name = name;
    this.module = module;
    this.memoryLimit = memoryLimit;
    Function<Instance, Machine> compiled = compiled(module);
    this.isCompiled = compiled != null;
    this.machines = compiled == null ? InterpreterMachine::new : compiled;
  }

  static WasmKernels load(KernelCode code, long memoryLimit) {
    try {
      WasmModule module = Parser.parse(code.bytes());
      if (module.importSection().importCount() > 0) {
        throw refused(
            code, "the import of " + module.importSection().getImport(0).name(), null);
      }
      if (module.memorySection().isEmpty() || export(module, "memory", ExternalType.MEMORY) < 0) {
        throw refused(code, "a module without an exported memory", null);
      }
      WasmKernels kernels = new WasmKernels(code.name(), module, memoryLimit);
      kernels.give(kernels.take());
      return kernels;
    } catch (IOException | ChicoryException | IndexOutOfBoundsException e) {
      throw refused(code, String.valueOf(e), e);
    }
  }

  private static KernelBindException refused(
      KernelCode code, String found, @Nullable Throwable cause) {
    return new KernelBindException(
        "the WebAssembly module of kernels " + code.name() + " cannot be loaded",
        "a valid module that imports nothing, exports its memory as \"memory\" and uses no"
            + " vector instructions",
        found,
        "build it as native/build-kernels does",
        cause);
  }

  /** Returns Chicory's compiler for a module, or null if it is not on the class path. */
  private static @Nullable Function<Instance, Machine> compiled(WasmModule module) {
    try {
      return KernelCompiler.compile(module);
    } catch (NoClassDefFoundError e) {
      return null;
    }
  }

  private static int export(WasmModule module, String name, ExternalType type) {
    return IntStream.range(0, module.exportSection().exportCount())
        .mapToObj(module.exportSection()::getExport)
        .filter(export -> export.name().equals(name) && export.exportType() == type)
        .mapToInt(Export::index)
        .findFirst()
        .orElse(-1);
  }

  /** Returns a sandbox for one call. */
  KernelSandbox take() {
    for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
      KernelSandbox sandbox = kept.get();
      if (sandbox != null) {
        return sandbox;
      }
    }
    return new KernelSandbox(module, machines, memoryLimit);
  }

  /** Keeps a sandbox for later calls. */
  void give(KernelSandbox sandbox) {
    if (!sandbox.isSpent()) {
      idle.add(new SoftReference<>(sandbox));
    }
  }

  @Override
  public @Nullable KernelFunction find(String function, KernelType type) {
    int index = export(module, function, ExternalType.FUNCTION);
    if (index < 0) {
      return null;
    }
    FunctionType found = module.functionSection().getFunctionType(index, module.typeSection());
    FunctionType wanted = wanted(type);
    if (!found.equals(wanted)) {
      throw new KernelBindException(
          "kernel \"" + function + "\" has another type than " + type,
          "a function of type " + wanted + ": an i32 address and an i64 length for each vector",
          found + " in " + name,
          "bind it with the type of the function",
          null);
    }
    return new WasmKernel(this, function, index, type);
  }

  private static FunctionType wanted(KernelType type) {
    List<ValType> parameters = new ArrayList<>();
    for (KernelValue parameter : type.parameters()) {
      if (parameter.isVector()) {
        parameters.add(ValType.I32);
        parameters.add(ValType.I64);
      } else {
        parameters.add(number(parameter));
      }
    }
    return FunctionType.of(
        parameters, type.result() == KernelValue.VOID ? List.of() : List.of(number(type.result())));
  }

  private static ValType number(KernelValue value) {
    return switch (value) {
      case INT -> ValType.I32;
      case LONG -> ValType.I64;
      case FLOAT -> ValType.F32;
      case DOUBLE -> ValType.F64;
      default -> throw new IllegalArgumentException(value + " is not a number");
    };
  }

  @Override
  public boolean copies() {
    return true;
  }

  @Override
  public String origin() {
    return name + (isCompiled ? ", compiled to bytecode" : ", interpreted");
  }
}
