package org.ocp4j.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a counter remembers of the parts of texts. */
class PartCacheTest {
  private static final int MORE_THAN_FIT = 300_000;

  @Test
  void remembersPartsOfAllLengthsWhereverTheyStand() {
    PartCache cache = new PartCache();
    byte[] text = "0123456789".repeat(8).getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length <= PartCache.LONGEST; length++) {
      assertEquals(PartCache.UNKNOWN, cache.get(text, 3, 3 + length));
      cache.put(text, 3, 3 + length, Math.min(length, 7));
    }
    for (int length = 1; length <= PartCache.LONGEST; length++) {
      byte[] alone = Arrays.copyOfRange(text, 3, 3 + length);
      assertEquals(Math.min(length, 7), cache.get(alone, 0, length), "of " + length + " bytes");
      assertEquals(PartCache.UNKNOWN, cache.get(text, 4, 4 + length), "of " + length + " bytes");
    }
  }

  @Test
  void tellsPartsApartByTheirLengthAndLastByte() {
    PartCache cache = new PartCache();
    byte[] zeros = new byte[PartCache.LONGEST];
    for (int length = 1; length <= zeros.length; length++) {
      assertEquals(PartCache.UNKNOWN, cache.get(zeros, 0, length), "of " + length + " bytes");
      cache.put(zeros, 0, length, 1);
      byte[] other = Arrays.copyOf(zeros, length);
      other[length - 1] = 'a';
      assertEquals(PartCache.UNKNOWN, cache.get(other, 0, length), "of " + length + " bytes");
    }
  }

  @Test
  void forgetsPartsButNeverMistakesThem() {
    PartCache cache = new PartCache();
    for (String suffix : new String[] {"", "-and-more-than-sixteen-bytes"}) {
      for (int i = 0; i < MORE_THAN_FIT; i++) {
        byte[] part = (i + suffix).getBytes(StandardCharsets.UTF_8);
        cache.put(part, 0, part.length, 1 + i % 7);
        assertEquals(1 + i % 7, cache.get(part, 0, part.length));
      }
      int known = 0;
      for (int i = 0; i < MORE_THAN_FIT; i++) {
        byte[] part = (i + suffix).getBytes(StandardCharsets.UTF_8);
        int size = cache.get(part, 0, part.length);
        assertTrue(size == PartCache.UNKNOWN || size == 1 + i % 7, () -> "of part " + size);
        known += size == PartCache.UNKNOWN ? 0 : 1;
      }
      assertTrue(known > MORE_THAN_FIT / 8 && known < MORE_THAN_FIT, known + " are known");
    }
  }
}
