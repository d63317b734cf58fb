package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocp4j.internal.memory.BlockPool;

class BlockPoolTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "2, 0",
    "1024, 0",
    "1025, 1",
    "2048, 1",
    "2049, 2",
    "4096, 2",
    "65536, 6",
    "65537, 7",
    "524288, 9",
    "524289, 10",
    "1048576, 10",
    "1048577, -1",
    "2147483647, -1"
  })
  void classForIsTheSmallestThatFits(int byteSize, int expected) {
    assertEquals(expected, BlockPool.classFor(byteSize));
  }

  @Test
  void classOfNeedsTheExactSize() {
    for (int sizeClass = 0; sizeClass < BlockPool.CLASSES; sizeClass++) {
      int size = BlockPool.size(sizeClass);
      assertEquals(1024 << sizeClass, size);
      assertEquals(sizeClass, BlockPool.classOf(size));
      assertEquals(BlockPool.NO_CLASS, BlockPool.classOf(size - 1));
      assertEquals(BlockPool.NO_CLASS, BlockPool.classOf(size + 1));
    }
  }
}
