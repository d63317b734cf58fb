package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.tck.Rule;

/** Tests of the SPI's rules for a heap, without documents. */
public abstract class BlockRules extends EngineRules {
  private static final int[] SIZES = {1, 7, 64, 1000, 1024, 1025, 4096, 65_536, 100_001, 1 << 20};

  /** Creates the tests of one provider's engine. */
  protected BlockRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("1.1")
  @DisplayName(
      "1.1 a block has the requested size, is little-endian, and always shows the same memory")
  void blockIsWhatWasAsked() {
    Heap heap = backend().heap();
    contract().same(heap, backend().heap(), "heap()", "EngineBackend.heap()");
    for (int size : SIZES) {
      Block block = heap.allocate(size);
      ByteBuffer view = block.view();
      String what = "a block for " + size + " bytes";
      contract()
          .require(
              block.byteSize() >= size,
              what + " has at least that size",
              block.byteSize(),
              "Block");
      contract()
          .equal(
              block.byteSize(),
              view.capacity(),
              "the capacity of the view of " + what,
              "Block.view()");
      contract().equal(0, view.position(), "the position in the view of " + what, "Block.view()");
      contract()
          .equal(
              block.byteSize(), view.limit(), "the limit of the view of " + what, "Block.view()");
      contract()
          .equal(
              ByteOrder.LITTLE_ENDIAN,
              view.order(),
              "the byte order of the view of " + what,
              "Block.view()");
      contract()
          .require(
              !view.isReadOnly(),
              "the view of " + what + " is writable",
              "it is read-only",
              "Block.view()");
      view.put(0, (byte) 42).put(size - 1, (byte) 43);
      ByteBuffer again = block.view();
      contract()
          .require(
              again.get(size - 1) == 43 && (size == 1 || again.get(0) == 42),
              "view() shows the same memory at every call",
              "a byte written through one view is not in the other",
              "Block.view() must not copy");
      block.release();
    }
  }

  @Rule("1.1")
  @DisplayName("1.1 no two live blocks overlap")
  void liveBlocksDoNotOverlap() {
    Heap heap = backend().heap();
    SplittableRandom random = random();
    List<Block> live = new ArrayList<>();
    List<Byte> marks = new ArrayList<>();
    for (int i = 0; i < effort().of(500, 2000, 20_000); i++) {
      if (live.size() > 40 || (!live.isEmpty() && random.nextInt(3) == 0)) {
        int which = random.nextInt(live.size());
        Block block = live.remove(which);
        assertHolds(block, marks.remove(which));
        block.release();
      } else {
        Block block = heap.allocate(1 + random.nextInt(5000));
        byte mark = (byte) (1 + i % 120);
        fill(block, mark);
        live.add(block);
        marks.add(mark);
      }
    }
    for (int i = 0; i < live.size(); i++) {
      assertHolds(live.get(i), marks.get(i));
      live.get(i).release();
    }
  }

  private static void fill(Block block, byte mark) {
    ByteBuffer view = block.view().duplicate().clear();
    while (view.hasRemaining()) {
      view.put(mark);
    }
  }

  private void assertHolds(Block block, byte mark) {
    ByteBuffer view = block.view().duplicate().clear();
    while (view.hasRemaining()) {
      if (view.get() != mark) {
        throw contract()
            .violated(
                "a live block keeps what was written to it",
                "byte " + (view.position() - 1) + " of " + block.byteSize() + " was changed",
                "another live block has the same memory: look at Heap.allocate; " + replay());
      }
    }
  }

  @Rule("3.5")
  @DisplayName("3.5 threads that allocate at the same time get separate memory")
  void threadsGetMemoryOfTheirOwn() throws Throwable {
    Heap heap = backend().heap();
    int rounds = effort().of(100_000, 300_000, 3_000_000);
    Together.run(4, thread -> {
      byte mark = (byte) (1 + thread);
      for (int i = 0; i < rounds; i++) {
        Block block = heap.allocate(1024);
        fill(block, mark);
        assertHolds(block, mark);
        block.release();
      }
    });
  }

  @Rule("5.2")
  @DisplayName("5.2 an allocation that fails throws OutOfMemoryError and is not counted")
  void failedAllocationLeavesNothing() {
    assume(
        !has(Capability.OFF_HEAP),
        "the test needs an allocation that fails, and 2 GiB may succeed outside the Java heap");
    Heap heap = backend().heap();
    long blocks = heap.liveBlocks();
    long bytes = heap.liveBytes();
    try {
      heap.allocate(Integer.MAX_VALUE).release();
    } catch (OutOfMemoryError e) {
      // Expected.
    } catch (RuntimeException | Error e) {
      throw contract()
          .violated("a heap that cannot allocate throws OutOfMemoryError", e, "Heap.allocate");
    }
    String hint = "Heap.allocate should count a block only after it was allocated";
    contract().equal(blocks, heap.liveBlocks(), "blocks after an allocation that failed", hint);
    contract().equal(bytes, heap.liveBytes(), "bytes after an allocation that failed", hint);
  }

  @Rule("1.2")
  @DisplayName("1.2 releasing a block twice throws, and counts once")
  void secondReleaseIsRefused() {
    String hint = "Block.release() and Block.releaser() should check whether one was called before";
    Heap heap = backend().heap();
    for (int size : SIZES) {
      String of = " of a block of " + size + " bytes";
      Block released = heap.allocate(size);
      released.release();
      contract()
          .throwsA(IllegalStateException.class, released::release, "a second release()" + of, hint);
      contract()
          .throwsA(
              IllegalStateException.class,
              released::releaser,
              "releaser() after release()" + of,
              hint);
      Block pinned = heap.allocate(size);
      Runnable releaser = pinned.releaser();
      contract()
          .throwsA(
              IllegalStateException.class,
              pinned::release,
              "release() after releaser()" + of,
              hint);
      contract()
          .throwsA(IllegalStateException.class, pinned::releaser, "a second releaser()" + of, hint);
      releaser.run();
      contract().equal(0L, heap.liveBlocks(), "live blocks of the heap at the end", hint);
      contract().equal(0L, heap.liveBytes(), "live bytes of the heap at the end", hint);
    }
  }

  @Rule("2.2")
  @DisplayName("2.2 blocks lie outside the Java heap exactly with Capability.OFF_HEAP")
  void blocksAreWhereTheCapabilitySays() {
    boolean offHeap = has(Capability.OFF_HEAP);
    contract()
        .equal(
            backend().heap().capabilities(),
            backend().heap().capabilities(),
            "capabilities()",
            "Heap.capabilities() should return the same at every call");
    Block block = backend().heap().allocate(1000);
    ByteBuffer view = block.view();
    contract()
        .require(
            view.isDirect() == offHeap && view.hasArray() != offHeap,
            offHeap ? "a view is direct" : "a view is backed by an array",
            view,
            "the heap's capabilities are " + backend().heap().capabilities());
    block.release();
  }

  @Rule("4.2")
  @DisplayName("4.2 the heap counts exactly its live blocks and their bytes")
  void heapCountsWhatItHandsOut() throws Throwable {
    Heap heap = backend().heap();
    contract().equal(0L, heap.liveBlocks(), "live blocks of a new heap", "Heap.liveBlocks()");
    contract().equal(0L, heap.liveBytes(), "live bytes of a new heap", "Heap.liveBytes()");
    List<Block> live = new ArrayList<>();
    long bytes = 0;
    for (int size : SIZES) {
      live.add(heap.allocate(size));
      bytes += live.get(live.size() - 1).byteSize();
      contract().equal((long) live.size(), heap.liveBlocks(), "blocks", "Heap.liveBlocks()");
      contract()
          .equal(
              bytes,
              heap.liveBytes(),
              "live bytes",
              "Heap.liveBytes() should be the sum of byteSize()");
    }
    for (int i = 0; i < live.size(); i++) {
      Block block = live.get(i);
      bytes -= block.byteSize();
      if (i % 2 == 0) {
        block.release();
      } else {
        block.releaser().run();
      }
      contract().equal(bytes, heap.liveBytes(), "live bytes after a release", "Heap.liveBytes()");
    }
    contract().equal(0L, heap.liveBlocks(), "live blocks at the end", "Heap.liveBlocks()");
    useByThreads(heap);
    contract()
        .require(
            heap.liveBlocks() == 0 && heap.liveBytes() == 0,
            "nothing is counted after use by 4 threads",
            heap.liveBlocks() + " blocks, " + heap.liveBytes() + " bytes",
            "Block.release() should reach the heap each time, and the counts should be atomic");
  }

  /**
   * Allocates and releases on one thread; a thread that loses a count loses those of many blocks of
   * other threads.
   */
  private void useByThreads(Heap heap) throws Throwable {
    int rounds = effort().of(2000, 6000, 60_000);
    long end = System.nanoTime() + effort().of(600, 2000, 20_000) * 1_000_000L;
    Together.run(4, thread -> {
      Block[] blocks = new Block[50];
      for (int i = 0; i < rounds || System.nanoTime() < end; i++) {
        for (int k = 0; k < blocks.length; k++) {
          blocks[k] = heap.allocate(100 + thread);
        }
        for (Block block : blocks) {
          block.release();
        }
      }
    });
  }

  @Rule("4.2")
  @DisplayName("4.2 each opened backend has its own counts")
  void eachEngineCountsForItself() {
    EngineBackend other = provider().open();
    try {
      Block block = other.heap().allocate(1000);
      contract().equal(0L, backend().heap().liveBlocks(), "another engine's blocks", "open()");
      block.release();
    } finally {
      other.close();
    }
  }
}
