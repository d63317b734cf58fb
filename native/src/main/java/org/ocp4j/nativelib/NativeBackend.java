package org.ocp4j.nativelib;

import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.KernelModule;
import org.ocp4j.spi.Parser;

/** An engine backed by the native library, whichever way the library is called. */
final class NativeBackend implements EngineBackend {
  private final NativeCalls calls;
  private final NativeHeap heap;

  NativeBackend(NativeCalls calls, Set<Capability> capabilities) {
    this.calls = calls;
    this.heap = new NativeHeap(calls, capabilities);
  }

  @Override
  public Heap heap() {
    return heap;
  }

  /** The Rust parser checks what it copied, so nothing can change between check and use. */
  @Override
  public boolean checksUtf8() {
    return true;
  }

  @Override
  public Parser newParser() {
    return new NativeParser(calls);
  }

  /** Loads a library's code for this platform, which must be little-endian as vectors are. */
  @Override
  public @Nullable KernelModule load(KernelLibrary library) {
    KernelCode code = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
        ? library.code(NativeLibrary.platform()).orElse(null)
        : null;
    return code == null ? null : NativeKernels.load(calls, code);
  }

  @Override
  public void close() {
    heap.close();
  }
}
