package org.ocp4j.engine.wasm.internal;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.memory.OcpMemoryLimitException;

/**
 * An instance of a module of kernels. Vectors are copied to a part of its memory that it was not
 * using, behind everything that it has, and back. Not thread-safe.
 */
final class KernelSandbox {
  private static final int ALIGNMENT = 16;

  private final FlatMemory memory;
  private final Machine machine;

  /** Where vectors are copied to, in bytes: a part of the memory that the module does not know. */
  private long start;

  private long end;

  private boolean spent;

  KernelSandbox(WasmModule module, Function<Instance, Machine> machines, long memoryLimit) {
    Instance instance = Instance.builder(module)
        .withMachineFactory(machines)
        .withMemoryFactory(limits -> memory(limits, memoryLimit))
        .withStart(false)
        .build();
    this.memory = (FlatMemory) instance.memory();
    this.machine = instance.getMachine();
  }

  private static FlatMemory memory(MemoryLimits limits, long memoryLimit) {
    long first = (long) limits.initialPages() * Memory.PAGE_SIZE;
    long most = FlatMemory.most(memoryLimit);
    if (first > most) {
      throw new OcpMemoryLimitException(first, 0, most);
    }
    return new FlatMemory(limits, memoryLimit);
  }

  /** Returns {@code true} if the sandbox must be discarded, because its last call failed. */
  boolean isSpent() {
    return spent;
  }

  long call(int function, KernelType type, ByteBuffer[] vectors, long[] numbers) {
    spent = true;
    long[] addresses = copyIn(vectors);
    long[] results = machine.call(function, arguments(type, vectors, addresses, numbers));
    for (int i = 0; i < vectors.length; i++) {
      if (first(vectors, i) == i) {
        vectors[i].put(0, memory.bytes(), (int) addresses[i], vectors[i].limit());
      }
    }
    spent = false;
    return results == null || results.length == 0 ? 0 : results[0];
  }

  private long[] copyIn(ByteBuffer[] vectors) {
    long[] offsets = new long[vectors.length];
    long size = 0;
    for (int i = 0; i < vectors.length; i++) {
      int first = first(vectors, i);
      offsets[i] = first < i ? offsets[first] : size;
      if (first == i) {
        size += (vectors[i].limit() + (long) ALIGNMENT - 1) & -ALIGNMENT;
      }
    }
    reserve(size);
    for (int i = 0; i < vectors.length; i++) {
      offsets[i] += start;
      if (first(vectors, i) == i) {
        vectors[i].get(0, memory.bytes(), (int) offsets[i], vectors[i].limit());
      }
    }
    return offsets;
  }

  /** Returns the index of the first vector that is the same object. */
  @SuppressWarnings("ReferenceEquality") // equal bytes are not the same vector
  private static int first(ByteBuffer[] vectors, int index) {
    int first = 0;
    while (vectors[first] != vectors[index]) {
      first++;
    }
    return first;
  }

  private void reserve(long size) {
    if (end - start >= size) {
      return;
    }
    long memoryEnd = (long) memory.pages() * Memory.PAGE_SIZE;
    long from = end == memoryEnd && end > 0 ? start : memoryEnd;
    long pages = (size - (memoryEnd - from) + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE;
    if (pages > Integer.MAX_VALUE || memory.grow((int) pages) < 0) {
      memory.throwShortage(
          "copying the vectors of a kernel",
          new IllegalStateException("a kernel's vectors have " + size + " bytes"));
    }
    start = from;
    end = (long) memory.pages() * Memory.PAGE_SIZE;
  }

  private static long[] arguments(
      KernelType type, ByteBuffer[] vectors, long[] addresses, long[] numbers) {
    List<KernelValue> parameters = type.parameters();
    long[] arguments = new long[parameters.size() + vectors.length];
    int at = 0;
    int vector = 0;
    for (int i = 0; i < parameters.size(); i++) {
      KernelValue parameter = parameters.get(i);
      if (parameter.isVector()) {
        arguments[at++] = addresses[vector];
        arguments[at++] = vectors[vector++].limit() / parameter.elementByteSize();
      } else {
        arguments[at++] = numbers[i - vector];
      }
    }
    return arguments;
  }
}
