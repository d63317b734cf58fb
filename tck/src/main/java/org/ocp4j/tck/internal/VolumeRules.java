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
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.tck.Rule;

/** What the interface for engines asks of a heap, for blocks of every size and for very many. */
public abstract class VolumeRules extends EngineRules {
  /** Every size up to this one is tried. */
  private static final int EVERY = 2100;

  /** Bytes of a block of which many are made one after another. */
  private static final int MUCH = 16 << 20;

  private static final String SIZE =
      "Heap.allocate rounds or truncates the size; Block.view() shows byteSize() bytes";
  private static final String COUNT =
      "Heap.liveBlocks() and liveBytes() are long: look for a count, a number or a handle of fewer"
          + " bits in Heap.allocate, Block.release and Block.releaser";

  /** Tests a provider's engine. */
  protected VolumeRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Sizes around every power of two and at round numbers, and some between. */
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
  @DisplayName("1.1 a block of any size is as large as asked, and holds what is written to it")
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
        String what = "a block for " + asked[0] + " bytes, while one for " + size;
        assertMarked(last.view(), asked[0], what);
        last.release();
      }
      before[0] = block;
      asked[0] = size;
    });
    before[0].release();
    contract().equal(0L, heap.liveBlocks(), "blocks in the end", COUNT);
    contract().equal(0L, heap.liveBytes(), "bytes in the end", COUNT);
  }

  private void assertWhole(Block block, int size) {
    String what = "a block for " + size + " bytes";
    ByteBuffer view = block.view();
    contract().require(block.byteSize() >= size, what + " has them", block.byteSize(), SIZE);
    contract()
        .equal(block.byteSize(), view.capacity(), "the capacity of the view of " + what, SIZE);
    contract().equal(block.byteSize(), view.limit(), "the limit of the view of " + what, SIZE);
    contract().equal(0, view.position(), "the position in the view of " + what, SIZE);
    contract().equal(ByteOrder.LITTLE_ENDIAN, view.order(), "the byte order of " + what, SIZE);
  }

  @Rule("1.1")
  @DisplayName("1.1 a block shows itself as often as it is asked")
  void blockShowsItselfVeryOften() {
    Block block = backend().heap().allocate(4096);
    for (int i = 1; i <= effort().of(70_000, 140_000, 1_000_000); i++) {
      block.view().put(i % 4096, (byte) i);
      contract().equal((byte) i, block.view().get(i % 4096), "a byte by view " + i, SIZE);
    }
    block.release();
  }

  /** Marks the last 64 bytes, and one in each 4 KiB before. */
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
              "byte " + at + " of " + what + " is made,",
              "another live block has the same memory, or the view does not show all of it: look at"
                  + " Heap.allocate");
    }
  }

  @Rule("4.2")
  @DisplayName("4.2 counts are right after more than 4 GiB of blocks, one after another")
  void countsOutlastManyBytes() {
    Heap heap = backend().heap();
    long bytes = 0;
    for (int i = 0; bytes <= 1L << 32; i++) {
      Block block = next(heap, MUCH + i % 3, bytes);
      bytes += block.byteSize();
      contract()
          .equal(1L, heap.liveBlocks(), "blocks, " + bytes + " bytes having been made,", COUNT);
      contract()
          .equal(
              (long) block.byteSize(),
              heap.liveBytes(),
              "bytes, " + bytes + " having been made in all,",
              COUNT);
      if (i % 2 == 0) {
        block.release();
      } else {
        block.releaser().run();
      }
      contract().equal(0L, heap.liveBytes(), "bytes after the release then", COUNT);
    }
  }

  private Block next(Heap heap, int size, long bytes) {
    try {
      return heap.allocate(size);
    } catch (OutOfMemoryError e) {
      throw contract()
          .violated(
              "a heap has memory for one more block, all before it having been released",
              e + " after " + bytes + " bytes",
              "the memory of released blocks is kept: look at Block.release and at the Runnable of"
                  + " Block.releaser; " + Origin.of(e, "Heap.allocate"));
    }
  }

  @Rule("4.2")
  @DisplayName("4.2 more than 65,536 blocks live at once, each its own, and all are counted")
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
    contract().equal((long) many, heap.liveBlocks(), "blocks that live at once", COUNT);
    contract().equal(bytes, heap.liveBytes(), "bytes of " + many + " blocks at once", COUNT);
    for (int i = 0; i < many; i++) {
      Block block = live.get(i);
      contract()
          .equal(
              (long) i,
              block.view().getLong(0),
              "what block " + i + " of " + many + " holds",
              "two of many blocks have the same memory or the same handle: look at Heap.allocate");
      bytes -= block.byteSize();
      block.release();
      contract().equal(bytes, heap.liveBytes(), "bytes after release " + i + " of " + many, COUNT);
    }
    contract().equal(0L, heap.liveBlocks(), "blocks in the end", COUNT);
  }

  @Rule("4.2")
  @DisplayName("4.2 each of very many blocks is whole and is counted, used by one thread")
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
      contract().require(isWhole, "block " + i + " of very many is whole", view, SIZE);
      boolean isCounted = heap.liveBlocks() == 1 && heap.liveBytes() == block.byteSize();
      contract()
          .require(
              isCounted,
              "block " + i + " of very many is counted, and it alone",
              heap.liveBlocks() + " blocks, " + heap.liveBytes() + " bytes",
              COUNT);
      if (i % 2 == 0) {
        block.releaser().run();
      } else {
        block.release();
      }
    }
    contract().equal(0L, heap.liveBlocks(), "blocks after very many", COUNT);
    contract().equal(0L, heap.liveBytes(), "bytes after very many", COUNT);
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
                "a heap has blocks of " + size + " bytes up to " + most + ", as the JVM has memory",
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

  /** Returns {@code true} when the JVM has memory for a block, wherever the heap takes its own. */
  private boolean hasMemory(int size) {
    try {
      ByteBuffer buffer =
          has(Capability.OFF_HEAP) ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
      return buffer.capacity() == size;
    } catch (OutOfMemoryError e) {
      return false;
    }
  }

  /** What the JVM may still take: direct memory has the same bound as the Java heap, unless set. */
  private static long freeBytes() {
    Collector.some();
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  @Rule("5.2")
  @DisplayName("5.2 a heap that failed often still has memory")
  void heapThatFailedOftenStillHasMemory() {
    assume(!has(Capability.OFF_HEAP), "2 GiB, which no Java array has, may be had off the heap");
    Heap heap = backend().heap();
    for (int i = 0; i < effort().of(1100, 70_000, 300_000); i++) {
      contract()
          .throwsA(
              OutOfMemoryError.class,
              () -> heap.allocate(Integer.MAX_VALUE).release(),
              "failure " + i + " of a heap that is asked for 2 GiB",
              "Heap.allocate throws OutOfMemoryError, and counts and keeps nothing then");
    }
    contract().equal(0L, heap.liveBlocks(), "blocks after many failures", COUNT);
    heap.allocate(1 << 20).release();
  }
}
