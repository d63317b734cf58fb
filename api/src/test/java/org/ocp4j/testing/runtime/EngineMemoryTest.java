package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.memory.PressureLevel;
import org.ocp4j.spi.Block;
import org.ocp4j.testing.Allocation;
import org.ocp4j.testing.CountingHeap;

class EngineMemoryTest {
  private static final int KIB = 1024;

  private final CountingHeap heap = new CountingHeap();

  private EngineMemory memory(long limit, int poolCapacity) {
    return new EngineMemory(
        "test",
        heap,
        new EngineMemory.Settings(limit, poolCapacity),
        new EngineGate("test", () -> {}));
  }

  private static MemoryStatistics counts(EngineMemory memory) {
    MemoryStatistics counts = memory.statistics(0, true);
    assertEquals(counts.used(), counts.documents().liveBytes() + counts.pool().liveBytes());
    assertEquals(counts.used(), counts.heapBytes(), "the heap's own count");
    assertEquals(
        counts.heapBlocks(), counts.documents().liveBlocks() + counts.pool().liveBlocks());
    return counts;
  }

  private static void assertNothingLeft(EngineMemory memory) {
    memory.trim();
    MemoryStatistics counts = counts(memory);
    assertEquals(0, counts.used());
    assertEquals(0, counts.documents().liveBlocks());
    assertEquals(0, counts.pool().liveBlocks());
  }

  private static List<Block> allocate(EngineMemory memory, int count, int size) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(memory.allocateDocument(size, () -> {}));
    }
    return blocks;
  }

  @Test
  void releasedBlockIsReusedForItsClass() {
    EngineMemory memory = memory(1 << 20, 10);
    Block first = memory.allocateDocument(1000, () -> {});
    assertEquals(KIB, first.byteSize());
    first.release();

    assertSame(first, memory.allocateDocument(KIB, () -> {}));
    assertNotSame(first, memory.allocateDocument(1, () -> {}));
    MemoryStatistics counts = counts(memory);
    assertEquals(1, counts.hits());
    assertEquals(2, counts.misses());
    assertEquals(3, counts.documents().allocatedBlocks());
    assertEquals(3 * KIB, counts.documents().allocatedBytes());
    assertEquals(1, counts.documents().releasedBlocks());
    assertEquals(2 * KIB, counts.used());
  }

  @Test
  void poolHoldsUpToItsCapacityAndNoLargeBlocks() {
    EngineMemory memory = memory(100 << 20, 3);
    for (int size : new int[] {1, 1025, 5000, 65_536, 70_000, 1 << 20}) {
      allocate(memory, 5, size).forEach(Block::release);
    }
    allocate(memory, 5, (1 << 20) + 1).forEach(Block::release);

    MemoryStatistics counts = counts(memory);
    assertEquals(18, counts.pool().liveBlocks());
    assertEquals(3 * (1 + 2 + 8 + 64 + 128 + 1024) * KIB, counts.pool().liveBytes());
    assertEquals(counts.pool().liveBytes(), counts.used());
    assertEquals(30, counts.misses());
    assertEquals(35, counts.documents().releasedBlocks());
    assertNothingLeft(memory);
    assertEquals(1, counts(memory).trims());
  }

  @Test
  void withoutPoolBlocksHaveTheRequestedSize() {
    EngineMemory memory = memory(10_000, 0);
    Block block = memory.allocateDocument(1000, () -> {});

    assertEquals(1000, block.byteSize());
    assertEquals(1000, counts(memory).used());
    block.release();
    MemoryStatistics counts = counts(memory);
    assertEquals(0, counts.used());
    assertEquals(0, counts.misses());
    assertEquals(1000, counts.peak());
  }

  @Test
  void secondReleaseThrowsAndThePoolHasTheBlockOnce() {
    EngineMemory memory = memory(1 << 20, 10);
    Block block = memory.allocateDocument(1, () -> {});
    block.release();

    assertThrows(IllegalStateException.class, block::release);
    assertThrows(IllegalStateException.class, block::view);
    assertEquals(1, counts(memory).pool().liveBlocks());
    assertSame(block, memory.allocateDocument(1, () -> {}));
    assertNotSame(block, memory.allocateDocument(1, () -> {}));
  }

  @Test
  void viewIsWholeWhateverThePositionOfEarlierViews() {
    EngineMemory memory = memory(1 << 20, 10);
    Block block = memory.allocateDocument(100, () -> {});
    block.view().position(7).limit(9);
    block.release();

    ByteBuffer view = memory.allocateDocument(100, () -> {}).view();
    assertEquals(0, view.position());
    assertEquals(KIB, view.limit());
  }

  @Test
  void limitIsExact() {
    EngineMemory memory = memory(4 * KIB, 10);
    List<Block> blocks = allocate(memory, 4, KIB);

    OcpMemoryLimitException refusal =
        assertThrows(OcpMemoryLimitException.class, () -> memory.allocateDocument(1, () -> {}));
    assertEquals(1, refusal.asked());
    assertEquals(4 * KIB, refusal.used());
    assertEquals(4 * KIB, refusal.allowed());
    assertEquals(
        "memory limit of the engine exceeded: 1 bytes requested, 4096 used, 4096 allowed; close"
            + " documents that are no longer needed, or raise it with"
            + " OcpEngine.Builder.memoryLimit(n), n at least 4097",
        refusal.getMessage());
    assertEquals(1, counts(memory).failures());
    assertEquals(4 * KIB, counts(memory).peak());
    blocks.forEach(Block::release);
    assertNothingLeft(memory);
    assertEquals(4 * KIB, counts(memory).peak());
  }

  @Test
  void largestPossibleRequestDoesNotOverflow() {
    EngineMemory memory = memory(Long.MAX_VALUE, 10);
    Block block = memory.allocateDocument(1, () -> {});
    assertEquals(PressureLevel.LOW, memory.pressure());
    block.release();
    EngineMemory small = memory(1, 10);
    OcpMemoryLimitException refusal = assertThrows(
        OcpMemoryLimitException.class, () -> small.allocateDocument(Integer.MAX_VALUE, () -> {}));
    assertEquals(Integer.MAX_VALUE, refusal.asked());
    assertEquals(0, small.statistics(0, false).used());
  }

  @Test
  void poolIsTrimmedBeforeTheLimitRefuses() {
    EngineMemory memory = memory(64 * KIB, 10);
    allocate(memory, 10, KIB).forEach(Block::release);
    assertEquals(10 * KIB, counts(memory).pool().liveBytes());

    Block large = memory.allocateDocument(64 * KIB, () -> {});
    MemoryStatistics counts = counts(memory);
    assertEquals(64 * KIB, counts.used());
    assertEquals(0, counts.pool().liveBlocks());
    assertEquals(0, counts.failures());
    large.release();
    assertNothingLeft(memory);
  }

  @Test
  void requestIsAdmittedWithoutItsSizeClassIfThatIsTooLarge() {
    EngineMemory memory = memory(6000, 10);
    Block block = memory.allocateDocument(5000, () -> {});

    assertEquals(5000, block.byteSize());
    block.release();
    assertEquals(0, counts(memory).used());
  }

  @Test
  void heapOutOfMemoryLeavesNothingBehind() {
    EngineMemory memory = memory(1 << 20, 10);
    heap.exhausted = true;

    assertThrows(OutOfMemoryError.class, () -> memory.allocateDocument(1, () -> {}));
    assertNothingLeft(memory);
    heap.exhausted = false;
    memory.allocateDocument(1, () -> {}).release();
    assertNothingLeft(memory);
  }

  @Test
  void largerBlockThanRequestedIsCountedInFull() {
    EngineMemory memory = memory(2000, 10);
    heap.more = 8;
    Block block = memory.allocateDocument(KIB, () -> {});

    assertEquals(KIB + 8, counts(memory).used());
    assertEquals(KIB + 8, counts(memory).documents().liveBytes());
    assertThrows(
        OcpMemoryLimitException.class, () -> memory.allocateDocument(2000 - KIB - 8, () -> {}));
    assertEquals(KIB + 8, counts(memory).used());
    block.release();
    assertEquals(0, counts(memory).used());
  }

  @Test
  void smallerBlockThanRequestedIsRefused() {
    EngineMemory memory = memory(1 << 20, 10);
    heap.more = -1;

    assertThrows(IllegalStateException.class, () -> memory.allocateDocument(KIB, () -> {}));
    assertNothingLeft(memory);
  }

  @Test
  void nothingIsPooledWhilePressureIsCritical() {
    EngineMemory memory = memory(10 * KIB, 10);
    allocate(memory, 2, KIB).forEach(Block::release);
    List<Block> blocks = allocate(memory, 9, KIB);
    assertEquals(PressureLevel.CRITICAL, memory.pressure());
    assertEquals(1, counts(memory).trims());

    blocks.get(0).release();
    assertEquals(0, counts(memory).pool().liveBlocks());
    assertEquals(PressureLevel.HIGH, memory.pressure());
    blocks.get(1).release();
    assertEquals(1, counts(memory).pool().liveBlocks());
  }

  @Test
  void pooledBlocksAreTakenAndReturnedWithoutAllocation() {
    EngineMemory memory = memory(1 << 20, 10);
    takeAndGive(memory, 20_000);
    long before = Allocation.bytes();
    takeAndGive(memory, 100_000);
    long allocated = Allocation.bytes() - before;

    assertTrue(allocated < 10_000, () -> allocated + " bytes for 100,000 pairs");
    assertEquals(119_999, counts(memory).hits());
  }

  private static void takeAndGive(EngineMemory memory, int times) {
    for (int i = 0; i < times; i++) {
      memory.allocateDocument(100, () -> {}).release();
    }
  }

  @Test
  void settingsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> memory(0, 10));
    assertThrows(IllegalArgumentException.class, () -> memory(1, -1));
    assertThrows(IllegalArgumentException.class, () -> memory(1, 1025));
    assertEquals(500L << 20, EngineMemory.Settings.DEFAULT.limit());
    assertEquals(10, EngineMemory.Settings.DEFAULT.poolCapacity());
  }
}
