package org.ocp4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockPoolTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "2, 0",
    "1024, 0",
    "1025, 1",
    "4096, 1",
    "4097, 2",
    "16384, 2",
    "16385, 3",
    "65536, 3",
    "65537, 4",
    "262144, 4",
    "262145, 5",
    "1048576, 5",
    "1048577, -1",
    "2147483647, -1"
  })
  void smallestClassThatHoldsIt(int byteSize, int expected) {
    assertEquals(expected, BlockPool.classFor(byteSize));
  }

  @Test
  void onlyExactSizesAreOfAClass() {
    for (int sizeClass = 0; sizeClass < BlockPool.CLASSES; sizeClass++) {
      int size = BlockPool.size(sizeClass);
      assertEquals(1024 << (2 * sizeClass), size);
      assertEquals(sizeClass, BlockPool.classOf(size));
      assertEquals(BlockPool.NO_CLASS, BlockPool.classOf(size - 1));
      assertEquals(BlockPool.NO_CLASS, BlockPool.classOf(size + 1));
    }
  }
}
