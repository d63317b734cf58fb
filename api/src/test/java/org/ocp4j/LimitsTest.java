package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void defaultsAreThoseOfTheEnum() {
    for (Limit limit : Limit.values()) {
      assertEquals(limit.defaultValue(), Limits.DEFAULT.get(limit));
    }
  }

  @Test
  void withChangesOneLimitOnly() {
    Limits limits = Limits.DEFAULT.with(Limit.DEPTH, 7);

    assertEquals(7, limits.get(Limit.DEPTH));
    assertEquals(Limit.NODES.defaultValue(), limits.get(Limit.NODES));
    assertEquals(Limit.DEPTH.defaultValue(), Limits.DEFAULT.get(Limit.DEPTH));
    assertNotEquals(Limits.DEFAULT, limits);
    assertEquals(Limits.DEFAULT, limits.with(Limit.DEPTH, Limit.DEPTH.defaultValue()));
    assertEquals(limits.hashCode(), Limits.DEFAULT.with(Limit.DEPTH, 7).hashCode());
    assertTrue(limits.toString().contains("DEPTH=7"), limits.toString());
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.with(Limit.DEPTH, 0));
    assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.with(Limit.DEPTH, 65_536));
    assertEquals(65_535, Limits.DEFAULT.with(Limit.DEPTH, 65_535).get(Limit.DEPTH));
  }

  @Test
  void exceptionNamesTheLimitAndTheFix() {
    OcpLimitException passed = new OcpLimitException(Limit.DEPTH, 256, 257, 12);

    assertEquals(
        "limit on depth passed at byte 12: 257 found, 256 allowed;"
            + " raise it with Limits.with(Limit.DEPTH, n), n up to 65535",
        passed.getMessage());
    OcpLimitException impossible = new OcpLimitException(Limit.DEPTH, 65_535, 65_536, -1);
    assertEquals(
        "limit on depth passed: 65536 found, 65535 allowed;"
            + " a payload cannot count more than 65535: use a smaller source",
        impossible.getMessage());
  }
}
