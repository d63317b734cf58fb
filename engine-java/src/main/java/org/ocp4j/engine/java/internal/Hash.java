package org.ocp4j.engine.java.internal;

import java.util.SplittableRandom;

/** A keyed hash of bytes. The key differs in each run, so that no source can be made to collide. */
final class Hash {
  private static final long KEY = new SplittableRandom().nextLong();

  private Hash() {}

  static int of(byte[] b, int from, int to) {
    long h = KEY ^ (to - from);
    for (int i = from; i < to; i++) {
      h = (h ^ b[i]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 29;
    }
    return (int) (h ^ h >>> 32);
  }
}
