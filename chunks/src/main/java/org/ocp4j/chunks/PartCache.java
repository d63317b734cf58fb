package org.ocp4j.chunks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the sizes of parts of texts. Threads share it without a lock: a part that is lost is
 * counted again.
 */
final class PartCache {
  /** The greatest number of bytes of a part that is remembered. */
  static final int LONGEST = 64;

  /** The returned size of a part that is not remembered. */
  static final int UNKNOWN = -1;

  private static final int SLOT_BITS = 17;
  private static final int SLOTS = 1 << SLOT_BITS;

  /** How many slots, one after another, a part may be in. */
  private static final int PROBES = 8;

  /** The bits of a short part that have its size; four bits above them have its length. */
  private static final int SIZE_BITS = 0xF;

  private static final byte[] NOTHING = {};

  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  /** Reads eight bytes, the first one as the lowest. */
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Parts of less than eight bytes: the bytes, the length and the size; 0 for a free slot. */
  private final AtomicLongArray shortParts = new AtomicLongArray(SLOTS);

  private final @Nullable Part[] longParts = new @Nullable Part[SLOTS];

  /** A part of eight bytes or more, and its size. */
  private static final class Part {
    private final long first;
    private final long second;

    /** The bytes after the first sixteen. */
    private final byte[] rest;

    private final int length;
    private final int size;

    Part(byte[] text, int start, int end, int size) {
      first = word(text, start, end);
      second = word(text, start + Long.BYTES, end);
      length = end - start;
      rest =
          length > 2 * Long.BYTES ? Arrays.copyOfRange(text, start + 2 * Long.BYTES, end) : NOTHING;
      this.size = size;
    }

    boolean is(long first, long second, byte[] text, int start, int end) {
      return this.first == first
          && this.second == second
          && length == end - start
          && (rest.length == 0
              || Arrays.equals(rest, 0, rest.length, text, start + 2 * Long.BYTES, end));
    }
  }

  /** Returns the bytes from an offset on, at most eight, the first one as the lowest. */
  private static long word(byte[] text, int start, int end) {
    int length = end - start;
    if (length >= Long.BYTES) {
      return (long) WORDS.get(text, start);
    }
    if (length > 0 && start + Long.BYTES <= text.length) {
      return (long) WORDS.get(text, start) & ((1L << (length * Byte.SIZE)) - 1);
    }
    long word = 0;
    for (int i = end - 1; i >= start; i--) {
      word = (word << Byte.SIZE) | (text[i] & 0xFF);
    }
    return word;
  }

  /** Returns the size of a part, which is not empty, or {@link #UNKNOWN}. */
  int get(byte[] text, int start, int end) {
    long first = word(text, start, end);
    return end - start < Long.BYTES
        ? getShort(shortKey(first, end - start))
        : getLong(first, text, start, end);
  }

  private static long shortKey(long bytes, int length) {
    return (bytes << Byte.SIZE) | ((long) length << 4);
  }

  private int getShort(long key) {
    int home = home(key * MULTIPLIER);
    for (int i = 0; i < PROBES; i++) {
      long part = shortParts.getOpaque((home + i) & (SLOTS - 1));
      if ((part & ~SIZE_BITS) == key) {
        return (int) part & SIZE_BITS;
      }
      if (part == 0) {
        break;
      }
    }
    return UNKNOWN;
  }

  private int getLong(long first, byte[] text, int start, int end) {
    long second = word(text, start + Long.BYTES, end);
    int home = home(hash(first, second, text, start, end));
    for (int i = 0; i < PROBES; i++) {
      Part part = longParts[(home + i) & (SLOTS - 1)];
      if (part == null) {
        break;
      }
      if (part.is(first, second, text, start, end)) {
        return part.size;
      }
    }
    return UNKNOWN;
  }

  private static int home(long hash) {
    return (int) (hash >>> (Long.SIZE - SLOT_BITS));
  }

  private static long hash(long first, long second, byte[] text, int start, int end) {
    long hash = (first * MULTIPLIER + second) * MULTIPLIER;
    for (int at = start + 2 * Long.BYTES; at < end; at += Long.BYTES) {
      hash = (hash + word(text, at, end)) * MULTIPLIER;
    }
    return hash;
  }

  /** Remembers a part of at most {@link #LONGEST} bytes that is not remembered. */
  void put(byte[] text, int start, int end, int size) {
    long first = word(text, start, end);
    if (end - start < Long.BYTES) {
      putShort(shortKey(first, end - start), size);
    } else {
      long second = word(text, start + Long.BYTES, end);
      putLong(hash(first, second, text, start, end), new Part(text, start, end, size));
    }
  }

  private void putShort(long key, int size) {
    int home = home(key * MULTIPLIER);
    for (int i = 0; i < PROBES; i++) {
      int slot = (home + i) & (SLOTS - 1);
      if (shortParts.getOpaque(slot) == 0) {
        shortParts.setOpaque(slot, key | size);
        return;
      }
    }
    // The new part is found first; the one that was there is found later, or forgotten.
    shortParts.setOpaque(other(home, key), shortParts.getOpaque(home));
    shortParts.setOpaque(home, key | size);
  }

  private void putLong(long hash, Part part) {
    int home = home(hash);
    for (int i = 0; i < PROBES; i++) {
      int slot = (home + i) & (SLOTS - 1);
      if (longParts[slot] == null) {
        longParts[slot] = part;
        return;
      }
    }
    longParts[other(home, hash)] = longParts[home];
    longParts[home] = part;
  }

  /** Returns one of the slots behind a slot. */
  private static int other(int home, long hash) {
    int distance = 1 + Math.floorMod(hash, PROBES - 1);
    return (home + distance) & (SLOTS - 1);
  }
}
