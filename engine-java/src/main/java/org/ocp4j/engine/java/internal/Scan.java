package org.ocp4j.engine.java.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searches that read eight bytes at a time. */
final class Scan {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long LF = LOW * '\n';
  private static final long CR = LOW * '\r';

  private Scan() {}

  /** Returns the end of the line that contains {@code from}: its line ending, or {@code to}. */
  static int lineEnd(byte[] b, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONG.get(b, i);
      long hits = zeros(word ^ LF) | zeros(word ^ CR);
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    return Chars.lineEnd(b, i, to);
  }

  /** Returns whether there is a NUL. */
  static boolean hasNul(byte[] b, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      if (zeros((long) LONG.get(b, i)) != 0) {
        return true;
      }
    }
    for (; i < to; i++) {
      if (b[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the offset of the first occurrence of a byte, or {@code to}. */
  static int indexOf(byte[] b, int from, int to, int wanted) {
    long pattern = LOW * wanted;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long hits = zeros((long) LONG.get(b, i) ^ pattern);
      if (hits != 0) {
        return i + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (i < to && b[i] != wanted) {
      i++;
    }
    return i;
  }

  /** Returns the high bit of every zero byte up to the first one. Later bits may be wrong. */
  private static long zeros(long word) {
    return (word - LOW) & ~word & HIGH;
  }
}
