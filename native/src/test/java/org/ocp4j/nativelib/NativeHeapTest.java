package org.ocp4j.nativelib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;

/** Tests that blocks and their counts come from the library. */
class NativeHeapTest {
  private final FakeCalls calls = new FakeCalls();
  private final NativeHeap heap = new NativeHeap(calls, Set.of(Capability.OFF_HEAP));

  @Test
  void countsAreTheLibrarys() {
    assertEquals(3, heap.liveBlocks());
    assertEquals(300, heap.liveBytes());
    heap.close();
    assertEquals(List.of(1L), calls.freed);
    calls.status = Status.HANDLE;
    assertEquals(0, heap.liveBlocks());
    assertEquals(0, heap.liveBytes());
  }

  @Test
  void blockIsFreedOnce() {
    Block released = heap.allocate(100);
    assertEquals(100, released.byteSize());
    assertSame(released.view(), released.anchor());
    released.release();
    assertThrows(IllegalStateException.class, released::release);
    Block pinned = heap.allocate(1);
    Runnable releaser = pinned.releaser();
    assertThrows(IllegalStateException.class, pinned::release);
    assertEquals(List.of(2L), calls.freed);
    releaser.run();
    assertEquals(List.of(2L, 2L), calls.freed);
  }

  @Test
  void lackOfMemoryThrowsAnOutOfMemoryError() {
    calls.status = Status.MEMORY;
    OutOfMemoryError error = assertThrows(OutOfMemoryError.class, () -> heap.allocate(100));
    assertEquals(
        "the native library could not allocate memory: a block of 100 bytes", error.getMessage());
  }

  @Test
  void heapWithBlocksCannotBeClosed() {
    calls.status = Status.BUSY;
    IllegalStateException failure = assertThrows(IllegalStateException.class, heap::close);
    assertEquals("closing a heap: in use by another call", failure.getMessage());
  }
}
