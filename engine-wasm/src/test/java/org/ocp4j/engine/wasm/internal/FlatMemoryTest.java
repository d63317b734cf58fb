package org.ocp4j.engine.wasm.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.ocp4j.memory.OcpMemoryLimitException;

/** Tests the linear memory and the mapped block behind it. */
class FlatMemoryTest {
  private static final int PAGE = 65_536;
  private final RuntimeException trap = new RuntimeException("trap");

  private static FlatMemory memory(long limit) {
    return new FlatMemory(new MemoryLimits(2), limit);
  }

  @Test
  void numbersAreLittleEndianWherever() {
    FlatMemory memory = memory(Long.MAX_VALUE);
    CoreMachineShaded.memoryWriteInt(5, 0x01020304, 2, memory);
    assertEquals(4, CoreMachineShaded.memoryReadByte(7, 0, memory));
    assertEquals(0x0304, CoreMachineShaded.memoryReadShort(0, 7, memory));
    CoreMachineShaded.memoryWriteLong(16, 0x0102030405060708L, 0, memory);
    assertEquals(0x05060708, CoreMachineShaded.memoryReadInt(8, 8, memory));
    assertEquals(0x0102030405060708L, CoreMachineShaded.memoryReadLong(16, 0, memory));
  }

  @Test
  void accessOutsideTheMemoryThrows() {
    FlatMemory memory = memory(Long.MAX_VALUE);
    int end = 2 * PAGE;
    assertOutOfBounds(() -> CoreMachineShaded.memoryReadByte(end, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryReadInt(end - 3, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryReadLong(-1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryReadInt(Integer.MAX_VALUE, 9, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteByte(end, (byte) 1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteShort(end - 1, (short) 1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteInt(-4, 1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteLong(end - 7, 1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryCopy(0, end - 1, 2, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryCopy(end - 1, 0, 2, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryFill(end - 1, (byte) 1, 2, memory));
  }

  private static void assertOutOfBounds(Runnable access) {
    assertThrows(IndexOutOfBoundsException.class, access::run);
  }

  @Test
  void theBlockIsWrittenToWhereItIsMapped() {
    FlatMemory memory = memory(Long.MAX_VALUE);
    byte[] block = new byte[24];
    memory.mapTarget(block, 4, 16);
    int target = FlatMemory.TARGET;
    CoreMachineShaded.memoryWriteInt(target, 0x04030201, 0, memory);
    CoreMachineShaded.memoryWriteByte(target, (byte) 5, 4, memory);
    CoreMachineShaded.memoryWriteShort(target + 5, (short) 0x0706, 0, memory);
    CoreMachineShaded.memoryWriteLong(target, 0x0F0E0D0C0B0A0908L, 7, memory);
    CoreMachineShaded.memoryFill(target + 15, (byte) 16, 1, memory);
    byte[] expected = {0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 0, 0, 0, 0
    };
    assertArrayEquals(expected, block);
    memory.write(100, new byte[] {9, 8, 7}, 0, 3);
    CoreMachineShaded.memoryCopy(target + 1, 100, 3, memory);
    assertEquals(9, block[5]);
    assertEquals(7, block[7]);
  }

  @Test
  void nothingBesideTheMappedPartCanBeWrittenTo() {
    FlatMemory memory = memory(Long.MAX_VALUE);
    byte[] block = new byte[24];
    memory.mapTarget(block, 4, 16);
    int target = FlatMemory.TARGET;
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteByte(target - 1, (byte) 1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteByte(target + 16, (byte) 1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteInt(target + 13, 1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteLong(target + 9, 1, 0, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryCopy(target + 15, 0, 2, memory));
    assertOutOfBounds(() -> CoreMachineShaded.memoryFill(target + 15, (byte) 1, 2, memory));
    memory.unmapTarget();
    assertOutOfBounds(() -> CoreMachineShaded.memoryWriteByte(target, (byte) 1, 0, memory));
    assertArrayEquals(new byte[24], block);
  }

  @Test
  void growthKeepsTheContents() {
    FlatMemory memory = memory(Long.MAX_VALUE);
    byte[] first = memory.bytes();
    ByteBuffer view = memory.view();
    memory.writeLong(8, 77);
    assertEquals(2, CoreMachineShaded.memoryGrow(5, memory));
    assertEquals(7, CoreMachineShaded.memoryPages(memory));
    assertEquals(77, memory.readLong(8));
    assertNotSame(first, memory.bytes());
    assertSame(memory.bytes(), memory.view().array());
    assertEquals(77, view.getInt(8), "an old view shows what it showed");
    memory.throwShortage("growing", trap);
  }

  @Test
  void theEnginesLimitIsTheMaximum() {
    FlatMemory memory = memory(32 << 20);
    assertEquals(-1, memory.grow(511));
    OcpMemoryLimitException e =
        assertThrows(OcpMemoryLimitException.class, () -> memory.throwShortage("growing", trap));
    assertEquals(511L * PAGE, e.asked());
    assertEquals(2L * PAGE, e.used());
    assertEquals(32L << 20, e.allowed());
    assertSame(trap, e.getSuppressed()[0]);
    assertEquals(2, memory.grow(510));
  }

  @Test
  void aSmallLimitLeavesRoomToParse() {
    assertEquals(2, memory(1).grow(254));
    assertEquals(-1, memory(1).grow(255));
  }

  @Test
  void theLargestAddressableMemoryIsInTheMessage() {
    FlatMemory memory = memory(Long.MAX_VALUE);
    assertEquals(-1, memory.grow(-1));
    OutOfMemoryError e =
        assertThrows(OutOfMemoryError.class, () -> memory.throwShortage("growing", trap));
    assertEquals(
        "a sandbox has at most 1073676288 bytes, which was too little for growing: use another"
            + " engine than wasm for a source of this size",
        e.getMessage());
  }
}
