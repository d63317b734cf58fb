package org.ocp4j.nativelib;

import java.util.Set;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
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

  @Override
  public Parser newParser() {
    return new NativeParser(calls);
  }

  @Override
  public void close() {
    heap.close();
  }
}
