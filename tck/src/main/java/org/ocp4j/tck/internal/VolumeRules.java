package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.tck.OcpEngineTck;
import org.ocp4j.tck.Rule;

/** Tests of the SPI's rules for a heap with blocks of every size and with very many blocks. */
@Tag(OcpEngineTck.ENDURANCE)
public abstract class VolumeRules extends EngineRules {
  /** All sizes up to this one are tried. */
  private static final int EVERY = 2100;

  /** The size in bytes of a block that is allocated many times, one after another. */
  private static final int MUCH = 16 << 20;

  private static final String SIZE =
      "look at whether Heap.allocate rounds or truncates the size; Block.view() should show"
          + " byteSize() bytes";
  private static final String COUNT =
      "Heap.liveBlocks() and liveBytes() are long: look for a count, a number or a handle of fewer"
          + " bits in Heap.allocate, Block.release and Block.releaser";

  /** Creates the tests of one provider's engine. */
  protected VolumeRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Returns sizes around every power of two, round numbers, and some sizes between. */
  private IntStream sizes() {
    IntStream around = IntStream.rangeClosed(12, effort().of(24, 26, 28))
        .flatMap(bits ->
            IntStream.of(-64, -1, 0, 1, 63, 1 << (bits - 2)).map(more -> (1 << bits) + more));
    IntStream round = IntStream.rangeClosed(1, 9)
        .flatMap(digit -> IntStream.of(1000, 10_000, 100_000, 1_000_000).map(ten -> ten * digit));
    IntStream any = random().ints(300, EVERY, 300_000);
    return Stream.of(IntStream.rangeClosed(1, EVERY), around, round, any)
        .flatMapToInt(each -> each);
  }

  @Rule("1.1")
  @DisplayName("1.1 a block of any size has the requested size and keeps the bytes written to it")
  void blockOfAnySizeIsAsLargeAsAsked() {
    Heap heap = backend().heap();
    Block[] before = new Block[1];
    int[] asked = new int[1];
    sizes().forEach(size -> {
      Block block = heap.allocate(size);
      assertWhole(block, size);
      mark(block.view(), size);
      Block last = before[0];
      if (last != null) {
        String what = "a block for " + asked[0] + " bytes, while a block for " + size;
        assertMarked(last.view(), asked[0], what);
        last.release();
      }
      before[0] = block;
      asked[0] = size;
    });
    before[0].release();
    contract().equal(0L, heap.liveBlocks(), "live blocks at the end", COUNT);
    contract().equal(0L, heap.liveBytes(), "live bytes at the end", COUNT);
  }

  private void assertWhole(Block block, int size) {
    String what = "a block for " + size + " bytes";
    ByteBuffer view = block.view();
    contract()
        .require(
            block.byteSize() >= size, what + " has at least that size", block.byteSize(), SIZE);
    contract()
        .equal(block.byteSize(), view.capacity(), "the capacity of the view of " + what, SIZE);
    contract().equal(block.byteSize(), view.limit(), "the limit of the view of " + what, SIZE);
    contract().equal(0, view.position(), "the position in the view of " + what, SIZE);
    contract()
        .equal(
            ByteOrder.LITTLE_ENDIAN, view.order(), "the byte order of the view of " + what, SIZE);
  }

  @Rule("1.1")
  @DisplayName("1.1 a block can return very many views")
  void blockShowsItselfVeryOften() {
    Block block = backend().heap().allocate(4096);
    for (int i = 1; i <= effort().of(70_000, 140_000, 1_000_000); i++) {
      block.view().put(i % 4096, (byte) i);
      contract().equal((byte) i, block.view().get(i % 4096), "a byte in view number " + i, SIZE);
    }
    block.release();
  }

  /** Marks the last 64 bytes, and one byte in each 4 KiB before them. */
  private static void mark(ByteBuffer view, int seed) {
    for (int at = 0; at < view.capacity(); at = next(at, view)) {
      view.put(at, markAt(at, seed));
    }
  }

  private static byte markAt(int at, int seed) {
    return (byte) (seed * 31 + at + at / 4096);
  }

  private static int next(int at, ByteBuffer view) {
    int last = view.capacity() - 64;
    return at >= last ? at + 1 : Math.min(at + 4096, last);
  }

  private void assertMarked(ByteBuffer view, int seed, String what) {
    for (int at = 0; at < view.capacity(); at = next(at, view)) {
      contract()
          .equal(
              markAt(at, seed),
              view.get(at),
              "byte " + at + " of " + what + " is allocated,",
              "another live block has the same memory, or the view does not show the whole block:"
                  + " look at Heap.allocate");
    }
  }

  @Rule("4.2")
  @DisplayName(
      "4.2 counts are right after more than 4 GiB of blocks were allocated one after another")
  void countsOutlastManyBytes() {
    Heap heap = backend().heap();
    long bytes = 0;
    for (int i = 0; bytes <= 1L << 32; i++) {
      Block block = next(heap, MUCH + i % 3, bytes);
      bytes += block.byteSize();
      contract()
          .equal(
              1L,
              heap.liveBlocks(),
              "live blocks after " + bytes + " bytes were allocated in all",
              COUNT);
      contract()
          .equal(
              (long) block.byteSize(),
              heap.liveBytes(),
              "live bytes after " + bytes + " bytes were allocated in all",
              COUNT);
      if (i % 2 == 0) {
        block.release();
      } else {
        block.releaser().run();
      }
      contract().equal(0L, heap.liveBytes(), "live bytes after the last release", COUNT);
    }
  }

  private Block next(Heap heap, int size, long bytes) {
    try {
      return heap.allocate(size);
    } catch (OutOfMemoryError e) {
      throw contract()
          .violated(
              "Heap.allocate has memory for one block, after all blocks before it were released",
              e + " after " + bytes + " bytes",
              "the engine keeps the memory of released blocks: look at Block.release and at the"
                  + " Runnable of"
                  + " Block.releaser; " + Origin.of(e, "Heap.allocate"));
    }
  }

  @Rule("4.2")
  @DisplayName("4.2 more than 65,536 blocks can be live at once, are separate, and are all counted")
  void manyBlocksLiveAtOnce() {
    Heap heap = backend().heap();
    List<Block> live = new ArrayList<>();
    long bytes = 0;
    int many = effort().of(66_000, 140_000, 300_000);
    for (int i = 0; i < many; i++) {
      Block block = heap.allocate(8 + i % 8);
      block.view().putLong(0, i);
      bytes += block.byteSize();
      live.add(block);
    }
    contract().equal((long) many, heap.liveBlocks(), "blocks that are live at once", COUNT);
    contract()
        .equal(
            bytes,
            heap.liveBytes(),
            "live bytes of " + many + " blocks that are live at once",
            COUNT);
    for (int i = 0; i < many; i++) {
      Block block = live.get(i);
      contract()
          .equal(
              (long) i,
              block.view().getLong(0),
              "the mark in block " + i + " of " + many,
              "two of many blocks have the same memory or the same handle: look at Heap.allocate");
      bytes -= block.byteSize();
      block.release();
      contract()
          .equal(bytes, heap.liveBytes(), "live bytes after release " + i + " of " + many, COUNT);
    }
    contract().equal(0L, heap.liveBlocks(), "live blocks at the end", COUNT);
  }

  @Rule("4.2")
  @DisplayName("4.2 each of very many blocks on one thread has its full size and is counted")
  void eachOfManyBlocksIsWhole() {
    Heap heap = backend().heap();
    int many = effort().of(140_000, 300_000, 18_000_000);
    for (int i = 1; i <= many; i++) {
      int size = 64 + i % 5;
      Block block = heap.allocate(size);
      ByteBuffer view = block.view();
      view.putLong(size - 8, i);
      boolean isWhole = block.byteSize() >= size
          && view.capacity() == block.byteSize()
          && view.limit() == view.capacity()
          && view.position() == 0
          && view.order() == ByteOrder.LITTLE_ENDIAN
          && block.view().getLong(size - 8) == i;
      contract().require(isWhole, "block " + i + " of very many has its full size", view, SIZE);
      boolean isCounted = heap.liveBlocks() == 1 && heap.liveBytes() == block.byteSize();
      contract()
          .require(
              isCounted,
              "block " + i + " of very many is counted, and no other",
              heap.liveBlocks() + " blocks, " + heap.liveBytes() + " bytes",
              COUNT);
      if (i % 2 == 0) {
        block.releaser().run();
      } else {
        block.release();
      }
    }
    contract().equal(0L, heap.liveBlocks(), "live blocks after very many", COUNT);
    contract().equal(0L, heap.liveBytes(), "live bytes after very many", COUNT);
  }

  @Rule("5.1")
  @DisplayName("5.1 the heap has no limit of its own below the default limit of an engine")
  void heapHasNoLimitOfItsOwn() {
    Heap heap = backend().heap();
    for (int size : new int[] {1 << 20, 96 << 20}) {
      long most = Math.min(500L << 20, freeBytes() / 2);
      List<Block> live = new ArrayList<>();
      OutOfMemoryError error = fill(heap, size, most, live);
      boolean isOfTheHeap = error != null && hasMemory(size);
      int blocks = live.size();
      live.forEach(Block::release);
      live.clear();
      if (error != null && isOfTheHeap) {
        throw contract()
            .violated(
                "a heap allocates " + most + " bytes in blocks of " + size + " while the JVM has"
                    + " memory",
                error + " after " + blocks + " blocks",
                "the runtime limits the memory of an engine, by rule 5.1 of the contract"
                    + " (docs/contract.md): "
                    + Origin.of(error, "Heap.allocate"));
      }
    }
  }

  private @Nullable OutOfMemoryError fill(Heap heap, int size, long most, List<Block> live) {
    try {
      for (long held = 0; held + size <= most; held += size) {
        Block block = heap.allocate(size);
        live.add(block);
        assertWhole(block, size);
      }
      return null;
    } catch (OutOfMemoryError e) {
      return e;
    }
  }

  /** Returns {@code true} if the JVM has memory for a block, on the Java heap or outside it. */
  private boolean hasMemory(int size) {
    try {
      ByteBuffer buffer =
          has(Capability.OFF_HEAP) ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
      return buffer.capacity() == size;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  /**
   * Returns the bytes that the JVM may still allocate: direct memory has the same limit as the Java
   * heap by default.
   */
  private static long freeBytes() {
    Collector.some();
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  @Rule("5.2")
  @DisplayName("5.2 a heap can still allocate after many failures")
  void heapThatFailedOftenStillHasMemory() {
    assume(
        !has(Capability.OFF_HEAP),
        "the test needs an allocation that fails, and 2 GiB may succeed outside the Java heap");
    Heap heap = backend().heap();
    for (int i = 0; i < effort().of(1100, 70_000, 300_000); i++) {
      contract()
          .throwsA(
              OutOfMemoryError.class,
              () -> heap.allocate(Integer.MAX_VALUE).release(),
              "failing allocation " + i + " of 2 GiB",
              "Heap.allocate should throw OutOfMemoryError, and then count and keep nothing");
    }
    contract().equal(0L, heap.liveBlocks(), "live blocks after many failures", COUNT);
    heap.allocate(1 << 20).release();
  }
}
